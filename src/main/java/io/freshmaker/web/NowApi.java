package io.freshmaker.web;

import io.freshmaker.json.WorkJson;
import io.freshmaker.store.WorkNow;
import io.freshmaker.store.WorkView;
import java.util.List;

/** Answers what is going on, what comes next, and what waits for what. */
public final class NowApi implements ApiPart {

    private static final int USUAL = 20;

    private final WorkNow work;
    private final int largest;

    /** @param largest the most items of each list */
    public NowApi(WorkNow work, int largest) {
        this.work = work;
        this.largest = largest;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/now", "show-now", "What goes on, comes next and has ended lately", this::now)
                .inVersion2()
                .answering("Now")
                .with(List.of(new Parameter(
                        "limit",
                        "integer",
                        false,
                        "The most items of each list, from 0 on; " + USUAL + " where none is given."))));
    }

    private Answer now(ApiCall call) {
        long limit = call.query()
                .first("limit")
                .map(text -> ChangeFilter.number("limit", text))
                .orElse((long) USUAL);
        WorkView view = work.read((int) Math.min(limit, largest));
        return Answer.json(json -> WorkJson.write(json, view));
    }
}
