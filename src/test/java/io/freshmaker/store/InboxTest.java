package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.plan.Received;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class InboxTest {

    private final TestDatabase database;
    private final Inbox inbox;

    InboxTest(Engine engine) {
        database = new TestDatabase(engine);
        inbox = new Inbox(database.database(), new Pause(Duration.ofMinutes(5)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void givesBackWhatItTook() {
        BusMessage message = message("2018-1f0a", Map.of("sent", "yes"), "{\"repo\":\"httpd\",\"n\":[1,2.5,null]}");

        assertThat(inbox.accept(message)).isTrue();

        Received received = inbox.claim(only());
        assertThat(received.message()).isEqualTo(message);
        assertThat(received.tries()).isEqualTo(1);
        assertThat(received.answered()).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoMessagesWithOneId() {
        inbox.accept(message("same", Map.of(), "{\"n\":1}"));

        assertThat(inbox.accept(message("same", Map.of(), "{\"n\":2}"))).isFalse();
        assertThat(inbox.keepUnreadable(message("same", Map.of(), "3"), "{", "no JSON"))
                .isFalse();

        assertThat(inbox.claim(only()).message().body().path("n").intValue()).isEqualTo(1);
    }

    @Test
    void tellsIdsApartThatDifferOnlyWhereNoColumnReaches() {
        String long500 = "x".repeat(500);
        List<String> ids = List.of(
                long500, long500 + "a", long500 + "b", long500 + "b ", "nul", "nu\0l", "nul ", "nul  ", "", " ", "Nul");

        for (String id : ids) {
            assertThat(inbox.accept(message(id, Map.of(), "{}"))).as(id).isTrue();
        }
        for (String id : ids) {
            assertThat(inbox.accept(message(id, Map.of(), "{}"))).as(id).isFalse();
        }
        assertThat(database.number("select count(*) from inbox")).isEqualTo(ids.size());
    }

    @Test
    void takesStrangeCharacters() {
        String strange = "\0 \u0001 \ud83d\ude00 \u202e \\u0000 ' \" % é 漢 \r\n";
        var message = new BusMessage(
                "id" + strange,
                "topic\0",
                "address\0",
                Envelope.UMB,
                Map.of("h" + strange, strange),
                null,
                TextNode.valueOf(strange));

        inbox.accept(message);

        BusMessage back = inbox.claim(only()).message();
        assertThat(back.body().textValue()).isEqualTo(strange);
        assertThat(back.headers()).isEqualTo(message.headers());
        assertThat(back.topic()).isEqualTo("topic");
        assertThat(back.sentAt()).isNull();
    }

    @Test
    void takesHalfACharacter() {
        inbox.accept(message("half \ud83d", Map.of(), "{\"a\":\"\\ud83d\"}"));

        assertThat(inbox.claim(only()).message().body().path("a").textValue()).hasSize(1);
    }

    @Test
    void keepsWhatCantBeReadAsItCame() {
        inbox.keepUnreadable(message("broken", Map.of(), "null"), "{\"no end", "line 1: no end");

        assertThat(database.text("select body from inbox where state = 2")).isEqualTo("{\"no end");
        assertThat(database.text("select reason from inbox")).isEqualTo("line 1: no end");
        assertThat(inbox.claim(only())).isNull();
    }

    @Test
    void keepsTooLongABodyAsUnreadable() {
        String body = "\"" + "b".repeat(9_999_999) + "\"";

        assertThat(inbox.accept(message("long", Map.of(), body))).isTrue();

        assertThat(database.number("select state from inbox")).isEqualTo(2);
        assertThat(database.number("select char_length(body) from inbox")).isEqualTo(100_000);
        assertThat(database.text("select reason from inbox")).contains("10000001 characters", "2000000 fit");
    }

    @Test
    void keepsTooLongHeadersAsUnreadable() {
        inbox.accept(message("long", Map.of("h", "x".repeat(1_000_000)), "{}"));

        assertThat(database.number("select state from inbox")).isEqualTo(2);
        assertThat(database.text("select reason from inbox")).contains("headers", "1000000 fit");
    }

    @Test
    void isClaimedByOneOnly() {
        inbox.accept(message("one", Map.of(), "{}"));
        long id = only();

        List<Received> claims = Together.call(4, turn -> inbox.claim(id));

        assertThat(claims.stream().filter(Objects::nonNull)).hasSize(1);
        assertThat(inbox.claim(id)).isNull();
    }

    @Test
    void isClaimedAgainWhenTheLeaseRanOut() {
        inbox.accept(message("one", Map.of(), "{}"));
        inbox.claim(only());
        database.run("update inbox set leased_until = leased_until - interval '3' minute");

        assertThat(inbox.claim(only()).tries()).isEqualTo(2);
    }

    @Test
    void isPostponedForLongerEachTime() {
        inbox.accept(message("one", Map.of(), "{}"));
        List<Long> pauses = IntStream.range(0, 12)
                .mapToLong(turn -> {
                    database.run("update inbox set due_at = current_timestamp - interval '1' second");
                    Received received = inbox.claim(only());
                    inbox.postpone(received, "MBS is down, try " + received.tries());
                    assertThat(inbox.claim(only())).isNull();
                    return pause().toSeconds();
                })
                .boxed()
                .toList();

        assertThat(pauses.get(0)).isLessThanOrEqualTo(1);
        assertThat(pauses.get(5)).isBetween(14L, 32L);
        assertThat(pauses.get(11)).isBetween(147L, 300L);
        assertThat(database.text("select reason from inbox")).isEqualTo("MBS is down, try 12");
    }

    private Duration pause() {
        return database.database()
                .read(handle -> Duration.between(
                        Database.now(handle),
                        handle.createQuery("select due_at from inbox")
                                .mapTo(OffsetDateTime.class)
                                .one()));
    }

    @Test
    void isNotPostponedByOneWhoseLeaseRanOut() {
        inbox.accept(message("one", Map.of(), "{}"));
        Received late = inbox.claim(only());
        database.run("update inbox set leased_until = leased_until - interval '3' minute");
        inbox.claim(only());

        inbox.postpone(late, "too late");

        assertThat(database.text("select reason from inbox")).isNull();
        assertThat(database.number("select count(*) from inbox where leased_until is not null"))
                .isEqualTo(1);
    }

    @Test
    void leasesAreReleasedForWhatWaits() {
        inbox.accept(message("one", Map.of(), "{}"));
        inbox.claim(only());

        new Leases(database.database()).releaseAll();

        assertThat(inbox.claim(only()).tries()).isEqualTo(2);
    }

    private long only() {
        return database.number("select id from inbox");
    }

    private static BusMessage message(String id, Map<String, String> headers, String body) {
        try {
            return new BusMessage(
                    id,
                    "git.receive",
                    "org.fedoraproject.prod.git.receive",
                    Envelope.FEDMSG,
                    headers,
                    Instant.parse("2018-03-01T12:00:00.123Z"),
                    new ObjectMapper().readTree(body));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
