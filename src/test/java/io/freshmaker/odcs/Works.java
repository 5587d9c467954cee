package io.freshmaker.odcs;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Composes of ours as the routes have them. */
public final class Works {

    /** When they were asked for. */
    public static final Instant ASKED = Instant.parse("2026-03-05T10:00:00Z");

    private Works() {}

    /** Two packages of a tag, which is what the compose 512 of the fixtures has. */
    public static ComposeNeed tag() {
        return new ComposeNeed(
                ComposeSource.TAG,
                "f41-updates-testing-pending",
                sorted("gimp", "gimp-libs"),
                sorted(),
                List.of("e99d6ad1", "0f0f0f0f"),
                sorted("s390x", "x86_64"),
                sorted("no_deps"));
    }

    /** Builds by their NVRs, with what else ODCS decides. */
    public static ComposeNeed builds() {
        return new ComposeNeed(
                ComposeSource.BUILD,
                "",
                sorted(),
                sorted("gimp-2.10.38-2.fc41", "babl-0.1.110-1.fc41"),
                List.of(),
                sorted(),
                sorted());
    }

    public static ComposeNeed module(String modules) {
        return new ComposeNeed(
                ComposeSource.MODULE, modules, sorted(), sorted(), List.of("e99d6ad1"), sorted(), sorted("no_deps"));
    }

    public static ComposeWork asked(ComposeNeed need) {
        return asked(need, ASKED);
    }

    public static ComposeWork asked(ComposeNeed need, Instant time) {
        return new ComposeWork(7, need, ComposeStep.ASKING, 1, 0, null, time, null, 0, false, time.plusSeconds(300));
    }

    /** @param remote ODCS's id */
    public static ComposeWork work(ComposeNeed need, long remote) {
        return new ComposeWork(
                7, need, ComposeStep.FOLLOW, 1, remote, null, ASKED, null, 0, false, ASKED.plusSeconds(300));
    }

    public static SortedSet<String> sorted(String... texts) {
        return new TreeSet<>(List.of(texts));
    }
}
