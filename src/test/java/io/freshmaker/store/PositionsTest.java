package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page far from the beginning has the rows that going past all before it finds, whatever is written meanwhile. */
class PositionsTest {

    private static final int ROWS = 4_000;

    private final TestDatabase database = new TestDatabase();
    private final Positions positions = new Positions(
            new Listed("audit a", "a.id", "", ""),
            database.database().underway().orElseThrow());

    @BeforeEach
    void fill() {
        database.database().transact(handle -> add(handle, ROWS));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static int add(Handle handle, int rows) {
        return handle.execute("insert into audit (person, how, action, words) select 'ada', 'oidc', 'cancel', ''"
                + " from unnest(sequence_array(1, " + rows + ", 1)) as s (n)");
    }

    private Optional<List<Long>> page(long offset) {
        return database.database().look(reading -> positions.page(reading, offset, 10));
    }

    private List<Long> plain(long offset) {
        return database.database()
                .read(handle -> handle.createQuery("select id from audit order by id desc limit 10 offset " + offset)
                        .mapTo(Long.class)
                        .list());
    }

    private void areRight() {
        for (long offset : new long[] {1_000, 3_995, 1_499, 2_500, 1_500, 2_501, 7_777}) {
            assertThat(page(offset)).as("%d", offset).contains(plain(offset));
        }
    }

    @Test
    void areRightAfterRowsCameAndWent() {
        areRight();
        database.database().transact(handle -> add(handle, 150));
        areRight();
        database.database().transact(handle -> add(handle, 350));
        areRight();
        database.database().remove(handle -> handle.execute("delete from audit where mod(id, 7) = 3"));
        areRight();
        database.database().remove(handle -> handle.execute("delete from audit where id > " + (ROWS - 100)));
        database.database().transact(handle -> add(handle, 900));
        areRight();
        assertThat(page(Positions.FAR - 1)).as("near enough").isEmpty();
    }

    @Test
    void areNotToldWhileOlderRowsMayAppear() throws Exception {
        var added = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var late = CompletableFuture.runAsync(() -> database.database().transact(handle -> {
            add(handle, 5);
            added.countDown();
            return wait(go);
        }));
        assertThat(added.await(10, TimeUnit.SECONDS)).isTrue();
        database.database().transact(handle -> add(handle, 300));

        assertThat(page(2_000))
                .as("five rows are still to come below the newest")
                .isEmpty();
        go.countDown();
        late.get(10, TimeUnit.SECONDS);
        areRight();
    }

    @Test
    void areNotToldWhileRowsAreRemoved() {
        areRight();
        database.database().remove(handle -> {
            handle.execute("delete from audit where id < 100");
            assertThat(page(2_000)).isEmpty();
            return 0;
        });
        areRight();
    }

    /** Rows are numbered without a gap here, so that a page tells by itself whether it can have been one at some time. */
    @Test
    void areRightForManyWhoReadWhileOthersWrite() {
        var over = new AtomicBoolean();
        Together.run(
                () -> {
                    for (int i = 0; i < 60; i++) {
                        int rows = ThreadLocalRandom.current().nextInt(1, 40);
                        database.database().transact(handle -> add(handle, rows));
                    }
                    over.set(true);
                },
                () -> readUntil(over),
                () -> readUntil(over));
    }

    private void readUntil(AtomicBoolean over) {
        do {
            long before = database.number("select max(id) from audit");
            Optional<List<Long>> page = page(2_000);
            long after = database.number("select max(id) from audit");
            page.ifPresent(ids -> {
                assertThat(ids.get(0)).isBetween(before - 2_000, after - 2_000);
                assertThat(ids.get(0) - ids.get(9)).isEqualTo(9);
            });
        } while (!over.get());
    }

    @Test
    void knowWhoRemovesEventsAndBuilds() throws IOException {
        Pattern removal = Pattern.compile("delete from (events|builds)\\b");
        try (var files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> removal.matcher(text(file)).find()))
                    .as("run by Database.remove, as these two are")
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("AgedEvents.java", "Replanning.java");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean wait(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
