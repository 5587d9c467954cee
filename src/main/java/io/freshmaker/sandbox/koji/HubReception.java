package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.HttpCall;
import io.freshmaker.sandbox.HttpReply;
import io.freshmaker.sandbox.ProxyPage;
import io.freshmaker.sandbox.Troubles;
import io.freshmaker.sandbox.koji.HubFaults.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meets every request: reads the call, makes the trouble ordered for it, finds the session, and answers. */
final class HubReception {

    private static final Logger LOG = LoggerFactory.getLogger(HubReception.class);
    private static final Troubles.Trouble<Kind> NONE = new Troubles.Trouble<>(null, Duration.ZERO);

    private final HubMethods methods;
    private final HubState state;
    private final HubSessions sessions;
    private final HubFaults faults;
    private final OrderLedger ledger;
    private final CallReader reader = new CallReader();
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    HubReception(HubMethods methods, HubState state, HubSessions sessions, HubFaults faults, OrderLedger ledger) {
        this.methods = methods;
        this.state = state;
        this.sessions = sessions;
        this.faults = faults;
        this.ledger = ledger;
    }

    HttpReply receive(HttpCall call) {
        if (!call.path().matches("/kojihub(/ssllogin)?/?")) {
            return ProxyPage.of(404, "The requested URL was not found on this server.");
        }
        if (!call.method().equals("POST")) {
            return HubPages.notAllowed();
        }
        try {
            return answer(call, reader.read(call.body()));
        } catch (UnreadableCall unreadable) {
            return HubPages.badRequest(unreadable.getMessage());
        }
    }

    private HttpReply answer(HttpCall call, HubCall asked) {
        counts.merge(asked.method(), 1, Integer::sum);
        List<Integer> places = ledger.begin(asked);
        Troubles.Trouble<Kind> trouble = faults.take(asked.method()).orElse(NONE);
        HttpReply page = trouble.kind() == null ? null : HubPages.of(trouble.kind());
        if (trouble.kind() == Kind.LOST_BEFORE_WORK) {
            ledger.lost(places);
            return HttpReply.none();
        }
        if (page != null) {
            return page;
        }
        String answer;
        try {
            answer = AnswerWriter.answer(work(call, asked, trouble, places));
        } catch (HubFault fault) {
            answer = AnswerWriter.fault(fault.code(), fault.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("The stand-in of Koji could not answer {}", asked.method(), failure);
            answer = AnswerWriter.fault(HubFault.OTHER, "<class 'Exception'>: " + failure);
        }
        if (trouble.kind() == Kind.LOST_AFTER_WORK) {
            ledger.lost(places);
            return HttpReply.none();
        }
        return HubPages.xml(
                answer, trouble.kind() == Kind.SLOW ? trouble.delay().toMillis() : 0);
    }

    private JsonNode work(HttpCall call, HubCall asked, Troubles.Trouble<Kind> trouble, List<Integer> places) {
        sessions.trouble(call, trouble.kind());
        Caller caller = sessions.caller(call, asked.method());
        if (trouble.kind() == Kind.SLOW_WORK) {
            trouble.sitOut();
        }
        if (trouble.kind() == Kind.DUPLICATED) {
            Caller again = sessions.caller(call, asked.method());
            List<Integer> more = ledger.begin(asked);
            work(asked, caller, places);
            return work(asked, again, more);
        }
        return work(asked, caller, places);
    }

    private JsonNode work(HubCall asked, Caller caller, List<Integer> places) {
        return state.locked(() -> {
            JsonNode answer = methods.call(asked, caller);
            caller.commit();
            ledger.answered(
                    places, answer, caller.user() == null ? null : caller.user().name());
            return answer;
        });
    }

    /** How many requests for that method came in. */
    int calls(String method) {
        return counts.getOrDefault(method, 0);
    }
}
