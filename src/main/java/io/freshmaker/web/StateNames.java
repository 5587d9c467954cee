package io.freshmaker.web;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of states, by their number. */
record StateNames(List<String> names) {

    static final StateNames OF_EVENTS =
            new StateNames(List.of("INITIALIZED", "BUILDING", "COMPLETE", "FAILED", "SKIPPED", "CANCELED"));
    static final StateNames OF_BUILDS = new StateNames(List.of("BUILD", "DONE", "FAILED", "CANCELED", "PLANNED"));

    String name(int state) {
        return names.get(state);
    }

    SortedMap<Integer, String> byNumber() {
        SortedMap<Integer, String> numbered = new TreeMap<>();
        names.forEach(name -> numbered.put(numbered.size(), name));
        return numbered;
    }
}
