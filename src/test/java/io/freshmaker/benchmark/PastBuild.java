package io.freshmaker.benchmark;

import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * One build of a {@link History}.
 *
 * @param number among the builds of its event, from 0
 * @param running whether the event is still being built
 * @param source what changed
 */
record PastBuild(int event, int number, boolean running, OffsetDateTime at, String source) {

    private static final int DONE = 1;
    private static final int FAILED = 2;
    private static final int CANCELED = 3;
    private static final int PLANNED = 4;
    private static final int BATCH = 4;
    private static final int COMPOSES = 100;

    void insert(History history) throws SQLException {
        long id = id(number);
        String name = "module-" + id * 7 % History.NAMES;
        int state = state(id);
        boolean begun = state != PLANNED;
        boolean first = number < BATCH;
        history.insert(
                "builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason, remote_id,"
                        + " original_nvr, rebuilt_nvr, dep_on_id, rebuild_reason, batch, waiting_for, build_args,"
                        + " time_created, time_submitted, time_completed)",
                id,
                (long) event,
                2,
                "module",
                name,
                "f27",
                "mbs",
                state,
                reason(state),
                begun ? id + 100_000 : null,
                name + "-f27-" + (20_240_000_000_000L + id) + ".4c8b6f21",
                state == DONE ? name + "-f27-" + (20_250_000_000_000L + id) + ".4c8b6f21" : null,
                first ? null : id(number - BATCH),
                first ? "directly_affected" : "dependency",
                number / BATCH,
                0,
                ("{\"target\":\"module-f27-candidate\",\"branch\":\"f27\",\"commit\":\"%040x\"," + "\"attempt\":1}")
                        .formatted(id * 1_000_003),
                at,
                begun ? at.plusMinutes(5) : null,
                begun && state != 0 ? at.plusMinutes(50) : null);
        cause(history, id, event, first ? "rpm" : "module", first ? source.substring(5) : "module-" + number);
        if (!first) {
            history.insert("build_dependencies (build_id, prerequisite_id)", id, id(number - BATCH));
        }
        if (number == 0 && event > 1) {
            // The last build of the event before is one that this event wants as well.
            cause(history, id - 1, event, "rpm", source.substring(5));
        }
        if (id % COMPOSES == 0) {
            compose(history, id);
        }
        history.decide(event, name, id);
    }

    private long id(int of) {
        return (event - 1L) * History.BUILDS_EACH + of + 1;
    }

    private int state(long id) {
        if (running) {
            return number == BATCH - 1 ? FAILED : number < BATCH ? DONE : number < 2 * BATCH ? 0 : PLANNED;
        }
        return id % 97 == 0 ? FAILED : id % 499 == 0 ? CANCELED : DONE;
    }

    private static String reason(int state) {
        return switch (state) {
            case DONE -> "Built by MBS.";
            case FAILED -> "MBS failed it: the component glibc of it did not build, see the log of its task.";
            case CANCELED -> "Its event was canceled.";
            case PLANNED -> "It waits for builds of an earlier batch.";
            default -> "MBS builds it.";
        };
    }

    private static void cause(History history, long build, int event, String type, String name) throws SQLException {
        history.insert(
                "build_causes (build_id, event_id, content_type, constituent_type, constituent_name,"
                        + " constituent_stream, reason)",
                build,
                (long) event,
                "module",
                type,
                name,
                "f27",
                type.equals("rpm") ? "Its spec file changed in f27." : "It is rebuilt, and this is built with it.");
    }

    private static void compose(History history, long build) throws SQLException {
        history.insert(
                "composes (id, content_key, source_type, source, packages, builds, sigkeys, arches, flags, step, state,"
                        + " remote_id)",
                build / COMPOSES,
                "%064x".formatted(build),
                6,
                "",
                "",
                "openssl-1.1.0h-3.fc27",
                "",
                "x86_64",
                "",
                4,
                3,
                build / COMPOSES + 5_000);
        history.insert("build_composes (build_id, compose_id, usable)", build, build / COMPOSES, true);
    }
}
