package io.freshmaker.service;

import static io.freshmaker.koji.TinyHub.Reply.fault;
import static io.freshmaker.koji.TinyHub.Reply.lost;
import static io.freshmaker.koji.TinyHub.Reply.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiClient;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls that change nothing. */
@Timeout(30)
class KojiReadsTest extends HubFixture {

    @Test
    void readsWithoutASession() {
        assertThat(koji.read(KojiCall.of("getBuild", "héllo-中-1")).isNull()).isTrue();
        assertThat(hub.heard).singleElement().satisfies(call -> {
            assertThat(call.parameters().get(0).textValue()).isEqualTo("héllo-中-1");
            assertThat(call.headers()).doesNotContainKeys("Koji-session-id", "Transfer-encoding");
            assertThat(call.header("Content-type")).isEqualTo("text/xml");
            assertThat(call.query()).isEmpty();
        });
        assertThat(koji.standing().sentence()).isEqualTo("No session is open; the first submission opens one.");
    }

    @Test
    void readsAgainWhereThatHelps() {
        hub.then(page(502, "Bad Gateway"), fault(1014, "offline"));
        assertThat(koji.read(KojiCall.of("getBuild", 1)).isNull()).isTrue();
        hub.then(lost(), page(503, "busy"), fault(1014, "offline for a new disk"));
        assertThatThrownBy(() -> koji.read(KojiCall.of("getBuild", 1)))
                .isExactlyInstanceOf(KojiException.class)
                .hasMessageContaining("offline for a new disk");
        hub.then(fault(1000, "No such entry in table tag: attic"));
        assertThatThrownBy(() -> koji.read(KojiCall.of("getBuild", 1))).isInstanceOf(KojiFault.class);
        assertThat(hub.heard).hasSize(7);
    }

    @Test
    void asksMuchInOneRequestAndKeepsTheOrderOfTheAnswers() {
        hub.on("multiCall", call -> {
            List<Object> answers = new ArrayList<>();
            for (JsonNode each : call.get(0)) {
                int id = each.get("params").get(0).intValue();
                answers.add(
                        id == 3
                                ? Map.of("faultCode", 1000, "faultString", "No such build: 3", "traceback", List.of())
                                : List.of(id));
            }
            return answers;
        });
        List<KojiAnswer> answers = koji.readAll(IntStream.range(0, 1_001)
                .mapToObj(id -> KojiCall.of("getBuild", id))
                .toList());
        assertThat(answers).hasSize(1_001);
        assertThat(answers.get(3).fault()).hasMessage("No such build: 3");
        assertThat(answers.get(1_000).orThrow().intValue()).isEqualTo(1_000);
        assertThat(hub.methodsHeard()).containsExactly("multiCall", "multiCall");
        assertThat(koji.readAll(List.of())).isEmpty();
    }

    @Test
    void onlyReadsWhereNoLoginIsConfigured() {
        try (var reader = new KojiClient(http, Optional.empty(), 1, Duration.ZERO, Duration.ZERO)) {
            reader.read(KojiCall.of("getBuild", 1));
            assertThatThrownBy(() -> reader.write(BUILD)).hasMessageContaining("set freshmaker.koji.auth");
            assertThat(reader.standing().sentence()).contains("only read");
        }
    }
}
