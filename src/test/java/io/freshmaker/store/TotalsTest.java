package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TotalsTest {

    private static final List<Object> LIST = List.of("state", 1);

    private final AtomicLong clock = new AtomicLong(-7);
    private final Totals totals = new Totals(clock::get);
    private final Rows rows = new Rows();

    @Test
    void isNeverOutOfDateWhereThereAreFew() {
        assertThat(rows(Totals.SMALL)).isEqualTo(Totals.SMALL);
        assertThat(rows(3)).isEqualTo(3);
        assertThat(rows(0)).isZero();
        assertThat(rows.counted).isZero();
    }

    @Test
    void isNeverOutOfDateWhereThereWereManyAMomentAgo() {
        assertThat(rows(1_000)).isEqualTo(1_000);
        assertThat(rows(Totals.SMALL)).isEqualTo(Totals.SMALL);
        assertThat(rows(1_000)).isEqualTo(1_000);
        assertThat(rows(2)).isEqualTo(2);
    }

    @Test
    void isAtMostFiveSecondsOldWhereThereAreMany() {
        assertThat(rows(1_000)).isEqualTo(1_000);
        pass(Duration.ofSeconds(3));
        assertThat(rows(2_000)).isEqualTo(1_000);
        assertThat(rows.counted).isEqualTo(1);
        pass(Duration.ofMillis(2_001));
        assertThat(rows(3_000)).isEqualTo(3_000);
    }

    @Test
    void isCountedAnewBeforeItIsTooOld() {
        assertThat(rows(1_000)).isEqualTo(1_000);
        pass(Duration.ofMillis(3_001));
        assertThat(rows(2_000)).isEqualTo(2_000);
        pass(Duration.ofMillis(3_000));
        assertThat(rows(3_000)).isEqualTo(2_000);
    }

    @Test
    void countsItsAgeFromWhenTheCountingBegan() {
        rows.takes = Duration.ofSeconds(4);
        assertThat(rows(1_000)).isEqualTo(1_000);
        pass(Duration.ofMillis(1_001));
        assertThat(rows(2_000)).isEqualTo(2_000);
    }

    @Test
    void isOfItsOwnListOnly() {
        rows(1_000);
        rows.there = 2_000;
        assertThat(totals.of(List.of("state", 2), rows)).isEqualTo(2_000);
    }

    @Test
    void goesByWhatIsKnownWhileAnotherCounts() throws Exception {
        rows(1_000);
        pass(Duration.ofMillis(3_001));
        rows.there = 2_000;
        rows.begun = new CountDownLatch(1);
        rows.go = new CountDownLatch(1);
        CompletableFuture<Long> slow = CompletableFuture.supplyAsync(() -> totals.of(LIST, rows));
        assertThat(rows.begun.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(totals.of(LIST, rows)).isEqualTo(1_000);
        rows.go.countDown();
        assertThat(slow.get(10, TimeUnit.SECONDS)).isEqualTo(2_000);
    }

    private long rows(long there) {
        rows.there = there;
        return totals.of(LIST, rows);
    }

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private final class Rows implements Totals.Counting {

        private long there;
        private int counted;
        private Duration takes = Duration.ZERO;
        private CountDownLatch begun = new CountDownLatch(1);
        private CountDownLatch go = new CountDownLatch(0);

        @Override
        public long upTo(int most) {
            return Math.min(most, there);
        }

        @Override
        public long all() {
            counted++;
            begun.countDown();
            try {
                assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            long then = there;
            pass(takes);
            return then;
        }
    }
}
