package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.freshmaker.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SurroundingsTest {

    @Test
    void warnsOfAddressesInAnnouncementsThatHaveNoHost() {
        String warning =
                "Addresses in announcements are without a host, and clients expect one: set freshmaker.web.url";

        assertThat(told(Map.of("freshmaker.announce", "true"))).contains(warning);
        assertThat(told(Map.of("freshmaker.announce", "true", "freshmaker.web.url", "https://f.example.org")))
                .doesNotContain(warning);
        assertThat(told(Map.of())).doesNotContain(warning);
    }

    /** Of this thread alone: services that other tests start tell the same log. */
    private static List<String> told(Map<String, String> keys) {
        var log = (Logger) LoggerFactory.getLogger(Freshmaker.class);
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        log.addAppender(heard);
        new Surroundings(new SettingsReader().read(null, Map.of(), keys), "one", "amqp://localhost", () -> true).tell();
        log.detachAppender(heard);
        heard.stop();
        String thread = Thread.currentThread().getName();
        return heard.list.stream()
                .filter(event -> event.getThreadName().equals(thread))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
