package io.freshmaker.json;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of states, by their number. */
public record StateNames(List<String> names) {

    /** Those of events. */
    public static final StateNames OF_EVENTS =
            new StateNames(List.of("INITIALIZED", "BUILDING", "COMPLETE", "FAILED", "SKIPPED", "CANCELED"));
    /** Those of builds. */
    public static final StateNames OF_BUILDS =
            new StateNames(List.of("BUILD", "DONE", "FAILED", "CANCELED", "PLANNED"));

    /** @throws IndexOutOfBoundsException for a number that no state has */
    public String name(int state) {
        return names.get(state);
    }

    /** All of them. */
    public SortedMap<Integer, String> byNumber() {
        SortedMap<Integer, String> numbered = new TreeMap<>();
        names.forEach(name -> numbered.put(numbered.size(), name));
        return numbered;
    }
}
