package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.sandbox.HttpCall;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The sessions, which end with the process. For any number of threads. */
final class HubSessions {

    static final int PASSWORD = 0;
    static final int CERTIFICATE = 2;
    static final String INVALID = "Invalid session or bad credentials";

    private final Map<Long, HubSession> byId = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final SecureRandom random = new SecureRandom();
    private final KojiOptions options;

    HubSessions(KojiOptions options) {
        this.options = options;
    }

    /** Makes the session of the request meet its trouble, if it is one of sessions. */
    void trouble(HttpCall call, HubFaults.Kind kind) {
        HubSession session = named(call).map(byId::get).orElse(null);
        if (kind == HubFaults.Kind.EXPIRED_1007 && session != null) {
            session.expire();
        } else if (kind == HubFaults.Kind.BAD_SESSION_1002 && session != null) {
            session.close();
        } else if (kind == HubFaults.Kind.SEQUENCE_1008) {
            long callnum = callnum(call).orElse(0L);
            long id = session == null ? 0 : session.id();
            throw new HubFault(HubFault.SEQUENCE, (callnum + 1) + " > " + callnum + " (session " + id + ")");
        }
    }

    /** Who makes the request; a fault when the session that it names can't take the call. */
    Caller caller(HttpCall call, String method) {
        Optional<Long> id = named(call);
        Long callnum = callnum(call).orElse(null);
        String client = options.clientHeader() == null
                ? null
                : call.header(options.clientHeader()).orElse(null);
        if (id.isEmpty()) {
            return new Caller(null, null, client);
        }
        String key = said(call, "Koji-Session-Key", "session-key").orElse("");
        HubSession session = byId.get(id.get());
        if (session == null || !session.open() || !session.key().equals(key)) {
            throw new HubFault(HubFault.AUTH, INVALID);
        }
        session.check(callnum, method);
        return new Caller(session, callnum, client);
    }

    private Optional<Long> named(HttpCall call) {
        return said(call, "Koji-Session-Id", "session-id").map(Long::valueOf);
    }

    private Optional<Long> callnum(HttpCall call) {
        return said(call, "Koji-Session-Callnum", "callnum").map(Long::valueOf);
    }

    /** In the headers if the hub knows those and there is a session among them, or else in the URL. */
    private Optional<String> said(HttpCall call, String header, String parameter) {
        return options.headerSessions() && call.header("Koji-Session-Id").isPresent()
                ? call.header(header)
                : call.parameter(parameter);
    }

    HubSession open(HubUser user, int authType) {
        HubSession session = new HubSession(last.incrementAndGet(), user, authType, key(user));
        byId.put(session.id(), session);
        return session;
    }

    void renew(HubSession session) {
        session.renew(key(session.user()));
    }

    void each(Consumer<HubSession> action) {
        byId.values().forEach(action);
    }

    private String key(HubUser user) {
        byte[] bytes = new byte[15];
        random.nextBytes(bytes);
        return user.id() + "-" + Base64.getUrlEncoder().encodeToString(bytes);
    }

    /** What a login answers; hubs before 1.30 say nothing of headers, and want the session in the URL. */
    ObjectNode json(HubSession session) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("session-id", session.id())
                .put("session-key", session.key());
        return options.headerSessions() ? json.put("header-auth", true) : json;
    }
}
