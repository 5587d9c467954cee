package io.freshmaker.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RemoteWatchTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final RemoteWatch watch = new RemoteWatch("MBS", "https://mbs.example.org", new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void tellsWhenItLastAnsweredAndWhatWasWrongSince() {
        assertThat(watch.sentence()).isEqualTo("MBS was not asked anything yet.");
        watch.noted(503, null);
        assertThat(watch.sentence())
                .isEqualTo("MBS gave no good answer yet; the last trouble was 0 s ago: it answered 503.");
        now = now.plus(Duration.ofSeconds(10));
        watch.noted(404, null);
        assertThat(watch.sentence()).isEqualTo("MBS answered 0 s ago.");
        now = now.plus(Duration.ofSeconds(10));
        watch.noted(null, new ConnectException("Connection refused."));
        now = now.plus(Duration.ofSeconds(5));
        assertThat(watch.sentence())
                .isEqualTo("MBS answered 15 s ago; the last trouble was 5 s ago: Connection refused.");
    }
}
