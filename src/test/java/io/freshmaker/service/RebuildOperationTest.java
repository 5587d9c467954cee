package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshmaker.operate.Operation;
import io.freshmaker.store.Requests;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused reaches no database, so there is none here. */
class RebuildOperationTest {

    private static final String OVERRIDES =
            "{\"rpms\": [\"a-1-1\"], \"bundle_related_image_overrides\": {\"a\": \"b\"}}";

    private static void run(boolean addressed, String request) {
        new RebuildOperation(new Requests(null), addressed)
                .run(List.of("jane", request), new PrintWriter(Writer.nullWriter()));
    }

    @Test
    void refusesOverridesThatBuildersCouldNotReadAsTheApiDoes() {
        assertThatThrownBy(() -> run(false, OVERRIDES))
                .isInstanceOf(Operation.Mistake.class)
                .hasMessageStartingWith("bundle_related_image_overrides is read by the builders at this API, and"
                        + " freshmaker.web.url does not say where they reach it: ");
        assertThatThrownBy(() -> run(true, OVERRIDES)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void refusesWhatIsNoRequest() {
        assertThatThrownBy(() -> run(true, "[]")).isInstanceOf(Operation.Mistake.class);
        assertThatThrownBy(() -> run(true, "{}"))
                .isInstanceOf(Operation.Mistake.class)
                .hasMessage("One of update, rpms, artifacts and freshmaker_event_id has to be given.");
    }
}
