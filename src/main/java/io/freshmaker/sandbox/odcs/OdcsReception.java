package io.freshmaker.sandbox.odcs;

import io.freshmaker.sandbox.HttpCall;
import io.freshmaker.sandbox.HttpReply;
import io.freshmaker.sandbox.ProxyPage;
import io.freshmaker.sandbox.Troubles;
import io.freshmaker.sandbox.odcs.OdcsFaults.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meets every request before the API does: notes what is to change something, and makes the trouble ordered for it. */
final class OdcsReception {

    private static final Logger LOG = LoggerFactory.getLogger(OdcsReception.class);

    private final OdcsApi api;
    private final OdcsFaults faults;
    private final ComposeLedger ledger;
    private final AtomicInteger reads = new AtomicInteger();

    OdcsReception(OdcsApi api, OdcsFaults faults, ComposeLedger ledger) {
        this.api = api;
        this.faults = faults;
        this.ledger = ledger;
    }

    /** What is to be done with the request: the answer, late, or none at all. */
    HttpReply receive(HttpCall call) {
        if (call.method().equals("GET")) {
            reads.incrementAndGet();
        }
        int place = ledger.begin(call);
        Troubles.Trouble<Kind> trouble = faults.take(call.method(), call.path()).orElse(null);
        if (trouble == null) {
            return noted(place, answer(call)).reply();
        }
        if (trouble.kind() == Kind.LOST_BEFORE_WORK) {
            return lost(place);
        }
        OdcsAnswer instead = OdcsFaults.instead(trouble.kind());
        if (instead != null) {
            return noted(place, instead).reply();
        }
        if (trouble.kind() == Kind.SLOW_WORK) {
            trouble.sitOut();
        }
        HttpReply reply = noted(place, answer(call)).reply();
        return switch (trouble.kind()) {
            case LOST_AFTER_WORK -> lost(place);
            case GATEWAY_TIMEOUT_504 ->
                ProxyPage.of(504, "The gateway did not receive a timely response from the upstream server.");
            case SLOW -> late(reply, trouble.delay());
            default -> reply;
        };
    }

    private OdcsAnswer answer(HttpCall call) {
        try {
            return api.answer(call);
        } catch (RuntimeException failure) {
            LOG.error("The stand-in of ODCS could not answer {} {}", call.method(), call.path(), failure);
            return OdcsAnswer.refused(500, failure.toString());
        }
    }

    private OdcsAnswer noted(int place, OdcsAnswer answer) {
        ledger.answered(place, answer);
        return answer;
    }

    private HttpReply lost(int place) {
        ledger.lost(place);
        return HttpReply.none();
    }

    private static HttpReply late(HttpReply reply, Duration delay) {
        return new HttpReply(reply.status(), reply.headers(), reply.body(), delay.toMillis());
    }

    /** How many requests that only read came in. */
    int reads() {
        return reads.get();
    }
}
