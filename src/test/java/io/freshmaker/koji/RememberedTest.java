package io.freshmaker.koji;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final Remembered<String, String> words =
            new Remembered<>(String::length, 10, Duration.ofHours(1), now::get);

    @Test
    void forgetsFirstWhatNobodyWantedForLongest() {
        words.put("a", "aaaa");
        words.put("b", "bbbb");
        assertThat(words.get("a")).isPresent();
        words.put("c", "cccc");
        assertThat(words.get("b")).isEmpty();
        assertThat(words.get("a")).contains("aaaa");
        words.put("a", "AAAAAA");
        assertThat(words.get("c")).contains("cccc");
        words.put("d", "too long for all of it");
        assertThat(words.get("d")).isEmpty();
    }

    @Test
    void forgetsWhatIsTooOld() {
        words.put("a", "a");
        now.set(Instant.EPOCH.plusSeconds(3_600));
        assertThat(words.get("a")).isPresent();
        now.set(Instant.EPOCH.plusSeconds(3_601));
        assertThat(words.get("a")).isEmpty();
    }
}
