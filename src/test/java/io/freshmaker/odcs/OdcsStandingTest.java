package io.freshmaker.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class OdcsStandingTest {

    private final OdcsStanding standing =
            new OdcsStanding(Clock.fixed(Works.ASKED, ZoneOffset.UTC), "set freshmaker.odcs.token.");

    @Test
    void tellsWhatWasLastHeard() {
        assertThat(standing.sentence()).isEqualTo("ODCS was not asked anything yet.");
        standing.answered("GET", 200);
        assertThat(standing.sentence()).isEqualTo("ODCS answered GET with 200 at 2026-03-05T10:00:00Z.");
        standing.silent("POST", "Read timed out");
        assertThat(standing.sentence())
                .isEqualTo("ODCS gave no answer to POST at 2026-03-05T10:00:00Z (Read timed out).");
    }

    @Test
    void tellsThatItDoesNotLetUsInUntilItDoes() {
        standing.answered("POST", 401);
        standing.answered("GET", 200);
        assertThat(standing.sentence())
                .endsWith("200 at 2026-03-05T10:00:00Z. It does not let us in: set freshmaker.odcs.token.");
        standing.answered("POST", 400);
        assertThat(standing.sentence()).isEqualTo("ODCS answered POST with 400 at 2026-03-05T10:00:00Z.");
    }
}
