package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.koji.TinyHub.Reply;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The sessions of a {@link TinyHub}. */
public final class TinySessions {

    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Long> numbers = new HashMap<>();
    private final Set<String> expired = new HashSet<>();
    private final Set<String> running = new HashSet<>();
    private String renewing;
    private boolean byHeader = true;
    private boolean overlapped;
    private int made;

    /** As hubs did before 1.30. */
    public synchronized void inTheAddress() {
        byHeader = false;
    }

    public synchronized void expireAll() {
        expired.addAll(keys.keySet());
    }

    public synchronized void forgetAll() {
        keys.clear();
    }

    public synchronized int made() {
        return made;
    }

    /** Whether two calls were ever made at once in one session. */
    public synchronized boolean overlapped() {
        return overlapped;
    }

    public synchronized Object login(JsonNode parameters) {
        if (parameters.path(0).isTextual() && !parameters.path(1).asText().equals("right")) {
            return Reply.fault(1002, "invalid username or password");
        }
        boolean renew = parameters.path(parameters.size() - 1).path("renew").asBoolean();
        String id = renew ? renewing : Integer.toString(100 + ++made);
        String key = id + "+key/" + keys.size() + (renew ? "-renewed" : "");
        keys.put(id, key);
        expired.remove(id);
        numbers.putIfAbsent(id, -1L);
        Map<String, Object> answer = new HashMap<>(Map.of("session-id", Integer.parseInt(id), "session-key", key));
        if (byHeader) {
            answer.put("header-auth", true);
        }
        return answer;
    }

    /** What the hub says before it looks at the call; null when it goes on. */
    synchronized Reply check(TinyHub.Heard call) {
        String id = id(call);
        if (!inSession(call)) {
            return null;
        }
        String key = byHeader ? call.header("Koji-session-key") : inQuery(call, "session-key");
        long number = Long.parseLong(byHeader ? call.header("Koji-session-callnum") : inQuery(call, "callnum"));
        boolean login = call.method().equals("login") || call.method().equals("sslLogin");
        if (!key.equals(keys.get(id))) {
            return Reply.fault(1002, "Invalid session or bad credentials");
        }
        if (number <= numbers.get(id)) {
            return Reply.fault(1008, numbers.get(id) + " > " + number + " (session " + id + ")");
        }
        numbers.put(id, number);
        if (login) {
            renewing = id;
            return null;
        }
        return expired.contains(id) ? Reply.fault(1007, "session \"" + id + "\" has expired") : null;
    }

    synchronized void begin(TinyHub.Heard call) {
        overlapped |= inSession(call) && !running.add(id(call));
    }

    synchronized void end(TinyHub.Heard call) {
        running.remove(id(call));
    }

    private boolean inSession(TinyHub.Heard call) {
        return !id(call).isEmpty();
    }

    private String id(TinyHub.Heard call) {
        return byHeader ? call.header("Koji-session-id") : inQuery(call, "session-id");
    }

    private static String inQuery(TinyHub.Heard call, String name) {
        for (String pair : call.query().split("&")) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return "";
    }
}
