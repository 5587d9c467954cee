package io.freshmaker.signing;

import static io.freshmaker.signing.SignedCase.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.change.SignatureHint;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenLatelyTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final SeenLately seen = new SeenLately(Duration.ofSeconds(10), now::get);

    private static SignatureHint rpm(long build, String key, String rpm) {
        return new SignatureHint(build, "", key, rpm, "", "", true);
    }

    @Test
    void oneMessageStandsForAllOfABuildAndKeyWithinAWhile() {
        assertThat(seen.lets(rpm(5, KEY, "bash.src"))).isTrue();
        assertThat(seen.lets(rpm(5, KEY, "bash.x86_64"))).isFalse();
        assertThat(seen.lets(rpm(5, KEY, "bash.src"))).as("read from the inbox").isTrue();
        assertThat(seen.lets(rpm(6, KEY, "bash.x86_64"))).isTrue();
        assertThat(seen.lets(rpm(5, "00000000", "bash.x86_64"))).isTrue();

        now.set(now.get().plusSeconds(10));
        assertThat(seen.lets(rpm(5, KEY, "bash.x86_64"))).isTrue();
        assertThat(seen.lets(rpm(5, KEY, "bash.src"))).isFalse();
    }

    @Test
    void whatIsAboutAWholeBuildIsAlwaysLetIn() {
        for (int i = 0; i < 2; i++) {
            assertThat(seen.lets(new SignatureHint(5, "bash-5-1", "", "", "f40-pending", "bodhi", true)))
                    .isTrue();
        }
        assertThat(new SeenLately(Duration.ZERO, now::get).lets(rpm(5, KEY, "a")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            e99d6ad1, '',          '',      true,  true
            a15b79cc, '',          '',      true,  false
            00000000, '',          '',      true,  false
            e99d6ad1, '',          '',      false, false
            '',       '',          '',      true,  true
            '',       f40-pending, bodhi,   true,  true
            '',       f40-pending, autopen, true,  false
            '',       f40-stable,  bodhi,   true,  false
            '',       f41-testing, bodhi,   true,  true
            '',       f41-testing, bodhi,   false, false
            """)
    void onlyKeysAndTagsOfReleasesAreWanted(String key, String tag, String user, boolean primary, boolean wanted) {
        assertThat(new WantedSignatures(SignedCase.RELEASES)
                        .want(new SignatureHint(5, "bash-5-1", key, "", tag, user, primary)))
                .isEqualTo(wanted);
    }
}
