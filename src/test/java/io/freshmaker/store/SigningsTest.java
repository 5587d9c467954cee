package io.freshmaker.store;

import static io.freshmaker.signing.SignedCase.KEY;
import static io.freshmaker.signing.SignedCase.RELEASES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.Messages;
import io.freshmaker.change.SignatureHint;
import io.freshmaker.change.SignedBuild;
import io.freshmaker.plan.Draft;
import io.freshmaker.signing.Completeness;
import io.freshmaker.signing.HalfSignedBuilds;
import io.freshmaker.signing.SeenLately;
import io.freshmaker.signing.Signatures;
import io.freshmaker.signing.Signatures.PartOf;
import io.freshmaker.signing.SignedCase;
import io.freshmaker.signing.WantedSignatures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class SigningsTest {

    private final TestDatabase database;
    private final Signings signings;
    private final SignatureNews news;
    private final SigningPages pages;

    SigningsTest(Engine engine) {
        database = new TestDatabase(engine);
        signings = new Signings(
                database.database(),
                new Completeness(RELEASES),
                new SigningPace(Duration.ofSeconds(20), Duration.ofHours(72)),
                () -> "r");
        news = new SignatureNews(
                new WantedSignatures(RELEASES),
                new SeenLately(Duration.ofSeconds(10), InstantSource.system()),
                signings);
        pages = new SigningPages(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void signed(long build, String rpm) {
        signings.heard(new SignatureHint(build, "bash-5-1.fc41", KEY, rpm, "", "", true));
    }

    private void comesDue() {
        database.run("update signings set due_at = current_timestamp where state = 0");
    }

    private HalfSignedBuilds asked() {
        comesDue();
        return signings.claim();
    }

    @Test
    void hundredsOfMessagesAreOneRowThatIsAskedAboutOnceItIsQuiet() {
        for (int i = 0; i < 9; i++) {
            signed(5, "bash" + i + ".src");
        }

        assertThat(database.number("select count(*) from signings")).isEqualTo(1);
        assertThat(signings.claim()).isNull();
        database.run("update signings set due_at = current_timestamp");
        signed(5, "bash-doc.noarch");
        assertThat(signings.claim()).as("put off by more news").isNull();

        assertThat(asked().builds()).singleElement().satisfies(build -> {
            assertThat(build.subject()).isEqualTo("5");
            assertThat(build.key()).isEqualTo(KEY);
            assertThat(build.overdue()).isFalse();
        });
        assertThat(signings.claim()).as("taken").isNull();
    }

    @Test
    void aBuildThatIsSignedWholeIsToldOnce() {
        signed(5, "bash.src");
        HalfSignedBuilds asked = asked();
        List<Signatures> whole = List.of(SignedCase.build("bash.src=" + KEY, "bash.x86_64=" + KEY));

        signings.answered(asked, whole);
        signings.answered(asked, whole);
        signed(5, "bash.x86_64");

        assertThat(asked()).isNull();
        assertThat(told()).containsExactly("signed:5:" + KEY + ":F41");
        var received = new Inbox(database.database(), new Pause(Duration.ofSeconds(1)))
                .claim(database.number("select id from inbox"));
        assertThat(SignedBuild.read(received.message()))
                .contains(new SignedBuild(5, "bash-5-1.fc41", false, KEY, 2, "", List.of("f41-candidate"), "F41"));
        assertThat(listed(SigningRow.State.SIGNED))
                .singleElement()
                .satisfies(row ->
                        assertThat(row.reason()).isEqualTo("All 2 rpms of bash-5-1.fc41 signed with " + KEY + "."));
    }

    @Test
    void aBuildThatIsToldIsToldOfAFurtherReleaseOnceItHasItsTag() {
        signed(5, "bash.src");
        Signatures build = SignedCase.build("bash.src=" + KEY);
        signings.answered(asked(), List.of(build));
        String tagging =
                "{\"tag\": \"%s\", \"name\": \"bash\", \"version\": \"5\", \"release\": \"1.fc41\", \"build_id\": %d}";
        news.learn(tagged(tagging.formatted("f42-candidate", 5)));
        assertThat(asked()).as("a tag of no release").isNull();
        news.learn(tagged(tagging.formatted("f43-candidate", 6)));
        assertThat(asked()).as("a build that nobody signs").isNull();
        news.learn(tagged(tagging.formatted("f43-candidate", 5)));
        HalfSignedBuilds before = asked();
        news.learn(tagged(tagging.formatted("f43-candidate", 5)));
        signings.answered(before, List.of(build));

        signings.answered(
                asked(),
                List.of(new Signatures(
                        5,
                        build.nvr(),
                        true,
                        false,
                        PartOf.NO_MODULE,
                        build.keys(),
                        List.of("f41-candidate", "f43-candidate"))));

        assertThat(told()).containsExactly("signed:5:" + KEY + ":F41", "signed:5:" + KEY + ":F43");
        assertThat(listed(SigningRow.State.SIGNED)).hasSize(1);
    }

    @Test
    void aBuildOfWhichNoKeyIsToldMayBeSignedWithAnotherOneLater() {
        var hint = new SignatureHint(0, "bash-5-1.fc41", "", "", "", "", true);
        signings.heard(hint);
        signings.answered(asked(), List.of(SignedCase.build("bash.src=" + KEY)));

        signings.heard(hint);

        assertThat(asked().builds()).hasSize(1);
    }

    @Test
    void aHalfSignedBuildWaitsVisiblyAndIsGivenUpAtItsDeadline() {
        signed(5, "bash.src");
        Signatures half = SignedCase.build("bash.src=" + KEY, "bash.x86_64");
        signings.answered(asked(), List.of(half));

        SigningRow row = listed(SigningRow.State.WAITING).get(0);
        assertThat(row.build()).isEqualTo(5);
        assertThat(row.nvr()).isEqualTo("bash-5-1.fc41");
        assertThat(row.key()).isEqualTo(KEY);
        assertThat(row.signed()).isEqualTo(1);
        assertThat(row.rpms()).isEqualTo(2);
        assertThat(row.missing()).isEqualTo("bash.x86_64");
        assertThat(row.reason())
                .isEqualTo("1 of 2 rpms of bash-5-1.fc41 is signed with e99d6ad1; not yet bash.x86_64.");
        assertThat(row.expires()).isAfter(row.since().plusHours(71));
        assertThat(signings.claim()).as("asked about later").isNull();

        database.run("update signings set expires_at = current_timestamp");
        signings.answered(asked(), List.of(half));
        assertThat(listed(SigningRow.State.GIVEN_UP).get(0).reason())
                .endsWith("not yet bash.x86_64. Given up after 72 hours.");
        assertThat(asked()).isNull();

        signed(5, "bash.x86_64");
        assertThat(asked().builds().get(0).overdue()).as("begins anew").isFalse();
    }

    @Test
    void newsThatComeWhileKojiIsAskedAreNotLost() {
        signed(5, "bash.src");
        HalfSignedBuilds asked = asked();
        database.run("update signings set tries = 9");
        signed(5, "bash.x86_64");
        signings.answered(asked, List.of(SignedCase.build("bash.src=" + KEY, "bash.x86_64")));

        assertThat(database.number(
                        "select count(*) from signings where due_at <= current_timestamp + interval '31' second"))
                .isEqualTo(1);
        signings.later(asked(), "Koji is offline");
        assertThat(listed(SigningRow.State.WAITING).get(0).reason()).isEqualTo("Koji is offline");
        assertThat(signings.claim()).isNull();
    }

    @Test
    void oneThatKojiCantBeAskedAboutHoldsUpNoOther() {
        signed(5, "bash.src");
        signed(9_000_000_000_000_000_000L, "zlib.src");
        HalfSignedBuilds together = asked();
        assertThat(together.builds()).hasSize(2);

        signings.later(together, "integer out of range");

        assertThat(database.number("select count(distinct due_at) from signings"))
                .as("asked about one by one")
                .isEqualTo(2);
    }

    @Test
    void whatHasEndedIsKeptAsLongAsMessages() {
        signed(5, "bash.src");
        signed(6, "zlib.src");
        database.run(
                "update signings set state = 1, ended_at = current_timestamp - interval '31' day where subject = '5'");

        new Retention(database.database(), new KeptDays(30, 0, 0, 0, 0, 0, 0, 0)).clean();

        assertThat(database.texts("select subject from signings")).containsExactly("6");
    }

    @Test
    void aPartOfAModuleHasTheModuleAskedAbout() {
        signed(5, "bash.src");
        Signatures part = SignedCase.build("bash.src=" + KEY);
        signings.answered(
                asked(),
                List.of(new Signatures(
                        5, part.nvr(), true, false, new PartOf(true, 9, "m-1-2.c"), part.keys(), part.tags())));

        assertThat(asked().builds())
                .singleElement()
                .satisfies(build -> assertThat(build.subject()).isEqualTo("9"));
    }

    @Test
    void onlyWantedNewsAreTakenAndOfABuildOnlyOneWithinAWhile() {
        String rpm = "{\"sigkey\": \"%s\", \"rpm\": {\"name\": \"bash\", \"arch\": \"%s\", \"build_id\": 5}}";
        assertThat(news.test(body(rpm.formatted(KEY, "src")))).isTrue();
        assertThat(news.test(body(rpm.formatted(KEY, "src")))).isTrue();
        assertThat(news.test(body(rpm.formatted(KEY, "x86_64")))).isFalse();
        assertThat(news.test(body(rpm.formatted("00000000", "src")))).isFalse();
        assertThat(news.test(body("\"\""))).isTrue();
        assertThat(news.test(body("{\"tag\": \"f40\", \"name\": \"a\", \"version\": \"1\", \"release\": \"1\"}")))
                .isFalse();

        Draft learned =
                news.learn(Draft.of("learn-signatures", Messages.of("brew.sign.rpm", rpm.formatted(KEY, "src"))));
        assertThat(learned.answer()).isEqualTo(Draft.Answer.NOT_OURS);
        assertThat(asked().builds()).hasSize(1);
        assertThat(news.learn(Draft.of(
                                "learn-signatures", Messages.of("errata.activity.signing", "{\"errata_id\": 7}")))
                        .because())
                .isEqualTo("The message does not name what was signed; messages about single rpms (brew.sign.rpm) do.");
    }

    private static Draft tagged(String json) {
        return Draft.of("learn-signatures", Messages.of("buildsys.tag", json));
    }

    private List<String> told() {
        return database.texts(
                "select message_id from inbox where state = 0 and due_at <= current_timestamp order by id");
    }

    private static JsonNode body(String json) {
        return Messages.of("brew.sign.rpm", json).body();
    }

    private List<SigningRow> listed(SigningRow.State state) {
        Field field = SigningPages.FIELDS.stream()
                .filter(each -> each.name().equals("state"))
                .findFirst()
                .orElseThrow();
        var selection = new Selection(Map.of(field, List.of(state.id())), SigningPages.ID, true, 0, 10);
        return pages.page(selection).items();
    }
}
