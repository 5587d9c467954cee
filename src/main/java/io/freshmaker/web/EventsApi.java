package io.freshmaker.web;

import io.freshmaker.json.EventJson;
import io.freshmaker.json.StateNames;
import io.freshmaker.store.Detail;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.EventView;
import io.freshmaker.store.Field.Kind;
import java.util.List;
import java.util.Map;

/** Answers what clients ask about events, as JSON. */
public final class EventsApi implements ApiPart {

    private final EventPages events;
    private final int pageLimit;

    /** @param pageLimit the largest {@code per_page} */
    public EventsApi(EventPages events, int pageLimit) {
        this.events = events;
        this.pageLimit = pageLimit;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/events", "list-events", "A page of events", this::list)
                        .with(Parameter.ofList(EventPages.FIELDS, Parameter.FULL))
                        .answering("Event[]"),
                Endpoint.get("/events/{id}", "show-event", "One event", this::one)
                        .with(List.of(Parameter.FULL))
                        .answering("Event"));
    }

    private Answer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        var request = new ListRequest(EventPages.FIELDS, Map.of(Kind.STATE, StateNames.OF_EVENTS.byNumber()));
        Detail detail = call.detail();
        var page = events.page(request.selection(call.query(), number), detail);
        var writer = new EventJson(call.version(), detail.builds(), false);
        return new PageAnswer<>(call, "events", number, page).json(writer::write);
    }

    /** The one that the path names, as it is now. */
    Answer one(ApiCall call) {
        Detail detail = call.detail();
        EventView event = call.number().stream()
                .mapToObj(id -> events.find(id, detail))
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("event"));
        var writer = new EventJson(call.version(), detail.builds(), true);
        return Answer.json(json -> writer.write(json, event));
    }
}
