package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomTest {

    @TempDir
    Path directory;

    private Database database(Room room) {
        return new Database("jdbc:hsqldb:mem:" + UUID.randomUUID() + ";hsqldb.tx=mvcc", "sa", "", 2, room);
    }

    @Test
    void writesNothingWhileTheDiskIsNearlyFull() {
        try (Database database = database(Room.in(directory, Long.MAX_VALUE))) {
            assertThatThrownBy(() -> database.transact(handle -> handle.execute("delete from inbox")))
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("nothing is written until there is space again");
            assertThatThrownBy(() -> database.write(handle -> handle.execute("delete from inbox")))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(database.read(Database::now)).isNotNull();
        }
    }

    @Test
    void writesWhereThereIsRoom() {
        try (Database database = database(Room.in(directory, 1))) {
            int deleted = database.transact(handle -> handle.execute("delete from inbox"));
            assertThat(deleted).isZero();
        }
    }
}
