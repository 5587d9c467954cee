package io.freshmaker.koji;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Has containers built at Koji, and looks after the tasks that do. Each method throws {@link KojiException} when the hub
 * can't be asked.
 */
public final class KojiTasks {

    private static final int AT_ONCE = 500;
    private static final int PAGE = 200;

    /** By how much the hub's clock may be behind ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final List<Integer> ALL_STATES = List.of(0, 1, 2, 3, 4, 5);

    private final KojiHub hub;
    private final AtomicLong owner = new AtomicLong();

    public KojiTasks(KojiHub hub) {
        this.hub = hub;
    }

    /**
     * Has a container built.
     *
     * @return the id of the task
     * @throws LostKojiAnswer when it may have been made: look for its token
     */
    public long order(ContainerOrder order) {
        JsonNode task = hub.write(order.call());
        if (!task.isIntegralNumber()) {
            throw new LostKojiAnswer("Koji took the order of " + order.source() + ", and named no task: " + task, null);
        }
        return task.longValue();
    }

    /** Has a task canceled. Koji says nothing about whether it still could be: look at its state afterwards. */
    public void cancel(long task) {
        hub.write(KojiCall.of("cancelTask", task));
    }

    /** Tasks by their ids, without those that Koji does not know. */
    public Map<Long, KojiTask> all(Collection<Long> ids) {
        List<Long> order = ids.stream().distinct().toList();
        Map<Long, KojiTask> tasks = new LinkedHashMap<>();
        for (int from = 0; from < order.size(); from += AT_ONCE) {
            List<Long> some = order.subList(from, Math.min(order.size(), from + AT_ONCE));
            for (JsonNode task : hub.read(KojiCall.of("getTaskInfo", some, true))) {
                if (!task.isNull()) {
                    tasks.put(task.path("id").longValue(), KojiTask.of(task));
                }
            }
        }
        return tasks;
    }

    /** Why a task failed, in Koji's words; also what Koji says of one that did not. */
    public String failure(long task) {
        try {
            JsonNode result = hub.read(KojiCall.of("getTaskResult", task).with("raise_fault", false));
            return result.path("faultString").asText("Koji tells no reason.");
        } catch (KojiException e) {
            return KojiFault.lasting(e).orElseThrow(() -> e).getMessage();
        }
    }

    /**
     * Our task with that token; nothing when there is none, which says something only when no request that could make one
     * is under way any more.
     *
     * @param since when it was asked for first, by our clock
     */
    public Optional<KojiTask> withToken(String token, Instant since) {
        return since(since).stream().filter(task -> task.token().equals(token)).findFirst();
    }

    /** All our tasks that build containers and were made since then, the newest first. Koji has no filter for tokens. */
    public List<KojiTask> since(Instant time) {
        double from = time.minus(CLOCKS).toEpochMilli() / 1000.0;
        Map<String, Object> filter = new LinkedHashMap<>();
        filter.put("method", "buildContainer");
        filter.put("owner", owner());
        filter.put("createdAfter", from);
        // Koji's index is of tasks without a parent.
        filter.put("parent", null);
        filter.put("state", ALL_STATES);
        filter.put("decode", true);
        Map<Long, KojiTask> tasks = new LinkedHashMap<>();
        int size;
        int offset = 0;
        do {
            JsonNode page =
                    hub.read(KojiCall.of("listTasks", filter, Map.of("order", "-id", "limit", PAGE, "offset", offset)));
            page.forEach(task -> tasks.put(task.path("id").longValue(), KojiTask.of(task)));
            size = page.size();
            offset += size;
        } while (size == PAGE);
        return new ArrayList<>(tasks.values());
    }

    /** Only in a session the hub knows who asks; nothing is lost with this answer. */
    private JsonNode user() {
        try {
            return hub.write(KojiCall.of("getLoggedInUser"));
        } catch (LostKojiAnswer e) {
            throw new KojiException(e.getMessage(), e);
        }
    }

    /** Our number at the hub, which stays the same. */
    private long owner() {
        if (owner.get() == 0) {
            JsonNode user = user();
            if (!user.path("id").isIntegralNumber()) {
                throw new KojiException("Koji does not say who we are, so that our tasks can't be told from others'.");
            }
            owner.set(user.path("id").longValue());
        }
        return owner.get();
    }
}
