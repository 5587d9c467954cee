package io.freshmaker.web;

import io.freshmaker.compose.ComposeSource;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.json.ComposeJson;
import io.freshmaker.store.ComposePages;
import io.freshmaker.store.ComposeView;
import io.freshmaker.store.Field.Kind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers what clients ask about composes, as JSON. */
public final class ComposesApi implements ApiPart {

    private static final ListRequest LIST =
            new ListRequest(ComposePages.FIELDS, Map.of(Kind.STATE, states(), Kind.TYPE, sources()));

    private final ComposePages composes;
    private final int pageLimit;

    /** @param pageLimit the largest {@code per_page} */
    public ComposesApi(ComposePages composes, int pageLimit) {
        this.composes = composes;
        this.pageLimit = pageLimit;
    }

    private static SortedMap<Integer, String> states() {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (ComposeState state : ComposeState.values()) {
            names.put(state.id(), state.word());
        }
        return names;
    }

    private static SortedMap<Integer, String> sources() {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (ComposeSource source : ComposeSource.values()) {
            names.put(source.id(), source.word());
        }
        return names;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/composes", "list-composes", "A page of composes", this::list)
                        .inVersion2()
                        .with(Parameter.ofList(ComposePages.FIELDS))
                        .answering("Compose[]")
                        .inVersion2(),
                Endpoint.get("/composes/{id}", "show-compose", "One compose", this::one)
                        .inVersion2()
                        .answering("Compose")
                        .inVersion2());
    }

    private Answer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        var page = composes.page(LIST.selection(call.query(), number));
        return new PageAnswer<>(call, "composes", number, page).json(new ComposeJson(false)::write);
    }

    private Answer one(ApiCall call) {
        ComposeView compose = call.number().stream()
                .mapToObj(composes::find)
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("compose"));
        return Answer.json(json -> new ComposeJson(true).write(json, compose));
    }
}
