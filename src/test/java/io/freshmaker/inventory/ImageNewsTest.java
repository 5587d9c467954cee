package io.freshmaker.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.koji.ImageStanding;
import io.freshmaker.koji.TagBranches;
import io.freshmaker.koji.TaggedImage;
import io.freshmaker.plan.Draft;
import io.freshmaker.settings.ImageTag;
import io.freshmaker.store.Engine;
import io.freshmaker.store.OnEachDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class ImageNewsTest extends ImageCase {

    private final ImageNews news;

    ImageNewsTest(Engine engine) {
        super(engine);
        news = new ImageNews(
                database.database(),
                learning,
                new TagBranches(List.of(new ImageTag("f25-released", "f25"), new ImageTag("f26-released", "f26"))));
    }

    private ImageQuestion about(String topic, String name, ObjectNode body) {
        body.put("name", name).put("build_id", 7).put("instance", "primary");
        return news.about(
                Draft.of("learn-koji", new BusMessage("m", topic, "", Envelope.FEDMSG, Map.of(), null, body)));
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private List<String> wanted() {
        return database.texts("select nvr || coalesce(' for ' || instead_of, '') from image_wants order by nvr");
    }

    @Test
    void asksForImagesAlone() {
        learn(build("httpd", 1, "ssl=1-1"));

        assertThat(about("buildsys.tag", "new-container", body().put("tag", "f26-released")))
                .isEqualTo(new ImageQuestion(0, 0, 0, "new-container", "f26", List.of(), 0));
        assertThat(about("buildsys.untag", "httpd-container", body().put("tag", "f25-released")))
                .isEqualTo(new ImageQuestion(0, 0, 0, "httpd-container", "f25", List.of(1001L), 7));
        assertThat(about("buildsys.tag", "httpd-container", body().put("tag", "f25-build")))
                .isNull();
        assertThat(about("buildsys.build.state.change", "httpd-container", body().put("new", 1)))
                .isEqualTo(new ImageQuestion(0, 0, 0, "httpd-container", "", List.of(1001L), 0));
        assertThat(about("buildsys.build.state.change", "httpd", body().put("new", 1)))
                .as("an rpm")
                .isNull();
        assertThat(about("buildsys.build.state.change", "httpd-container", body().put("new", 0)))
                .isNull();
    }

    @Test
    void dropsBuildsThatAreNoImagesOnceTheNamesAreRead() {
        var names = new ImageNames(database.database());
        ObjectNode rpm = body().put("name", "httpd").put("new", 1);
        assertThat(names.test(rpm)).as("nothing is known yet").isTrue();

        names.refresh();
        ObjectNode httpd = body().put("name", "httpd-container").put("new", 1);
        assertThat(names.test(rpm)).isFalse();
        assertThat(names.test(httpd)).isFalse();

        learn(build("httpd", 1, "ssl=1-1"));
        names.refresh();
        assertThat(names.test(httpd)).isTrue();
        assertThat(names.test(rpm)).isFalse();
        assertThat(names.test(body().set("info", httpd))).as("of Brew").isTrue();
        assertThat(names.test(
                        body().set("info", body().put("name", "new-container").put("extra", "{\"image\": {}}"))))
                .as("says it is an image")
                .isTrue();
        assertThat(names.test(JsonNodeFactory.instance.arrayNode())).isFalse();
    }

    @Test
    void wantsWhatIsNewAndWhatIsLeft() {
        learn(build("httpd", 1, "ssl=1-1"), build("httpd", 2, "ssl=2-1"), build("base", 3, "ssl=1-1"));
        var question = new ImageQuestion(0, 0, 0, "httpd-container", "", List.of(1002L), 0);
        var older = new TaggedImage(1001, "httpd-container", "httpd-1", "f25", BEGIN.plusSeconds(3600), 1);
        var fresh = new TaggedImage(1009, "httpd-container", "httpd-9", "f25", BEGIN.plusSeconds(99_000), 1);
        var branch = new TaggedImage(1010, "httpd-container", "httpd-10", "f26", BEGIN, 1);

        news.told(question, new ImageStanding(List.of(fresh, branch), Set.of(), Set.of(1002L)));
        assertThat(wanted()).containsExactly("httpd-10", "httpd-9");

        database.run("delete from image_wants");
        news.told(question, new ImageStanding(List.of(older), Set.of(1002L), Set.of()));
        assertThat(wanted()).containsExactly("httpd-1 for httpd-container-0-2.f25");

        news.told(
                new ImageQuestion(0, 0, 0, "base-container", "f25", List.of(1003L), 1003),
                new ImageStanding(List.of(), Set.of(), Set.of(1003L)));
        assertThat(held("ssl")).contains("base-container 1-1 1-1 1-1 left: gone");
    }
}
