package io.freshmaker.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.access.Permission;
import io.freshmaker.json.EventJson;
import io.freshmaker.manual.AsyncBody;
import io.freshmaker.manual.RebuildBody;
import io.freshmaker.manual.RebuildRequest;
import io.freshmaker.manual.Unfit;
import io.freshmaker.store.Detail;
import io.freshmaker.store.EventPages;
import io.freshmaker.store.EventView;
import io.freshmaker.store.Overrides;
import io.freshmaker.store.Requests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;

/** Takes what people want to be rebuilt, and answers with its event. */
public final class RebuildApi implements ApiPart {

    private final Requests requests;
    private final Overrides overrides;
    private final EventPages events;
    private final String how;
    private final boolean addressed;

    /**
     * @param how how it is known who makes a request, in the word of {@code freshmaker.auth}
     * @param addressed whether it is known where builders reach this API
     */
    public RebuildApi(Requests requests, Overrides overrides, EventPages events, String how, boolean addressed) {
        this.requests = requests;
        this.overrides = overrides;
        this.events = events;
        this.how = how;
        this.addressed = addressed;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "/builds",
                                "rebuild",
                                "Has what is outdated by an update, by rpms or by an event rebuilt, or artifacts by their names",
                                Permission.REBUILD,
                                this::rebuild)
                        .with(List.of(Parameter.FULL))
                        .taking("Rebuild")
                        .answering("Event"),
                Endpoint.post(
                                "/async-builds",
                                "rebuild-images",
                                "Has images of a branch rebuilt by their names",
                                Permission.REBUILD_ASYNC,
                                this::rebuildImages)
                        .with(List.of(Parameter.FULL))
                        .taking("AsyncRebuild")
                        .answering("Event"),
                Endpoint.get(
                                "/pullspec_overrides/{id}",
                                "show-pullspec-overrides",
                                "The overrides of related images that were asked for with a build",
                                this::pullspecs)
                        .answering("Overrides"));
    }

    private Answer rebuild(ApiCall call) {
        return take(call, new RebuildBody(call.version(), addressed)::read);
    }

    private Answer rebuildImages(ApiCall call) {
        return take(call, new AsyncBody(call.version())::read);
    }

    private Answer take(ApiCall call, BiFunction<ObjectNode, String, RebuildRequest> reader) {
        try {
            RebuildRequest request =
                    reader.apply(call.body().object(), call.caller().name());
            return shown(call, requests.take(request, how));
        } catch (Unfit unfit) {
            throw Refused.malformed(unfit.getMessage());
        }
    }

    private Answer shown(ApiCall call, long id) {
        Detail detail = call.detail();
        EventView event = events.find(id, detail).orElseThrow(() -> Refused.unknown("event"));
        return Answer.json(json -> new EventJson(call.version(), detail.builds(), true).write(json, event));
    }

    private Answer pullspecs(ApiCall call) {
        return call.number().stream()
                .mapToObj(overrides::of)
                .flatMap(found -> found.stream())
                .findFirst()
                .map(text -> Answer.json(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))))
                .orElseThrow(() -> Refused.unknown("build"));
    }
}
