package io.freshmaker.announce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeWriter;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.json.BuildJson;
import io.freshmaker.json.EventJson;
import io.freshmaker.json.Json;
import io.freshmaker.store.Announcement;
import io.freshmaker.store.BuildRow;
import io.freshmaker.store.ChangeKind;
import io.freshmaker.store.EventView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The messages that announcements become: what version 1 of the REST API shows, under the topics that clients know. */
public final class Notices {

    private static final String EVENT = ChangeKind.EVENT.topic();
    private static final String EVENT_IN_SHORT = EVENT + ".min";
    private static final String BUILD = ChangeKind.BUILD.topic();

    private final ObjectMapper mapper;
    private final EnvelopeWriter writer;
    private final Envelope envelope;
    private final String prefix;
    private final String base;

    /**
     * @param prefix of topics, such as {@code org.fedoraproject.prod.freshmaker.}
     * @param base what stands before the paths of {@code url}; empty leaves them relative
     */
    public Notices(ObjectMapper mapper, Envelope envelope, String prefix, String base) {
        this.mapper = mapper;
        this.writer = new EnvelopeWriter(mapper);
        this.envelope = envelope;
        this.prefix = prefix;
        this.base = base;
    }

    /** Of a change of an event: once with its builds, once with their number by state. */
    public List<Wire> event(String installation, Announcement announcement, EventView view) {
        var announced = new EventView(
                announcement.of(view.event()),
                view.dependsOn(),
                view.depending(),
                view.builds(),
                counts(view.builds()),
                List.of());
        return List.of(
                wire(installation, announcement, EVENT, json -> json(true).write(json, announced)),
                wire(
                        installation,
                        announcement,
                        EVENT_IN_SHORT,
                        json -> json(false).write(json, announced)));
    }

    private EventJson json(boolean full) {
        return new EventJson(1, full, true, base);
    }

    private static Map<Integer, Long> counts(List<BuildRow> builds) {
        Map<Integer, Long> counts = new TreeMap<>();
        builds.forEach(build -> counts.merge(build.state(), 1L, Long::sum));
        return counts;
    }

    /** Of a change of a build. */
    public Wire build(String installation, Announcement announcement, BuildRow build) {
        return wire(
                installation, announcement, BUILD, json -> new BuildJson(1, base).write(json, announcement.of(build)));
    }

    /** Of what was asked for, as it was given. */
    public Wire told(String installation, Announcement announcement) {
        byte[] body = announcement.body().getBytes(StandardCharsets.UTF_8);
        return wire(installation, announcement, announcement.kind().topic(), tree(body));
    }

    private Wire wire(String installation, Announcement announcement, String topic, Json.Content content) {
        return wire(installation, announcement, topic, tree(Json.bytes(content)));
    }

    /** The id depends on nothing but the announcement, so that one that is sent twice is known for the same. */
    private Wire wire(String installation, Announcement announcement, String topic, JsonNode body) {
        String name = installation + "/" + announcement.id() + "/" + topic;
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        Map<String, String> headers = Map.of("freshmaker_sequence", String.valueOf(announcement.sequence()));
        var message = new BusMessage(
                id, topic, topic, envelope, headers, announcement.at().toInstant(), body);
        return writer.write(message, envelope, prefix);
    }

    private JsonNode tree(byte[] json) {
        try {
            return mapper.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
