package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.inventory.ImageWants.Want;
import io.freshmaker.koji.TaggedImage;
import io.freshmaker.koji.WantedImage;
import io.freshmaker.store.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what Koji's tags hold with the images that are known: each tag once to fill the inventory, and all of them
 * for each reconciliation. What is missing is noted to be read.
 */
public final class ImageListing {

    private static final Logger LOG = LoggerFactory.getLogger(ImageListing.class);
    private static final int PAGES = 0;
    private static final int STREAMS = 1;

    private final Database database;
    private final Duration period;
    private final boolean mbs;
    private final Respite respite;
    private final Trouble trouble = new Trouble();

    /**
     * @param period from the end of one reconciliation to the next; zero for never, unless somebody asks
     * @param mbs whether there is an MBS to ask for modules
     */
    public ImageListing(Database database, Duration period, boolean mbs, Respite respite) {
        this.database = database;
        this.period = period;
        this.mbs = mbs;
        this.respite = respite;
    }

    /** The tag to ask for next; null when there is none now. */
    public TagTurn next() {
        if (!respite.isOver()) {
            return null;
        }
        Optional<TagTurn> fill = database.read(ImageTagRows::unlisted).map(tag -> new TagTurn(tag, 0, 0));
        if (fill.isPresent()) {
            return fill.get();
        }
        Optional<Walks.Walk> open = database.read(handle -> Walks.open(handle, ImageSources.KOJI));
        if (open.isEmpty()
                && !period.isZero()
                && database.read(handle -> Walks.due(handle, ImageSources.KOJI, period))) {
            open = database.transact(this::beginIfDue);
        }
        return open.filter(walk -> walk.state() == PAGES).map(this::turn).orElse(null);
    }

    private Optional<Walks.Walk> beginIfDue(Handle handle) {
        if (Walks.due(handle, ImageSources.KOJI, period)) {
            Walks.begin(handle, ImageSources.KOJI);
        }
        return Walks.open(handle, ImageSources.KOJI);
    }

    private TagTurn turn(Walks.Walk walk) {
        List<String> tags = database.read(ImageTagRows::all);
        // Tags may have been taken out of the configuration meanwhile.
        int number = Math.min(walk.page(), tags.size());
        return number == 0 ? null : new TagTurn(tags.get(number - 1), walk.id(), walk.page());
    }

    /** Takes what Koji says is in a tag; once, whoever is told it twice. */
    public void listed(TagTurn turn, List<TaggedImage> builds) {
        respite.end();
        trouble.over();
        Optional<Integer> missing = database.transact(handle -> {
            boolean first = turn.walk() == 0 ? ImageTagRows.listed(handle, turn.tag()) : advance(handle, turn);
            if (first && mbs && turn.walk() > 0 && turn.number() == 1) {
                ImageWants.add(handle, UnnamedModules.wants(handle, turn.walk()));
            }
            return first ? Optional.of(compare(handle, turn.walk(), builds)) : Optional.empty();
        });
        missing.ifPresent(count -> LOG.info(
                "inventory: {} holds {} image builds at koji, {} of them to be read",
                turn.tag(),
                builds.size(),
                count));
    }

    private static boolean advance(Handle handle, TagTurn turn) {
        int tags = ImageTagRows.all(handle).size();
        boolean last = turn.number() >= tags;
        return handle.createUpdate("""
                                update inventory_walks set state = :state, next_page = :next, pages = :tags,
                                  total = :tags, last_problem = null
                                where id = :id and state = 0 and next_page = :page
                                """)
                        .bind("state", last ? STREAMS : PAGES)
                        .bind("next", last ? turn.number() : turn.number() + 1)
                        .bind("tags", tags)
                        .bind("id", turn.walk())
                        .bind("page", turn.number())
                        .execute()
                == 1;
    }

    /** @return how many builds are to be read */
    private static int compare(Handle handle, long walk, List<TaggedImage> builds) {
        var known =
                KnownImages.named(handle, builds.stream().map(TaggedImage::name).collect(Collectors.toSet()));
        Map<Long, Want> wants = new HashMap<>();
        List<Long> asKnown = new ArrayList<>();
        for (TaggedImage build : builds) {
            var stream = known.get(Artifact.image(build.name(), build.branch()));
            boolean there = stream != null && !stream.left() && stream.newest().isPresent();
            if (there && stream.newest().get().kojiId() == build.id()) {
                if (build.place() == 1) {
                    asKnown.add(stream.id());
                }
            } else if (!there || !stream.knows(build.id()) && (walk == 0 || isNewer(build, stream))) {
                wants.put(build.id(), want(build, null, walk));
            }
        }
        if (walk > 0) {
            ArtifactRows.confirm(handle, asKnown, walk);
        }
        ImageWants.add(handle, wants.values());
        if (walk == 0 && ImageTagRows.fill(handle)) {
            LOG.info("inventory: filled from koji");
        }
        return wants.size();
    }

    /** Of a stream that is known, a reconciliation reads nothing that was not read when it was new. */
    private static boolean isNewer(TaggedImage build, KnownImages.Stream stream) {
        return build.place() == 1
                && !build.completed().isBefore(stream.newest().orElseThrow().completed());
    }

    static Want want(TaggedImage build, String insteadOf, long walk) {
        return new Want(new WantedImage(build.id(), build.branch(), build.nvr()), build.place(), insteadOf, walk);
    }

    void failed(TagTurn turn, String reason) {
        respite.begin();
        if (trouble.isNews(turn.tag() + reason)) {
            LOG.warn("inventory: the images in {} can't be listed: {}", turn.tag(), reason);
        }
        database.transact(handle -> {
            if (turn.walk() > 0) {
                Walks.problem(handle, turn.walk(), 0, reason);
            } else {
                ImageTagRows.trouble(handle, reason);
            }
            return null;
        });
    }
}
