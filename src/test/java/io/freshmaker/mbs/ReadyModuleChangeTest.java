package io.freshmaker.mbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Change;
import io.freshmaker.change.Envelope;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadyModuleChangeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAMED = "\"id\": 12, \"name\": \"perl\", \"stream\": \"5-26\", \"version\": \"2720\"";

    private final ReadyModuleChange change = new ReadyModuleChange(new ModuleStateReader(), true);

    private static Draft draft(String fields) {
        try {
            return Draft.of(
                    "module-ready",
                    new BusMessage(
                            "m-1",
                            ModuleStateReader.TOPIC,
                            ModuleStateReader.TOPIC,
                            Envelope.FEDORA_MESSAGING,
                            Map.of(),
                            null,
                            JSON.readTree("{" + fields + "}")));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String page(String... builds) {
        return "{\"items\": [" + String.join(",", builds) + "], \"meta\": {\"page\": 1, \"pages\": 1}}";
    }

    private static String context(String context, int state, String name) {
        return "{" + NAMED + ", \"context\": \"" + context + "\", \"state\": " + state + ", \"state_name\": \"" + name
                + "\", \"scratch\": false}";
    }

    @Test
    void takesAnOnlyContextFromTheMessageAlone() {
        Draft read = change.read(draft(NAMED + ", \"context\": \"c1\", \"siblings\": [], \"state\": 5"));

        assertThat(read.decided()).isFalse();
        assertThat(read.searchKey()).isEqualTo("perl:5-26:2720");
        assertThat(read.changes())
                .containsExactly(new Change("version 2720 is ready", Artifact.module("perl", "5-26"), "2720", ""));
    }

    @Test
    void leavesOtherStatesScratchBuildsAndLonelyFailuresAlone() {
        for (String fields : new String[] {
            NAMED + ", \"state\": 2",
            NAMED + ", \"state\": 3",
            NAMED + ", \"state\": 4",
            NAMED + ", \"state\": 5, \"scratch\": true",
            "\"state\": 5"
        }) {
            assertThat(change.read(draft(fields)).answer()).as(fields).isEqualTo(Draft.Answer.NOT_OURS);
        }
    }

    @Test
    void asksForAllContextsWhenThereAreSiblings() {
        Draft open = change.read(draft(NAMED + ", \"context\": \"c1\", \"siblings\": [13], \"state\": 5"));

        assertThat(open.decided()).isFalse();
        assertThat(open.changes()).isEmpty();
        assertThat(change.question(open))
                .isEqualTo("/module-build-service/2/module-builds/?name=perl&stream=5-26&version=2720&per_page=100");
    }

    @Test
    void waitsForTheLastContextWhateverItsEnd() {
        Draft open = change.read(draft(NAMED + ", \"context\": \"c1\", \"siblings\": [13], \"state\": 4"));

        assertThat(change.answered(open, 200, page(context("c1", 4, "failed"), context("c2", 2, "build"))))
                .satisfies(draft -> assertThat(draft.answer()).isEqualTo(Draft.Answer.NOT_OURS))
                .satisfies(draft -> assertThat(draft.because()).contains("c2 (build)"));
        assertThat(change.answered(open, 200, page(context("c1", 4, "failed"), context("c2", 5, "ready")))
                        .changes())
                .hasSize(1);
        assertThat(change.answered(open, 200, page(context("c1", 4, "failed"), context("c2", 6, "garbage")))
                        .answer())
                .isEqualTo(Draft.Answer.NOT_OURS);
    }

    @Test
    void asksForTheNameOfANamelessBuild() {
        Draft open = change.read(draft("\"id\": 70, \"state\": 5"));
        assertThat(change.question(open)).isEqualTo("/module-build-service/2/module-builds/70");

        Draft named = change.answered(open, 200, context("c1", 5, "ready").replace("}", ", \"siblings\": [13]}"));
        assertThat(named.changes()).isEmpty();
        assertThat(change.question(named)).contains("name=perl");
        assertThat(change.answered(named, 200, page(context("c1", 5, "ready"))).changes())
                .hasSize(1);
    }

    @Test
    void saysWhatCantBeKnown() {
        Draft open = change.read(draft("\"id\": 70, \"state\": 5"));
        assertThat(change.answered(open, 404, "{\"message\": \"No such module found.\", \"status\": 404}")
                        .because())
                .startsWith("undecidable: whether all contexts of module build 70 have ended; MBS knows no module")
                .contains("./freshmaker replan");

        var alone = new ReadyModuleChange(new ModuleStateReader(), false);
        assertThat(alone.read(draft("\"id\": 70, \"state\": 5")).because()).contains("no MBS is configured");
    }

    @Test
    void asksAgainLaterWhenMbsIsInTrouble() {
        Draft open = change.read(draft("\"id\": 70, \"state\": 5"));
        assertThatThrownBy(() -> change.answered(open, 502, "<html>Bad Gateway</html>"))
                .isInstanceOf(MbsException.class)
                .hasMessageContaining("MBS answered 502: Bad Gateway");
    }
}
