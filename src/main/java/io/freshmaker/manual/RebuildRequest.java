package io.freshmaker.manual;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.plan.ManualRequest;
import java.util.List;

/**
 * A rebuild that a person asks for; all that can be told from the request alone is checked.
 *
 * @param async whether images are asked for by branch and names
 * @param dependsOn the event that it belongs to, or null
 * @param eventType its number, as clients know it
 * @param requested what is asked for by name, as the event shows it
 * @param wants what the plan has to heed
 * @param metadata of the requester, a JSON object, or null
 * @param overrides of related images of bundles, a JSON object, or null
 * @param given the request as it was made
 */
public record RebuildRequest(
        boolean async,
        Subject subject,
        Long dependsOn,
        int eventType,
        List<String> requested,
        ManualRequest wants,
        ObjectNode metadata,
        ObjectNode overrides,
        ObjectNode given) {

    public RebuildRequest {
        requested = List.copyOf(requested);
    }
}
