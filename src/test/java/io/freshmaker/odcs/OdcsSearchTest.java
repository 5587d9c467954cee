package io.freshmaker.odcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeStep;
import io.freshmaker.compose.ComposeWork;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ours was asked for at ten; ODCS's list is the newest first. */
class OdcsSearchTest {

    /** Ours, as ODCS lists it. */
    private static final String OURS = Wire.of("asked-200").body();

    private final OdcsSearch search =
            new OdcsSearch(new OdcsAnswers("set it right."), Clock.fixed(Works.ASKED.plusSeconds(180), ZoneOffset.UTC));

    private static String page(int pages, String... items) {
        return "{\"items\": [" + String.join(",", items) + "], \"meta\": {\"page\": 1, \"pages\": " + pages + "}}";
    }

    private ComposeSearch read(ComposeNeed need, String date, String page) {
        return search.page(search.begin(Works.asked(need)), 200, date, page);
    }

    private ComposeAnswer found(String... items) {
        return search.result(read(Works.tag(), null, page(1, items)));
    }

    private static String with(String field, String value) {
        String changed = OURS.replaceFirst("\"" + field + "\": (\\[[^]]*]|[^,]*)", "\"" + field + "\": " + value);
        assertThat(changed).as(field).isNotEqualTo(OURS);
        return changed;
    }

    @Test
    void findsWhatWasAskedFor() {
        ComposeAnswer answer = found(with("packages", "\"gimp\"").replace("512", "513"), OURS);

        assertThat(answer.words()).isEqualTo("ODCS has it as compose 512");
        assertThat(((ComposeAnswer.Accepted) answer).compose().need()).isEqualTo(Works.tag());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "packages|\"gimp-libs gimp babl\"",
                "builds|\"gimp-2.10.38-2.fc41\"",
                "sigkeys|\"e99d6ad1\"",
                "flags|[]",
                "arches|\"x86_64\"",
                "results|[\"iso\"]",
                "source|\"f42-updates-testing-pending\"",
                "source_type|6",
                "lookaside_repos|\"https://example.org/repo\"",
                "multilib_arches|\"x86_64\"",
                "modular_koji_tags|\"f41-modular\"",
                "state|3",
                "state|4"
            })
    void leavesAloneWhatIsAnother(String field, String value) {
        assertThat(found(with(field, value))).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "packages|\"gimp gimp-libs\"",
                "sigkeys|\"0F0F0F0F E99D6AD1\"",
                "arches|[\"x86_64\", \"s390x\"]",
                "flags|\"no_deps\"",
                "results|[\"iso\", \"repository\"]",
                "owner|\"somebody\"",
                "koji_event|77",
                "state|1"
            })
    void knowsTheSameContentInAnotherForm(String field, String value) {
        assertThat(found(with(field, value))).isInstanceOf(ComposeAnswer.Accepted.class);
    }

    @Test
    void comparesNothingThatWasLeftToOdcs() {
        String done = Wire.of("got-200-done").body().replace("\"packages\": \"gimp\"", "\"packages\": null");

        assertThat(search.result(read(Works.builds(), null, page(1, done)))).isNull();
        assertThat(search.result(read(Works.builds(), null, page(1, done.replaceAll("\\[\\s*\"no_deps\"\\s*]", "[]")))))
                .isInstanceOf(ComposeAnswer.Accepted.class);
    }

    @Test
    void knowsAModuleByTheNameThatOdcsCompleted() {
        String module = with("source", "\"babl:1:20260301:ab gimp:2.10:20260302:cd\"")
                .replace("\"source_type\": 1", "\"source_type\": 2")
                .replace("\"packages\": \"gimp-libs gimp\"", "\"packages\": null")
                .replace("e99d6ad1 0f0f0f0f", "e99d6ad1");

        assertThat(search.result(read(Works.module("gimp:2.10"), null, page(1, module))))
                .isInstanceOf(ComposeAnswer.Accepted.class);
        assertThat(search.result(read(Works.module("gimp:2"), null, page(1, module))))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-05T09:59:01Z, , true",
        "2026-03-05T09:58:59Z, , false",
        // ODCS's clock says 09:53 when ours says 10:03
        "2026-03-05T09:50:02Z, 'Thu, 05 Mar 2026 09:53:00 GMT', true",
        // ... and 10:13
        "2026-03-05T10:00:03Z, 'Thu, 05 Mar 2026 10:13:00 GMT', false",
        "2026-03-05T10:00:03Z, yesterday, true"
    })
    void takesNoneThatIsOlderThanOursByTheClockOfOdcs(String submitted, String date, boolean ours) {
        String item = with("time_submitted", '"' + submitted + '"');
        assertThat(search.result(read(Works.tag(), date, page(1, item))) != null)
                .isEqualTo(ours);
    }

    @Test
    void readsOnUntilWhatIsOlderThanOurs() {
        String other = with("packages", "\"babl\"");
        ComposeSearch first = read(Works.tag(), null, page(3, other));
        assertThat(first).isEqualTo(new ComposeSearch(Works.asked(Works.tag()), 2, true, null));
        ComposeSearch second = search.page(first, 200, null, page(3, other, OURS));
        assertThat(second.unfinished()).isFalse();
        assertThat(second.found().id()).isEqualTo(512);

        ComposeSearch older = read(Works.tag(), null, page(3, other.replace("2026-03-05T10", "2026-03-05T09")));
        assertThat(older.unfinished()).isFalse();
        assertThat(search.result(older)).isNull();
    }

    @Test
    void looksForNothingThatWasNeverAskedFor() {
        var work = new ComposeWork(7, Works.tag(), ComposeStep.ASK, 1, 0, null, null, null, 0, false, Works.ASKED);

        assertThat(search.begin(work).unfinished()).isFalse();
        assertThat(search.result(search.begin(work))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<p>Welcome</p>", "{\"items\": null}", "{\"items\": [], \"meta\": {}}"})
    void concludesNothingFromWhatIsNoWholeList(String body) {
        assertThatThrownBy(() -> read(Works.tag(), null, body)).isInstanceOf(OdcsException.class);
    }

    @Test
    void concludesNothingFromAnEqualComposeThatItCannotRead() {
        for (String item : new String[] {with("state", "9"), with("time_submitted", "null"), with("id", "\"512\"")}) {
            assertThatThrownBy(() -> found(item))
                    .isInstanceOf(OdcsException.class)
                    .hasMessageContaining("without a readable id, state or time_submitted");
        }
    }

    @Test
    void givesUpOnAListWithoutAnEnd() {
        var late = new ComposeSearch(Works.asked(Works.tag()), 50, true, null);
        assertThatThrownBy(() -> search.page(late, 200, null, page(90)))
                .isInstanceOf(OdcsException.class)
                .hasMessageContaining("more than 50 pages");
    }

    @Test
    void saysWhatToDoWhenOdcsDoesNotLetUsLook() {
        Wire wire = Wire.of("asked-401");
        assertThatThrownBy(() -> search.page(search.begin(Works.asked(Works.tag())), wire.status(), null, wire.body()))
                .isInstanceOf(OdcsException.class)
                .hasMessageContaining("REMOTE_USER is not present")
                .hasMessageEndingWith("set it right.");
    }
}
