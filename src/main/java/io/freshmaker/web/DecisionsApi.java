package io.freshmaker.web;

import io.freshmaker.json.DecisionJson;
import io.freshmaker.store.DecisionPages;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.KeptDecision;
import io.freshmaker.store.Page;
import io.freshmaker.store.TypeNames;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Answers what was decided about each candidate of an event, as JSON. */
public final class DecisionsApi implements ApiPart {

    private static final ListRequest LIST =
            new ListRequest(DecisionPages.FIELDS, Map.of(Kind.STATE, new TreeMap<>(Map.of(0, "false", 1, "true"))));

    private final DecisionPages decisions;
    private final DecidedTypes types;
    private final int pageLimit;

    /**
     * @param types the numbers of types
     * @param pageLimit the largest {@code per_page}
     */
    public DecisionsApi(DecisionPages decisions, TypeNames types, int pageLimit) {
        this.decisions = decisions;
        this.types = new DecidedTypes(types, decisions);
        this.pageLimit = pageLimit;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/events/{id}/decisions", "list-decisions", "A page of what an event decided", this::list)
                .inVersion2()
                .with(List.of(
                        new Parameter("name", "string", true, "The name of the artifact."),
                        new Parameter(
                                "type", "string", true, "The type of the artifact, by number or name in any case."),
                        new Parameter("stream", "string", true, "The stream of the artifact, such as f27."),
                        new Parameter("rebuild", "boolean", true, "Whether it is rebuilt for the event."),
                        new Parameter("content_type", "string", true, "The content type that decided."),
                        new Parameter("rule", "string", true, "The rule that decided."),
                        new Parameter("order_by", "string", false, "id, or -id for the last ones first."),
                        new Parameter("page", "integer", false, "The number of the page, from 1."),
                        new Parameter("per_page", "integer", false, "How many are on a page.")))
                .answering("KeptDecision[]"));
    }

    /** In the order in which they were made, unless another is asked for. */
    private Answer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        Query query = call.query().with("order_by", "id");
        Page<KeptDecision> page = call.number().stream()
                .mapToObj(id -> decisions.page(id, LIST.selection(types.named(query, id), number)))
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("event"));
        return new PageAnswer<>(call, "events/" + call.id() + "/decisions", number, page)
                .json(new DecisionJson()::write);
    }
}
