package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.compose.ComposeSource;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.koji.ReceivedOrder;
import io.freshmaker.sandbox.odcs.ReceivedCompose;
import java.time.Duration;
import java.util.List;

/** An image of its own with one rpm that is signed, and where a compose is needed twice, another image on it. */
record FastCase(Foundry foundry, FastKillPoint point) implements Interrupted {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Has the images in the yard. */
    static FastCase in(Foundry foundry, FastKillPoint point) {
        var one = new FastCase(foundry, point);
        foundry.yard.image(one.id());
        if (point.isRemoved()) {
            foundry.yard.imageOn(one.second(), one.id());
        }
        return one;
    }

    @Override
    public String id() {
        return point.id();
    }

    private String second() {
        return id() + "-app";
    }

    private List<String> images() {
        return point.isRemoved() ? List.of(id(), second()) : List.of(id());
    }

    private ImportedBuild rpm() {
        return point.isOfATag() ? foundry.tagged(id()) : foundry.signed(id());
    }

    @Override
    public BusMessage message() {
        return point.isOfATag() ? foundry.tagging(id(), rpm()) : foundry.news(id(), rpm());
    }

    /** Of the message about the tag, or of the one that the service sends itself when all is signed. */
    @Override
    public JsonNode events(Life life) {
        return life.get("/api/1/events/?message_id=" + (point.isOfATag() ? id() : Foundry.whole(rpm())));
    }

    @Override
    public void prepare() {
        point.prepare(foundry, rpm().nvr());
    }

    @Override
    public void goOn(Life life) {
        if (point.isRemoved()) {
            await().atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !tasks(id()).isEmpty());
            life.deliver(foundry.removed(composes().get(0)));
        }
    }

    @Override
    public void assertAsKilled() {
        assertThat(composes())
                .as("composes for " + id() + " when it was killed")
                .hasSize(point.composes);
        assertThat(tasks(id())).as("tasks of " + id() + " when it was killed").hasSizeLessThanOrEqualTo(point.composes);
        foundry.yard.koji.letGo(id());
    }

    /** One content, a compose of it for each attempt, and for each image one build with the last one. */
    @Override
    public void assertDoneOnce(Life life) {
        JsonNode events = events(life);
        assertThat(events.at("/meta/total").asInt()).as("events of " + id()).isEqualTo(1);
        assertThat(events.at("/items/0/builds"))
                .extracting(build -> build.path("name").asText() + " "
                        + build.path("state_name").asText() + " "
                        + build.path("rebuilt_nvr").asText())
                .containsExactlyInAnyOrderElementsOf(images().stream()
                        .map(image -> image + " DONE " + nvr(image))
                        .toList());
        assertThat(composes()).as("composes for " + id()).hasSize(point.attempts());
        assertThat(foundry.made(rpm()))
                .extracting(request -> request.need().key())
                .containsOnly(foundry.made(rpm()).get(0).need().key());
        assertThat(foundry.made(rpm()))
                .allMatch(request -> point.isOfATag() == (request.need().type() == ComposeSource.TAG));
        Long last = composes().get(point.attempts() - 1);
        assertThat(events.at("/items/0/builds"))
                .as("composes that images were built with")
                .allSatisfy(build -> {
                    assertThat(build.path("odcs_composes").toString()).isEqualTo("[" + last + "]");
                    assertThat(build.at("/build_args/yum_repourls/0").asText()).endsWith("/odcs-" + last + ".repo");
                });
        images().forEach(this::assertBuiltOnce);
    }

    /** What is built when its compose goes fails for that at Koji, and is tried once more. */
    private void assertBuiltOnce(String image) {
        assertThat(tasks(image)).as("tasks of " + image).hasSize(point.isRemoved() && image.equals(id()) ? 2 : 1);
        assertThat(tasks(image))
                .filteredOn(order -> foundry.yard.koji.taskState(order.task()).equals("CLOSED"))
                .as("tasks of " + image + " that ended well")
                .hasSize(1);
        assertThat(foundry.yard.koji.stock().contents(nvr(image), "x86_64")).contains(rpm().nvr());
    }

    @Override
    public String nvr() {
        return nvr(id());
    }

    private String nvr(String image) {
        return foundry.yard.koji.stock().newest(image).orElseThrow();
    }

    private List<Long> composes() {
        return foundry.made(rpm()).stream().map(ReceivedCompose::made).toList();
    }

    private List<ReceivedOrder> tasks(String image) {
        return foundry.yard.orders(image).stream()
                .filter(order -> order.task() > 0)
                .toList();
    }
}
