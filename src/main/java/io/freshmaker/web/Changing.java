package io.freshmaker.web;

import io.freshmaker.access.Gate;
import io.freshmaker.access.Identity;
import io.freshmaker.store.Asker;
import io.freshmaker.store.NotTheirs;
import io.freshmaker.store.UnknownId;
import java.util.function.Consumer;

/** Has the store change something for whoever calls the API, and turns its refusals into those of HTTP. */
final class Changing {

    private final String how;

    /** @param gate that found out who calls */
    Changing(Gate gate) {
        this.how = gate.word();
    }

    /**
     * Does it.
     *
     * @param kind of what is changed: {@code event}
     * @throws Refused 404 where there is no such thing, 403 where it is somebody else's, 409 where it can't be done as
     *     things are
     */
    void change(ApiCall call, String kind, Consumer<Asker> work) {
        Identity caller = call.caller();
        try {
            work.accept(new Asker(caller.name(), how, caller.admin()));
        } catch (UnknownId e) {
            throw Refused.unknown(kind);
        } catch (NotTheirs e) {
            throw Refused.of(403, e.getMessage());
        } catch (IllegalStateException e) {
            if (e.getClass() != IllegalStateException.class) {
                throw e;
            }
            throw Refused.of(409, e.getMessage());
        }
    }

    /** The id in the path. */
    static long id(ApiCall call, String kind) {
        return call.number().orElseThrow(() -> Refused.unknown(kind));
    }
}
