package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.freshmaker.access.Permission;
import io.freshmaker.store.Approval;
import io.freshmaker.store.Asker;
import io.freshmaker.store.Canceling;
import io.freshmaker.store.Replanning;
import io.freshmaker.store.Retrying;
import java.util.List;

/** What people can have done with an event; the answer is the event as it is then. */
public final class EventActions implements ApiPart {

    private static final String KIND = "event";
    private static final List<String> BOTH = List.of("cancel");
    private static final List<String> LATER = List.of("cancel", "retry", "approve", "replan");

    private final EventsApi events;
    private final Changing changing;
    private final Stores stores;

    /** What does it. */
    public record Stores(Canceling canceling, Retrying retrying, Approval approval, Replanning replanning) {}

    /** @param gate that finds out who calls */
    public EventActions(EventsApi events, Stores stores, Gate gate) {
        this.events = events;
        this.stores = stores;
        this.changing = new Changing(gate);
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.patch(
                        "/events/{id}",
                        "change-event",
                        "Cancels an event; in version 2 also tries its lost builds again, approves it, or plans it anew",
                        Permission.REBUILD,
                        this::change)
                .with(List.of(Parameter.FULL))
                .taking("EventChange")
                .answering("Event"));
    }

    private Answer change(ApiCall call) {
        ChangeBody body = ChangeBody.read(call.body(), call.version() == 1 ? BOTH : LATER);
        long event = Changing.id(call, KIND);
        changing.change(call, KIND, asker -> act(event, body, asker));
        return events.one(call);
    }

    private void act(long event, ChangeBody body, Asker asker) {
        switch (body.action()) {
            case "cancel" -> stores.canceling().event(event, asker, body.reason());
            case "retry" -> stores.retrying().event(event, asker, body.reason());
            case "approve" -> stores.approval().approve(event, asker, body.reason(), false);
            case "replan" -> stores.replanning().replan(event, asker, body.reason());
            default -> throw new IllegalArgumentException(body.action());
        }
    }
}
