package io.freshmaker.web;

import io.freshmaker.json.SigningJson;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.SigningRow;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers which builds are signed in part, were signed whole, or were given up, as JSON. */
public final class SigningsApi implements ApiPart {

    private static final ListRequest LIST = new ListRequest(SigningPages.FIELDS, Map.of(Kind.STATE, states()));

    private final SigningPages signings;
    private final int pageLimit;

    /** @param pageLimit the largest {@code per_page} */
    public SigningsApi(SigningPages signings, int pageLimit) {
        this.signings = signings;
        this.pageLimit = pageLimit;
    }

    private static SortedMap<Integer, String> states() {
        SortedMap<Integer, String> names = new TreeMap<>();
        for (SigningRow.State state : SigningRow.State.values()) {
            names.put(state.id(), state.name());
        }
        return names;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/signings", "list-signings", "A page of builds of which signatures were told", this::list)
                        .inVersion2()
                        .with(Parameter.ofList(SigningPages.FIELDS))
                        .answering("Signing[]")
                        .inVersion2(),
                Endpoint.get("/signings/{id}", "show-signing", "One build of which signatures were told", this::one)
                        .inVersion2()
                        .answering("Signing")
                        .inVersion2());
    }

    private Answer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        var page = signings.page(LIST.selection(call.query(), number));
        return new PageAnswer<>(call, "signings", number, page).json(new SigningJson()::write);
    }

    private Answer one(ApiCall call) {
        SigningRow signing = call.number().stream()
                .mapToObj(signings::find)
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("signing"));
        return Answer.json(json -> new SigningJson().write(json, signing));
    }
}
