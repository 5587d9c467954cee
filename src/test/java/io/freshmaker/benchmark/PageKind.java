package io.freshmaker.benchmark;

import java.util.List;
import java.util.function.LongFunction;

/**
 * One kind of page that clients ask for.
 *
 * @param status of HTTP that it is answered with
 * @param goal answers a second; 0 for none
 * @param path of the request with that number
 */
record PageKind(String name, int status, int goal, LongFunction<String> path) {

    private static final long SPREAD = 7_919;

    /** What people mostly ask for: so many events, and their builds. */
    private static final int LATEST = 1_000;

    /** So many events, or their number of builds, are asked for whatever there is: few enough for a processor's caches. */
    private static final int SAME = 100;

    /** Those of a database with so many events. */
    static List<PageKind> of(int events) {
        long builds = (long) events * History.BUILDS_EACH;
        return List.of(
                page("events, version 1", 300, "/api/1/events/"),
                page("events, version 2", 1_000, "/api/2/events/"),
                page("events, version 1, page 50", 0, "/api/1/events/?page=50"),
                page("events, version 2, last page", 0, "/api/2/events/?page=" + events / 10),
                page("events that are built, version 2", 0, "/api/2/events/?state=building"),
                page("events of two types, version 2", 0, "/api/2/events/?event_type_id=1&event_type_id=5"),
                page("builds", 0, "/api/2/builds/"),
                page("builds that are done", 1_000, "/api/1/builds/?state=done"),
                page("builds that failed", 1_000, "/api/1/builds/?state=failed"),
                page("builds failed or canceled, page 20", 0, "/api/1/builds/?state=failed&state=canceled&page=20"),
                page("builds, page 2000", 0, "/api/1/builds/?page=2000"),
                new PageKind("builds by name", 200, 0, i -> "/api/1/builds/?name=module-" + i % History.NAMES),
                page("builds by type of event", 0, "/api/1/builds/?event_type_id=5"),
                new PageKind(
                        "an event of any age, version 1",
                        200,
                        1_000,
                        i -> "/api/1/events/" + (1 + i * SPREAD % events)),
                new PageKind(
                        "an event of any age, version 2",
                        200,
                        1_000,
                        i -> "/api/2/events/" + (1 + i * SPREAD % events)),
                new PageKind(
                        "an event, of the latest 1,000, version 2",
                        200,
                        1_000,
                        i -> "/api/2/events/" + (events - i * SPREAD % LATEST)),
                new PageKind(
                        "a build, of the latest 20,000",
                        200,
                        1_000,
                        i -> "/api/1/builds/" + (builds - i * SPREAD % (LATEST * History.BUILDS_EACH))),
                new PageKind("a build of any age", 200, 1_000, i -> "/api/1/builds/" + (1 + i * SPREAD % builds)),
                new PageKind(
                        "100 events of all ages, version 2",
                        200,
                        1_000,
                        i -> "/api/2/events/" + (1 + i * SPREAD % SAME * (events / SAME))),
                new PageKind(
                        "2,000 builds of all ages",
                        200,
                        1_000,
                        i -> "/api/1/builds/" + (1 + i * SPREAD % (SAME * History.BUILDS_EACH) * (events / SAME))),
                new PageKind("no such build", 404, 0, i -> "/api/1/builds/" + (builds + 1 + i)));
    }

    private static PageKind page(String name, int goal, String path) {
        return new PageKind(name, 200, goal, number -> path);
    }
}
