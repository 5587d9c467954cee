package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.change.ModuleStateReader;
import io.freshmaker.plan.Draft;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ModuleNewsTest extends InventoryCase {

    private static final Artifact PERL = Artifact.module("perl", "f27");

    private final ModuleNews news;

    ModuleNewsTest(Engine engine) {
        super(engine);
        news = new ModuleNews(database.database(), learning, new ModuleStateReader());
    }

    @Test
    void asksByIdAlone() {
        assertThat(news.about(message(JsonNodeFactory.instance
                                .objectNode()
                                .put("id", 7)
                                .put("state", 5)))
                        .id())
                .isEqualTo(7);
        assertThat(news.about(message(JsonNodeFactory.instance.objectNode().put("state", 5))))
                .isNull();
        assertThat(news.about(message(JsonNodeFactory.instance
                        .objectNode()
                        .put("id", 7)
                        .put("state", 5)
                        .put("scratch", true))))
                .isNull();
    }

    @Test
    void learnsWhatIsReady() {
        assertThat(news.told(7, List.of(build("perl", 1, "one")), null, List.of()))
                .isNull();
        assertThat(news.told(7, List.of(), null, List.of("perl is unreadable"))).isNull();

        assertThat(contents()).containsExactly("perl 1: one");
    }

    @Test
    void asksWhatIsLeftOfAWithdrawnStream() {
        filled(build("perl", 2, "two"), build("ruby", 2, "two"));

        StreamQuestion question = news.told(7, List.of(), PERL, List.of());
        news.settled(question, List.of(), List.of("perl is unreadable"));
        assertThat(contents()).hasSize(2);
        news.settled(question, List.of(build("perl", 1, "one")), List.of());
        assertThat(contents()).containsExactly("perl 1: one", "ruby 2: two");
        news.settled(news.told(7, List.of(), PERL, List.of()), List.of(), List.of());
        assertThat(contents()).containsExactly("ruby 2: two");
        assertThat(news.told(7, List.of(), PERL, List.of())).as("it has left").isNull();
    }

    private static Draft message(JsonNode body) {
        return Draft.of(
                "learn-mbs", new BusMessage("m", ModuleStateReader.TOPIC, "", Envelope.FEDMSG, Map.of(), null, body));
    }
}
