package io.freshmaker.inventory;

import io.freshmaker.change.BuildNews;
import io.freshmaker.change.BuildNewsReader;
import io.freshmaker.koji.ImageStanding;
import io.freshmaker.koji.TagBranches;
import io.freshmaker.plan.Draft;
import io.freshmaker.store.Database;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the images current by what Koji says on the bus. A message only says when to ask: what Koji's tags hold counts,
 * and what they hold anew is noted to be read.
 */
public final class ImageNews {

    private static final Logger LOG = LoggerFactory.getLogger(ImageNews.class);

    private final Database database;
    private final ImageSettlement settlement;
    private final TagBranches branches;
    private final BuildNewsReader reader = new BuildNewsReader();

    public ImageNews(Database database, ImageLearning learning, TagBranches branches) {
        this.database = database;
        this.settlement = new ImageSettlement(learning);
        this.branches = branches;
    }

    /**
     * What to ask Koji because of a message; null when it is no news of an image. Whether a build of a name is an image
     * is not asked for: it is when an image of that name is known, or when it is in a configured tag.
     */
    public ImageQuestion about(Draft draft) {
        Optional<BuildNews> news = reader.read(draft.message()).filter(BuildNews::primary);
        if (news.isEmpty()) {
            return null;
        }
        Optional<String> branch = branches.configured(news.get().tag());
        boolean ofTag = !news.get().tag().isEmpty();
        if (ofTag && branch.isEmpty()) {
            return null;
        }
        List<KnownImages.Stream> streams = database.read(handle ->
                KnownImages.named(handle, List.of(news.get().name())).values().stream()
                        .filter(stream -> !ofTag || stream.image().stream().equals(branch.get()))
                        .toList());
        if (!ofTag && streams.isEmpty() && !news.get().image()) {
            return null;
        }
        List<Long> known = streams.stream()
                .flatMap(stream -> stream.newest().stream())
                .map(KnownImages.Build::kojiId)
                .filter(id -> id > 0)
                .toList();
        return new ImageQuestion(
                0,
                0,
                0,
                news.get().name(),
                branch.orElse(""),
                known,
                news.get().left() ? news.get().build() : 0);
    }

    /** Takes what Koji's tags say of an image that there was news of. */
    public void told(ImageQuestion question, ImageStanding standing) {
        database.transact(handle -> settlement.settle(handle, question, standing))
                .forEach(ImageNews::log);
    }

    static void log(Lesson lesson) {
        if (lesson.changes()) {
            LOG.info("inventory: {}", new Correction(lesson.what(), lesson.artifact(), lesson.detail()).sentence());
        }
    }
}
