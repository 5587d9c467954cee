package io.freshmaker.store;

import java.util.List;
import java.util.Map;

/**
 * An event with what belongs to it.
 *
 * @param dependsOn the events it waits for
 * @param depending the events that wait for it
 * @param builds its own and those of other events that it is a cause of; empty in the short form
 * @param buildCounts how many builds are in which state; empty in the full form
 * @param decisions empty in a list
 */
public record EventView(
        EventRow event,
        List<Long> dependsOn,
        List<Long> depending,
        List<BuildRow> builds,
        Map<Integer, Long> buildCounts,
        List<DecisionRow> decisions) {}
