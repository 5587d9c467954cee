package io.freshmaker.web;

import io.freshmaker.json.BuildJson;
import io.freshmaker.json.StateNames;
import io.freshmaker.store.BuildPages;
import io.freshmaker.store.BuildRow;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.TypeNames;
import java.util.List;
import java.util.Map;

/** Answers what clients ask about builds, as JSON. */
public final class BuildsApi implements ApiPart {

    private final BuildPages builds;
    private final TypeNames types;
    private final int pageLimit;

    /** @param pageLimit the largest {@code per_page} */
    public BuildsApi(BuildPages builds, TypeNames types, int pageLimit) {
        this.builds = builds;
        this.types = types;
        this.pageLimit = pageLimit;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/builds", "list-builds", "A page of builds", this::list)
                        .with(Parameter.ofList(BuildPages.FIELDS))
                        .answering("Build[]"),
                Endpoint.get("/builds/{id}", "show-build", "One build", this::one)
                        .answering("Build"));
    }

    private Answer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        var names = Map.of(Kind.STATE, StateNames.OF_BUILDS.byNumber(), Kind.TYPE, types.ofBuilds());
        var request = new ListRequest(BuildPages.FIELDS, names);
        var page = builds.page(request.selection(call.query(), number), call.detail());
        return new PageAnswer<>(call, "builds", number, page).json(new BuildJson(call.version())::write);
    }

    /** The one that the path names, as it is now. */
    Answer one(ApiCall call) {
        BuildRow build = call.number().stream()
                .mapToObj(id -> builds.find(id, call.detail()))
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("build"));
        return Answer.json(json -> new BuildJson(call.version()).write(json, build));
    }
}
