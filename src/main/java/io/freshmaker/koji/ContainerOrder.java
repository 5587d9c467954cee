package io.freshmaker.koji;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code buildContainer} is asked for.
 *
 * @param source the scmurl with the full commit
 * @param options as the builder's schema names them, such as {@code git_branch} and {@code userdata}; the hub itself takes
 *     anything
 * @param priority added to that of the channel; null for none, and negative only for administrators of the hub
 * @param channel of the builders; empty for the hub's own choice
 * @param since when it was decided on, by the clock of {@link System#nanoTime()}: it is not sent much later, as somebody
 *     else may have done so then
 */
public record ContainerOrder(
        String source, String target, Map<String, Object> options, Integer priority, String channel, long since) {

    public ContainerOrder {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    KojiCall call() {
        return plain().since(since);
    }

    private KojiCall plain() {
        String method = "buildContainer";
        if (!channel.isEmpty()) {
            return KojiCall.of(method, source, target, options, priority, channel);
        }
        return priority == null
                ? KojiCall.of(method, source, target, options)
                : KojiCall.of(method, source, target, options, priority);
    }
}
