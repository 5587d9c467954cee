package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final Keys keys = Keys.known();

    @Test
    void everyKeyIsExplainedInOneSentence() {
        assertThat(keys.all())
                .hasSizeGreaterThan(40)
                .allSatisfy(key -> assertThat(key.meaning())
                        .as(key.name())
                        .matches("[A-Z].*\\.")
                        .doesNotContain(". ", "|", "<"));
    }

    @Test
    void noTwoKeysShareAnEnvironmentVariable() {
        assertThat(keys.byVariable()).hasSameSizeAs(keys.all());
    }

    @Test
    void dotsAndDashesBecomeUnderscoresInTheEnvironment() {
        assertThat(keys.get("freshmaker.bus.topic-prefixes").variable()).isEqualTo("FRESHMAKER_BUS_TOPIC_PREFIXES");
    }

    @Test
    void everyDefaultIsUsable() {
        Settings settings = new SettingsReader().read(null, Map.of(), Map.of());

        assertThat(settings.toProperties()).hasSameSizeAs(keys.all());
        assertThat(keys.all())
                .allSatisfy(key -> assertThat(settings.toProperties().getProperty(key.name()))
                        .as(key.name())
                        .isEqualTo(key.fallback()));
    }

    @Test
    void passwordsAndTokensAreSecret() {
        assertThat(keys.all().stream().filter(Key::secret).map(Key::name))
                .containsExactly(
                        "freshmaker.db.password",
                        "freshmaker.bus.password",
                        "freshmaker.bus.tls.key-store-password",
                        "freshmaker.bus.tls.trust-store-password",
                        "freshmaker.mbs.token",
                        "freshmaker.koji.password",
                        "freshmaker.koji.tls.key-store-password",
                        "freshmaker.koji.tls.trust-store-password",
                        "freshmaker.odcs.token",
                        "freshmaker.odcs.tls.key-store-password",
                        "freshmaker.odcs.tls.trust-store-password",
                        "freshmaker.distgit.password");
    }

    @Test
    void findsTheNearestKeyWithAndWithoutTheCommonFirstWord() {
        assertThat(keys.near("freshmaker.htpp.port")).contains("freshmaker.http.port");
        assertThat(keys.near("mbs.budgte")).contains("freshmaker.mbs.budget");
        assertThat(keys.near("freshmaker.colour.of.the.page")).isEmpty();
    }

    @Test
    void refusesAKeyThatTheProgramItselfMisspells() {
        assertThatThrownBy(() -> keys.get("freshmaker.nothing")).hasMessageContaining("freshmaker.nothing");
    }
}
