package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ConflictTest {

    private final TestDatabase database;
    private final CyclicBarrier between = new CyclicBarrier(2);

    ConflictTest(Engine engine) {
        database = new TestDatabase(engine);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void repeatsATransactionThatWaitedForAnotherThatWaitedForIt() {
        Together.run(() -> take("mbs", "koji"), () -> take("koji", "mbs"));

        assertThat(database.texts("select system || ' ' || taken from slots where taken > 0 order by system"))
                .containsExactly("koji 2", "mbs 2");
    }

    private void take(String first, String second) {
        var tries = new AtomicInteger();
        database.database().transact(handle -> {
            Slots.lock(handle, first);
            if (tries.incrementAndGet() == 1) {
                meet(handle);
            }
            Slots.lock(handle, second);
            return null;
        });
    }

    /** Goes on when both have their first lock. */
    private void meet(Handle handle) {
        try {
            assertThat(handle.isInTransaction()).isTrue();
            between.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
