package io.freshmaker.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnnounceTest {

    private static Settings read(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new SettingsReader().read(null, Map.of(), values);
    }

    @Test
    void isOffUnlessWanted() {
        assertThat(read().announce())
                .isEqualTo(new Announce(false, "org.fedoraproject.prod.freshmaker.", "fedora-messaging"));
        assertThat(read("freshmaker.announce", "true").announce().on()).isTrue();
    }

    @Test
    void takesTheSlashFromTheEndOfTheBase() {
        assertThat(read("freshmaker.web.url", "https://f.example.org/").web().url())
                .isEqualTo(new Url("https://f.example.org"));
    }

    @Test
    void refusesAPrefixThatUmbCannotHave() {
        assertThatThrownBy(() -> read("freshmaker.announce", "true", "freshmaker.announce.envelope", "umb"))
                .hasMessageContaining("freshmaker.announce.prefix")
                .hasMessageContaining("topics of UMB begin with VirtualTopic.");
        assertThat(read(
                                "freshmaker.announce", "true",
                                "freshmaker.announce.envelope", "umb",
                                "freshmaker.announce.prefix", "VirtualTopic.eng.freshmaker.")
                        .announce()
                        .envelope())
                .isEqualTo("umb");
    }

    @Test
    void refusesFedmsgOnRabbitMq() {
        assertThatThrownBy(() -> read(
                        "freshmaker.announce", "true",
                        "freshmaker.announce.envelope", "fedmsg",
                        "freshmaker.bus.broker", "rabbitmq",
                        "freshmaker.bus.url", "amqp://rabbit.example.org",
                        "freshmaker.bus.source", "queue:freshmaker"))
                .hasMessageContaining("freshmaker.announce.envelope")
                .hasMessageContaining("write fedora-messaging or umb.");
    }
}
