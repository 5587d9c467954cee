package io.freshmaker.koji.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.submit.Lasting;
import java.util.List;
import java.util.function.Supplier;

/**
 * A hub that is asked about tasks that exist already: whatever it says, a build is not given up because its task can't
 * be looked at. A login that is no longer valid would otherwise fail all builds that are under way.
 */
public final class PatientHub implements KojiHub {

    private final KojiHub hub;

    public PatientHub(KojiHub hub) {
        this.hub = hub;
    }

    @Override
    public JsonNode read(KojiCall call) {
        return patiently(call.method(), () -> hub.read(call));
    }

    @Override
    public List<KojiAnswer> readAll(List<KojiCall> calls) {
        return patiently("multiCall", () -> hub.readAll(calls));
    }

    @Override
    public JsonNode write(KojiCall call) {
        return patiently(call.method(), () -> hub.write(call));
    }

    private static <T> T patiently(String method, Supplier<T> call) {
        try {
            return call.get();
        } catch (KojiFault fault) {
            throw new AskedAgain("Koji answers " + method + " with a fault: " + fault.getMessage(), fault);
        } catch (KojiException e) {
            throw new AskedAgain(e.getMessage(), e);
        }
    }

    private static final class AskedAgain extends KojiException implements Lasting {
        private static final long serialVersionUID = 1;

        AskedAgain(String message, Throwable cause) {
            super(message, cause);
        }

        @Override
        public boolean permanent() {
            return false;
        }
    }
}
