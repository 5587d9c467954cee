package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private final Totals totals = new Totals();
    private final AtomicLong rows = new AtomicLong();

    @Test
    void countsAgainWhereThatIsQuick() {
        assertThat(totals.of(List.of(), rows::incrementAndGet)).isEqualTo(1);
        assertThat(totals.of(List.of(), rows::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void keepsATotalThatTookLongForItsOwnListOnly() {
        assertThat(totals.of(List.of("state", 1), this::slowly)).isEqualTo(1);
        assertThat(totals.of(List.of("state", 1), this::slowly)).isEqualTo(1);
        assertThat(totals.of(List.of("state", 2), rows::incrementAndGet)).isEqualTo(2);
    }

    private long slowly() {
        long end = System.nanoTime() + 150_000_000;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(10_000_000);
        }
        return rows.incrementAndGet();
    }
}
