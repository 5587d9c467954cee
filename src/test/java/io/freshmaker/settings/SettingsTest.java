package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static Settings read(Map<String, String> commandLine) {
        return new SettingsReader().read(null, Map.of(), commandLine);
    }

    @Test
    void routesSeeWhatAValueComesTo() {
        Settings settings = read(Map.of(
                "freshmaker.mbs.url", "https://mbs.example.org/",
                "freshmaker.mbs.token", "t0ken",
                "freshmaker.distgit.url", "ssh://freshmaker@pkgs.example.org/"));

        assertThat(settings.distgit().scmurl()).isEqualTo(new Url("ssh://freshmaker@pkgs.example.org"));
        assertThat(settings.toProperties())
                .containsEntry("freshmaker.mbs.url", "https://mbs.example.org")
                .containsEntry("freshmaker.mbs.token", "t0ken")
                .containsEntry("freshmaker.distgit.url", "ssh://freshmaker@pkgs.example.org")
                .containsEntry("freshmaker.distgit.scmurl", "ssh://freshmaker@pkgs.example.org")
                .containsEntry("freshmaker.plan.depth", "20");
    }

    @Test
    void mbsMayBeToldAnotherAddressThanTheOneThatIsPushedTo() {
        Settings settings = read(Map.of(
                "freshmaker.distgit.url", "ssh://freshmaker@pkgs.example.org",
                "freshmaker.distgit.scmurl", "https://src.example.org"));

        assertThat(settings.distgit().scmurl().value()).isEqualTo("https://src.example.org");
        assertThat(settings.toProperties()).containsEntry("freshmaker.distgit.scmurl", "https://src.example.org");
    }

    @Test
    void doesNotShowASecret() {
        Settings settings = read(Map.of(
                "freshmaker.db.url", "jdbc:postgresql://db/f?user=u&password=pearl1",
                "freshmaker.db.password", "pearl2",
                "freshmaker.bus.url",
                        "failover:(amqps://b:5671?transport.keyStorePassword=pearl4&transport.trustStorePassword=pearl3)",
                "freshmaker.bus.password", "pearl5",
                "freshmaker.mbs.token", "pearl6",
                "freshmaker.distgit.url", "https://u:pearl7@src.example.org",
                "freshmaker.distgit.password", "pearl8"));

        String parts = "" + settings.db() + settings.bus() + settings.mbs() + settings.distgit();

        assertThat(settings.toString() + parts).doesNotContain("pearl").contains("***", "src.example.org");
        assertThat(settings.toString()).contains("freshmaker.mbs.token=***\n").contains("freshmaker.http.port=8080\n");
        assertThat(settings.bus().password().value()).isEqualTo("pearl5");
        assertThat(settings.db().url().value()).endsWith("pearl1");
    }

    @Test
    void aMistakeDoesNotShowASecretEither() {
        Throwable mistake = catchThrowable(() -> read(Map.of("freshmaker.bus.url", "tcp://u:pe/arl@b:61616")));

        assertThat(mistake)
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("freshmaker.bus.url = 'tcp://u:***@b:61616' (command line): ");
    }

    @Test
    void anUnsetSecretIsSeenToBeEmpty() {
        assertThat(new Secret("")).hasToString("");
        assertThat(read(Map.of()).toString()).contains("freshmaker.mbs.token=\n");
    }
}
