package io.freshmaker.web;

import io.freshmaker.artifact.Quoted;
import io.freshmaker.inventory.ArtifactNames;
import io.freshmaker.inventory.KnownArtifact;
import io.freshmaker.json.HistoryJson;
import io.freshmaker.store.ArtifactHistory;
import io.freshmaker.store.Database;
import io.freshmaker.why.ArtifactQuestions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers what happened to artifacts, when and why, as JSON. */
public final class HistoryApi implements ApiPart {

    private final ArtifactHistory history;
    private final ArtifactQuestions questions;
    private final int pageLimit;

    /** @param pageLimit the largest {@code per_page} */
    public HistoryApi(Database database, int pageLimit) {
        this.history = new ArtifactHistory(database);
        this.questions = new ArtifactQuestions(new ArtifactNames(database));
        this.pageLimit = pageLimit;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/history", "show-history", "What happened to artifacts, the latest first", this::page)
                        .inVersion2()
                        .with(List.of(
                                new Parameter(
                                        "artifact",
                                        "string",
                                        true,
                                        "type:name:stream, type:name for all streams, or a name that only one type has."),
                                new Parameter("page", "integer", false, "The number of the page, from 1."),
                                new Parameter("per_page", "integer", false, "How many are on a page.")))
                        .answering("Happening[]"));
    }

    private Answer page(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        ArtifactQuestions.Meant meant = meant(call.query().all("artifact"));
        var page = history.page(meant.ranges(), number.offset(), number.size());
        return new PageAnswer<>(call, "history", number, page)
                .json(new HistoryJson()::write, page.total() > 0 ? "" : nothing(meant));
    }

    private ArtifactQuestions.Meant meant(List<String> words) {
        words.forEach(word -> Refused.plain("artifact", word));
        try {
            return questions.meant(words);
        } catch (IllegalArgumentException e) {
            throw Refused.malformed(e.getMessage());
        }
    }

    private static String nothing(ArtifactQuestions.Meant meant) {
        String named = meant.ranges().stream()
                .map(range -> Quoted.of(range.toString()))
                .collect(Collectors.joining(", "));
        Optional<KnownArtifact> known =
                meant.known().stream().filter(KnownArtifact::inventory).findFirst();
        return "Nothing happened to " + named + " that is still kept. "
                + known.map(artifact -> "The inventory knows "
                                + artifact.artifact()
                                + (artifact.left() != null
                                        ? ", which left it."
                                        : artifact.nvr().isEmpty()
                                                ? "."
                                                : " with the newest build " + artifact.nvr() + "."))
                        .orElse("The inventory does not know it either.");
    }
}
