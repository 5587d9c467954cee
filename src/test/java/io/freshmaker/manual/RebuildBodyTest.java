package io.freshmaker.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** What is too long to be sent in the tests of the API. */
class RebuildBodyTest {

    private final RebuildBody reader = new RebuildBody(2, true);

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode rpms(int count) {
        ObjectNode body = body();
        var rpms = body.putArray("rpms");
        for (int i = 0; i < count; i++) {
            rpms.add("a-" + i + "-1");
        }
        return body;
    }

    private void refused(ObjectNode body, String message) {
        assertThatThrownBy(() -> reader.read(body, "mary"))
                .isInstanceOf(Unfit.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesOverridesThatBuildersCouldNotRead() {
        ObjectNode body = rpms(1);
        body.putObject("bundle_related_image_overrides").put("a", "b");

        assertThat(reader.read(body, "mary").overrides().toString()).isEqualTo("{\"a\":\"b\"}");
        assertThatThrownBy(() -> new RebuildBody(2, false).read(body, "mary"))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("freshmaker.web.url");
    }

    @Test
    void takesAThousandItemsAndNoMore() {
        assertThat(reader.read(rpms(1000), "mary").wants().by()).isEqualTo("mary");
        refused(rpms(1001), "rpms has to be a list of 1 to 1000 texts");
    }

    @Test
    void refusesTextsThatAreTooLong() {
        ObjectNode item = body();
        item.putArray("rpms").add("a".repeat(300) + "-1-1");
        refused(item, "rpms has to be a list of texts");
        refused(body().put("update", "F" + "1".repeat(100)), "update has to be the alias of an update");
        refused(body().put("update", "F-1").put("reason", "a".repeat(1001)), "reason has to be a text");
        ObjectNode metadata = body().put("update", "F-1");
        metadata.putObject("metadata").put("a", "x".repeat(100_000));
        refused(metadata, "metadata has to be a JSON object of up to 100000 characters.");
        refused(body().put("x".repeat(500), 1), "There is no field '" + "x".repeat(50) + "' here");
    }

    @Test
    void meansTheSameInAnyOrder() {
        ObjectNode other = body();
        other.putArray("rpms").add("a-1-1").add("a-0-1");

        Subject first = reader.read(rpms(2), "mary").subject();
        Subject second = reader.read(other, "tom").subject();

        assertThat(first)
                .isInstanceOfSatisfying(
                        Subject.Told.class,
                        one -> assertThat(second)
                                .isInstanceOfSatisfying(
                                        Subject.Told.class,
                                        two -> assertThat(two.key()).isEqualTo(one.key())));
    }
}
