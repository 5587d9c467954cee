package io.freshmaker.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.change.BusMessage;
import io.freshmaker.sandbox.koji.ReceivedOrder;
import java.util.List;

/** An image of its own with one rpm that an update ships. */
record ImageCase(Dockyard yard, ImageKillPoint point) implements Interrupted {

    /** Has the image in the yard. */
    static ImageCase in(Dockyard yard, ImageKillPoint point) {
        yard.image(point.id());
        return new ImageCase(yard, point);
    }

    @Override
    public String id() {
        return point.id();
    }

    @Override
    public BusMessage message() {
        return yard.shipped(id());
    }

    @Override
    public void prepare() {
        point.prepare(yard);
    }

    @Override
    public void assertAsKilled() {
        if (point.redelivered() == null) {
            assertThat(tasks()).as("tasks of " + id() + " when it was killed").hasSize(point.tasks);
        }
    }

    /** A task for each attempt, of which the last one made the build that the event tells of. */
    @Override
    public void assertDoneOnce(Life life) {
        JsonNode events = events(life);
        assertThat(events.at("/meta/total").asInt()).as("events of " + id()).isEqualTo(1);
        assertThat(events.at("/items/0/builds"))
                .extracting(build -> build.path("name").asText() + " "
                        + build.path("state_name").asText() + " "
                        + build.path("rebuilt_nvr").asText())
                .containsExactly(id() + " DONE " + nvr());
        assertThat(tasks())
                .as("tasks of " + id())
                .hasSize(point.attempts())
                .extracting(ReceivedOrder::token)
                .doesNotHaveDuplicates();
        assertThat(tasks())
                .filteredOn(order -> yard.koji.taskState(order.task()).equals("CLOSED"))
                .as("tasks of " + id() + " that ended well")
                .hasSize(1);
    }

    @Override
    public String nvr() {
        return yard.koji.stock().newest(id()).orElseThrow();
    }

    private List<ReceivedOrder> tasks() {
        return yard.orders(id()).stream().filter(order -> order.task() > 0).toList();
    }
}
