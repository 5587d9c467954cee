package io.freshmaker.web;

import io.freshmaker.json.BuildJson;
import io.freshmaker.json.Json;
import io.freshmaker.json.StateNames;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.BuildRow;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.TypeNames;
import java.nio.ByteBuffer;
import java.util.Map;

/** Answers what clients ask about builds, as JSON. */
public final class BuildsApi {

    private final BuildPages builds;
    private final TypeNames types;
    private final int pageLimit;

    /** @param pageLimit the largest {@code per_page} */
    public BuildsApi(BuildPages builds, TypeNames types, int pageLimit) {
        this.builds = builds;
        this.types = types;
        this.pageLimit = pageLimit;
    }

    public ByteBuffer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        var names = Map.of(Kind.STATE, StateNames.OF_BUILDS.byNumber(), Kind.TYPE, types.ofBuilds());
        var request = new ListRequest(BuildPages.FIELDS, names);
        var page = builds.page(request.selection(call.query(), number), call.detail());
        return new PageAnswer<>(call, "builds", number, page).json(new BuildJson(call.version())::write);
    }

    public ByteBuffer one(ApiCall call) {
        BuildRow build = call.number().stream()
                .mapToObj(id -> builds.find(id, call.detail()))
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("build"));
        return ByteBuffer.wrap(Json.bytes(json -> new BuildJson(call.version()).write(json, build)));
    }
}
