package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EnvelopeRobustnessTest extends EnvelopeCase {

    private static final String ALPHABET = "{}[]\":,\\0123eE+-.tfn \n\t\u0000\uD83D\u00e9/";

    @Test
    void aTruncatedMessageIsUnreadableAndNothingElse() {
        for (String text : texts()) {
            String complete = text.strip();
            for (int end = 1; end < complete.length(); end += 7) {
                assertThat(readable(Wire.ofText(complete.substring(0, end))))
                        .as(complete.substring(0, end))
                        .isFalse();
            }
        }
    }

    @Test
    void aDamagedMessageIsReadOrUnreadableAndNothingElse() {
        Random random = new Random(20170909);
        int read = 0;
        int unreadable = 0;
        for (String text : texts()) {
            for (int round = 0; round < 40; round++) {
                String damaged = damaged(text, random);
                for (Wire wire : deliveries(damaged)) {
                    if (readable(wire)) {
                        read++;
                    } else {
                        unreadable++;
                    }
                }
            }
        }
        assertThat(read).isGreaterThan(100);
        assertThat(unreadable).isGreaterThan(100);
    }

    @Test
    void deepNestingAndLongNumbersAreUnreadable() {
        assertThat(readable(Wire.ofText("{\"topic\":\"t\",\"msg\":" + "[".repeat(100_000))))
                .isFalse();
        assertThat(readable(Wire.ofText("{\"topic\":\"t\",\"msg\":" + "9".repeat(5_000) + "}")))
                .isFalse();
        assertThat(readable(Wire.ofText("{\"topic\":\"t\",\"msg\":{},\"timestamp\":" + "9".repeat(900) + "}")))
                .isTrue();
    }

    private boolean readable(Wire wire) {
        try {
            reader.topicOf(wire);
            reader.read(wire);
            return true;
        } catch (UnreadableMessageException e) {
            assertThat(e.getMessage()).containsAnyOf("at offset ", "names no topic");
            return false;
        }
    }

    private static List<Wire> deliveries(String text) {
        return List.of(
                Wire.ofText(text),
                new Wire("ID:1", "org.fedoraproject.prod.git.receive", null, Map.of("sent-at", text), 1, text),
                new Wire("ID\\c1", null, "VirtualTopic.eng.x", Map.of("message-id", "ID\\c" + text), -1, text));
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(damaged.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, other);
                case 1 -> damaged.insert(at, other);
                default -> damaged.delete(at, Math.min(damaged.length(), at + 1 + random.nextInt(20)));
            }
        }
        return damaged.toString();
    }

    private static List<String> texts() {
        try (Stream<Path> files = Files.walk(Path.of("src/test/resources/messages"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(EnvelopeRobustnessTest::text)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
