package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy file is changed while the service runs. */
class PolicyJourneyTest {

    private static final String ALLOWED = "global:\n  module:\n    allow: {name: .*}\n";
    private static final String BLOCKED = ALLOWED + "    block: {name: lantern}\n";
    private static final String ENDLESS = "global:\n  module:\n    allow: {name: '" + "(.*)".repeat(25) + "z'}\n";
    private static final String BROKEN = "global:\n  module:\n    deny: {name: lantern}\n";

    @Test
    void otherRulesJudgeTheNextMessageAndBrokenOnesNone(@TempDir Path directory) throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), ALLOWED);
        try (Town town = new Town(directory)
                .with("freshmaker.policy", policy.toString())
                .base("platform", "f27")
                .module("lantern", "f27", Map.of("platform", "f27"), Map.of("wick", "f27"))
                .start()) {
            town.send(Town.specChange("policy-1", "wick", "f27"));
            assertThat(decision(town, "COMPLETE", "policy-1"))
                    .isEqualTo("true by policy.yaml line 3: global.module.allow");

            String before = sentence(town);
            assertThat(before).endsWith(", are in force.");
            Files.writeString(policy, BLOCKED);
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            !sentence(town).equals(before) && sentence(town).endsWith(", are in force."));
            town.send(Town.specChange("policy-2", "wick", "f27"));
            assertThat(decision(town, "SKIPPED", "policy-2"))
                    .isEqualTo("false by policy.yaml line 4: global.module.block");

            Files.writeString(policy, BROKEN);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> sentence(town).contains("stay in force, because policy.yaml is broken since"));
            assertThat(sentence(town))
                    .endsWith(
                            ": policy.yaml line 3: global.module.deny: is unknown; only allow, block and urgent may stand"
                                    + " here.");
            assertThat(town.ready().path("status").asText()).isEqualTo("UP");
            assertThat(town.metrics()).contains("freshmaker_policy_broken 1.0");
            town.send(Town.specChange("policy-3", "wick", "f27"));
            assertThat(decision(town, "SKIPPED", "policy-3"))
                    .isEqualTo("false by policy.yaml line 4: global.module.block");

            Files.writeString(policy, ENDLESS);
            await().atMost(Duration.ofSeconds(10)).until(() -> sentence(town).endsWith(", are in force."));
            assertThat(town.metrics()).contains("freshmaker_policy_broken 0.0");
            town.send(Town.specChange("policy-4", "wick", "f27"));
            assertThat(town.eventIn("INITIALIZED", "policy-4")
                            .path("state_reason")
                            .asText())
                    .startsWith("Waiting: policy.yaml line 3: global.module.allow: the pattern '(.*)")
                    .contains("takes too long for the value 'lantern'");

            Files.writeString(policy, "# mended\n" + ALLOWED);
            assertThat(decision(town, "COMPLETE", "policy-4"))
                    .isEqualTo("true by policy.yaml line 4: global.module.allow");
        }
    }

    private static String sentence(Town town) {
        return town.ready().at("/checks/policy/message").asText();
    }

    private static String decision(Town town, String state, String message) {
        JsonNode decision = town.eventIn(state, message).path("decisions").path(0);
        return decision.path("rebuild").asText() + " by "
                + decision.path("rule").asText();
    }
}
