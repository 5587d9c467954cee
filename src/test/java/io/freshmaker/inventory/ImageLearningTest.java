package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.Containment;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.Learned;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import io.freshmaker.store.Together;
import java.util.List;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ImageLearningTest extends ImageCase {

    ImageLearningTest(Engine engine) {
        super(engine);
    }

    @Test
    void tellsTheNewestFromEver() {
        learn(build("httpd", 2, "openssl-libs=1:1.0.2k-1.fc25", "zlib=1.2.8-10.fc24", "gone=1-1"));
        learn(build("httpd", 3, "openssl-libs=1:1.0.2m-1.fc25", "zlib=1.2.8-10.fc24"));
        learn(build("httpd", 1, "openssl-libs=1:1.1.0~rc1-1.fc25", "older=1.0^git1-1"));

        assertThat(held("openssl-libs"))
                .containsExactly("httpd-container 1:1.0.2m-1.fc25 1:1.0.2k-1.fc25 1:1.1.0~rc1-1.fc25");
        assertThat(held("zlib")).containsExactly("httpd-container 1.2.8-10.fc24 1.2.8-10.fc24 1.2.8-10.fc24");
        assertThat(held("gone")).containsExactly("httpd-container - 1-1 1-1");
        assertThat(held("older")).containsExactly("httpd-container - 1.0^git1-1 1.0^git1-1");
        assertThat(held("nothing")).isEmpty();
        assertThat(builds.of(HTTPD))
                .extracting(ImageBuild::nvr)
                .containsExactly("httpd-container-0-3.f25", "httpd-container-0-2.f25");
        assertThat(database.text(
                        "select version || ' ' || nvr || ' ' || source from artifacts where name = ?", HTTPD.name()))
                .isEqualTo("1003 httpd-container-0-3.f25 koji");
    }

    @Test
    void countsTheLowestOfSeveralArchitecturesAndModulesApart() {
        learn(build(
                "httpd",
                1,
                "glibc=2.24-9@x86_64",
                "glibc=2.24-4@ppc64le",
                "glibc=2.24-9@i686",
                "perl=5.24-1%perl:5.24",
                "perl=5.26-1"));

        assertThat(held("glibc")).containsExactly("httpd-container 2.24-4 2.24-4 2.24-9");
        assertThat(held("perl")).containsExactly("httpd-container 5.26-1 5.26-1 5.26-1");
        assertThat(held("perl", "perl:5.24")).containsExactly("httpd-container 5.24-1 5.24-1 5.24-1");
        assertThat(held("perl", "perl:5.26")).isEmpty();
        assertThat(builds.named("httpd-container-0-1.f25").orElseThrow().rpms())
                .containsExactlyInAnyOrderElementsOf(build(
                                "httpd",
                                1,
                                "glibc=2.24-9@x86_64",
                                "glibc=2.24-4@ppc64le",
                                "glibc=2.24-9@i686",
                                "perl=5.24-1%perl:5.24",
                                "perl=5.26-1")
                        .rpms());
    }

    @Test
    void changesNothingTheSecondTime() {
        ImageBuild[] all = {build("httpd", 2, "a=2-1", "b=1-1"), build("httpd", 1, "a=1-1"), build("app", 1, "a=1-1")};
        learn(all);
        String before = everything();

        learn(all[2], all[0]);
        learn(all[1]);

        assertThat(everything()).isEqualTo(before);
    }

    private String everything() {
        return database.texts(
                        "select cast(id as varchar(20)) || name || version || nvr || cast(learned_at as varchar(50)) from artifacts"
                                + " where type = 'image' and learned_at is not null order by id")
                + "" + database.texts("select nvr || cast(completed_at as varchar(50)) from image_builds order by id")
                + held("a") + held("b") + database.number("select count(*) from containment");
    }

    @Test
    void takesOtherContentsOfTheSameBuild() {
        learn(build("httpd", 1, "a=1-1", "b=1-1"));
        learn(build(HTTPD, 1, image("other"), "a=2-1"));

        assertThat(held("a")).containsExactly("httpd-container 2-1 1-1 2-1");
        assertThat(held("b")).containsExactly("httpd-container - 1-1 1-1");
        assertThat(builds.ancestors(List.of(HTTPD))).containsExactly(Containment.builtOn(HTTPD, image("other")));
    }

    @Test
    void followsParentsToTheTop() {
        learn(build(image("base"), 1, null), build("httpd", 1), build(image("app"), 1, HTTPD), build("else", 1));
        learn(build(image("base"), 2, null));

        assertThat(builds.ancestors(List.of(image("app"), HTTPD)))
                .containsExactlyInAnyOrder(
                        Containment.builtOn(image("app"), HTTPD), Containment.builtOn(HTTPD, image("base")));
        assertThat(builds.newest(List.of(image("app"), image("base"), image("none"))))
                .hasSize(2)
                .hasEntrySatisfying(
                        image("app"), app -> assertThat(app.parent()).isEqualTo(HTTPD))
                .hasEntrySatisfying(
                        image("base"), base -> assertThat(base.nvr()).isEqualTo("base-container-0-2.f25"));
    }

    @Test
    void knowsWhatEveryStageOfTheNewestBuildIsBuiltOn() {
        ImageBuild first = staged(build("httpd", 1, "a=1-1"), image("golang"), image("base"), image("golang"));
        learn(first);
        var golang = Containment.builtOn(HTTPD, image("golang"));
        var base = Containment.builtOn(HTTPD, image("base"));

        assertThat(builds.ancestors(List.of(HTTPD))).containsExactlyInAnyOrder(golang, base);
        assertThat(builds.named(first.nvr()).orElseThrow().stages())
                .containsExactlyInAnyOrder(image("golang"), image("base"));

        learn(build("httpd", 2, "a=2-1"));
        assertThat(builds.ancestors(List.of(HTTPD))).containsExactly(base);

        learn(staged(build("httpd", 2, "a=2-1"), image("rust")));
        assertThat(builds.ancestors(List.of(HTTPD)))
                .containsExactlyInAnyOrder(base, Containment.builtOn(HTTPD, image("rust")));

        database.database().transact(handle -> learning.settle(handle, first, KOJI));
        assertThat(builds.ancestors(List.of(HTTPD))).containsExactlyInAnyOrder(golang, base);
        assertThat(database.number("select count(*) from image_stages")).isEqualTo(2);
    }

    @Test
    void tellsThatAStreamLeftAndIsBack() {
        learn(build("httpd", 2, "a=1-1"), build("app", 2, "a=1-1"));
        leave(HTTPD, "retired");
        leave(image("app"), Departures.GONE);
        new Departures(database.database(), EndOfLife.NEVER).sweep();

        assertThat(held("a"))
                .containsExactly("app-container 1-1 1-1 1-1 left: gone", "httpd-container 1-1 1-1 1-1 left: retired");
        assertThat(builds.ancestors(List.of(HTTPD))).isEmpty();

        learn(build("httpd", 2, "a=1-1"), build("app", 2, "a=1-1"), build("httpd", 1, "a=0-1"));

        assertThat(held("a")).containsExactly("app-container 1-1 1-1 1-1", "httpd-container 1-1 0-1 1-1 left: retired");

        learn(build("httpd", 3, "a=2-1"));

        assertThat(held("a")).contains("httpd-container 2-1 0-1 2-1");
        assertThat(builds.ancestors(List.of(HTTPD))).hasSize(1);
    }

    private void leave(Artifact image, String why) {
        database.database().transact(handle -> {
            learning.leave(handle, image, why);
            return null;
        });
    }

    @Test
    void goesBackToAnOlderBuildWhenTheNewestIsGone() {
        learn(build("httpd", 1, "a=1-1"), build("httpd", 2, "a=2-1", "b=1-1"));

        Lesson lesson =
                database.database().transact(handle -> learning.settle(handle, build("httpd", 1, "a=1-1"), KOJI));

        assertThat(lesson.what()).isEqualTo(Lesson.What.CORRECTED);
        assertThat(lesson.detail())
                .isEqualTo("httpd-container-0-1.f25, before it was httpd-container-0-2.f25, which is gone");
        assertThat(held("a")).containsExactly("httpd-container 1-1 1-1 2-1");
        assertThat(held("b")).containsExactly("httpd-container - 1-1 1-1");
        assertThat(builds.of(HTTPD)).hasSize(1);
    }

    @Test
    void filtersByBranch() {
        Artifact rawhide = Artifact.image("httpd-container", "rawhide");
        learn(build("httpd", 1, "a=1-1"), build(rawhide, 1, null, "a=3-1"));

        assertThat(holdings.of(List.of(Artifact.binaryRpm("a", "")), "rawhide"::equals))
                .singleElement()
                .satisfies(only -> {
                    assertThat(only.image()).isEqualTo(rawhide);
                    assertThat(only.nvr()).isEqualTo("httpd-container-0-1.rawhide");
                });
    }

    @Test
    void remembersNoStreamThatChanged() {
        learn(build(HTTPD, 1, null, "a=1-1"));
        assertThat(held("a")).hasSize(1);
        assertThat(builds.ancestors(List.of(HTTPD))).isEmpty();

        new Learning(database.database(), EndOfLife.NEVER)
                .learn(
                        List.of(new Learned(HTTPD, "2000", "httpd-by-hand-1", List.of(), List.of(image("new")))),
                        "import");

        assertThat(holdings.of(List.of(Artifact.binaryRpm("a", ""))))
                .extracting(Holding::nvr)
                .containsExactly("httpd-by-hand-1");
        assertThat(builds.ancestors(List.of(HTTPD))).containsExactly(Containment.builtOn(HTTPD, image("new")));
    }

    @Test
    void losesNothingWhenTwoLearnAtATime() {
        learn(build("httpd", 1, "a=1-1"), build("app", 1, "a=1-1"));

        Together.overlap(
                database.database(),
                handle -> learning.learn(handle, List.of(build("httpd", 3, "a=3-1", "new=1-1")), KOJI),
                () -> learn(build("httpd", 2, "a=2-1"), build("app", 2, "a=2-1", "new=2-1")));

        assertThat(held("a")).containsExactly("app-container 2-1 1-1 2-1", "httpd-container 3-1 1-1 3-1");
        assertThat(held("new")).containsExactly("app-container 2-1 2-1 2-1", "httpd-container 1-1 1-1 1-1");
    }

    @Test
    void refusesWhatItCantStore() {
        assertThatThrownBy(() -> learn(build("httpd", 1, "a" + "b".repeat(500) + "=1-1")))
                .hasMessageContainingAll("httpd-container-0-1.f25", "longer than 500 characters");
        assertThat(database.number("select count(*) from artifacts")).isZero();
    }

    @Test
    void namesTheRowThatIsDamaged() {
        learn(build("httpd", 1, "a=1-1"));
        database.run("update image_postings set postings = ?", new byte[] {1, 5, -1});
        database.run("update image_contents set contents = ?", new byte[] {7});

        assertThatThrownBy(() -> held("a")).hasMessageContainingAll("damaged", "image_postings", "it ends too early");
        assertThatThrownBy(() -> builds.of(HTTPD)).hasMessageContainingAll("damaged", "httpd-container-0-1.f25");
    }

    @Test
    void namesTheRepositoryOfASource() {
        List<String> sources = List.of(
                "git+https://pkgs.example.org/container/httpd.git?#1",
                "git://pkgs.example.org/container/pear#1/2",
                "https://pkgs.example.org/plum.git/",
                "");
        for (int i = 0; i < sources.size(); i++) {
            ImageBuild build = build("image" + i, i);
            learn(new ImageBuild(
                    build.image(), i + 1, build.nvr(), build.completed(), sources.get(i), null, "", List.of()));
        }
        String repositories = "select repository from image_builds order by koji_id";
        assertThat(database.texts(repositories)).containsExactly("httpd", "pear", "plum", "");
    }
}
