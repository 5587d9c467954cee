package io.freshmaker.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Meets every request before the API does: notes submissions in the ledger, and makes the trouble ordered for it. */
final class Reception {

    private static final String SUBMISSIONS = "/module-builds/";
    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MbsApi api;
    private final Accounts accounts;
    private final Faults faults;
    private final Ledger ledger;
    private final Clock clock;

    Reception(MbsApi api, Accounts accounts, Faults faults, Ledger ledger, Clock clock) {
        this.api = api;
        this.accounts = accounts;
        this.faults = faults;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is to be done with the request: the answer, late, or none at all. */
    HttpReply receive(HttpCall call) {
        MbsRequest request = MbsRequest.of(call);
        String endpoint = MbsApi.endpoint(request.path());
        boolean submission = request.method().equals("POST") && endpoint.equals(SUBMISSIONS);
        int place = submission ? ledger.begin(received(request)) : -1;
        Faults.Fault fault = faults.take(request.method(), endpoint).orElse(null);
        if (fault != null && fault.kind() == Faults.Kind.LOST_BEFORE_WORK) {
            return lost(place);
        }
        MbsAnswer answer = fault == null ? answer(request) : fault.instead().orElseGet(() -> answer(request));
        if (place >= 0) {
            ledger.answered(place, answer.status());
        }
        if (fault != null && fault.kind() == Faults.Kind.LOST_AFTER_WORK) {
            return lost(place);
        }
        return answer.reply(fault == null ? 0 : fault.delay().toMillis());
    }

    private MbsAnswer answer(MbsRequest request) {
        try {
            return api.answer(request);
        } catch (RuntimeException failure) {
            LOG.error("The stand-in of MBS could not answer {} {}", request.method(), request.path(), failure);
            return MbsAnswer.crashPage();
        }
    }

    private HttpReply lost(int place) {
        if (place >= 0) {
            ledger.lost(place);
        }
        return HttpReply.none();
    }

    private ReceivedSubmission received(MbsRequest request) {
        JsonNode body;
        try {
            body = JSON.readTree(request.body());
        } catch (JsonProcessingException unreadable) {
            body = JSON.missingNode();
        }
        return new ReceivedSubmission(
                accounts.owner(request),
                body.path("scmurl").asText(null),
                body.path("branch").asText(null),
                0,
                false,
                clock.instant());
    }
}
