package io.freshmaker.benchmark;

import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.store.Database;
import java.util.List;
import org.jdbi.v3.core.statement.PreparedBatch;

/** A row for each image stream and rpm, with an index by rpm: the plain way to keep what images hold. */
final class BarePostings {

    private static final String INSERT = "insert into bare_postings (rpm, image, newest, lowest, highest, nvr)"
            + " values (:rpm, :image, :version, :version, :version, :nvr)";

    private BarePostings() {}

    static void create(Database database) {
        database.write(
                handle -> handle.execute("create table bare_postings (rpm integer not null, image integer not null,"
                        + " newest varchar(100), lowest varchar(100) not null, highest varchar(100) not null,"
                        + " nvr varchar(200) not null, primary key (rpm, image))"));
    }

    /** @param first the number of the first stream */
    static void insert(Database database, List<ImageBuild> builds, int first) {
        database.transact(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (int i = 0; i < builds.size(); i++) {
                ImageBuild build = builds.get(i);
                for (ContainedRpm rpm : build.rpms()) {
                    add(batch, rpm.name().hashCode(), first + i, rpm.version().toString(), build.nvr());
                }
            }
            return batch.execute();
        });
    }

    /** Puts one rpm into many images. */
    static void hits(Database database, int rpm, int images) {
        database.transact(handle -> {
            PreparedBatch batch = handle.prepareBatch(INSERT);
            for (int image = 0; image < images; image++) {
                add(batch, rpm, image, "1:1.0.2k-1.fc25", "image-" + image + "-container-0-1.f25");
            }
            return batch.execute();
        });
    }

    private static void add(PreparedBatch batch, int rpm, int image, String version, String nvr) {
        batch.bind("rpm", rpm)
                .bind("image", image)
                .bind("version", version)
                .bind("nvr", nvr)
                .add();
    }

    static List<String> read(Database database, int rpm) {
        return database.read(handle -> handle.createQuery(
                        "select nvr, newest, lowest, highest from bare_postings where rpm = :rpm")
                .bind("rpm", rpm)
                .map((row, context) -> row.getString(1) + row.getString(2) + row.getString(3) + row.getString(4))
                .list());
    }
}
