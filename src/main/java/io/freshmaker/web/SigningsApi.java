package io.freshmaker.web;

import io.freshmaker.json.Json;
import io.freshmaker.json.SigningJson;
import io.freshmaker.store.Field.Kind;
import io.freshmaker.store.SigningPages;
import io.freshmaker.store.SigningRow;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Answers which builds are signed in part, were signed whole, or were given up, as JSON. */
public final class SigningsApi {

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

    public ByteBuffer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        var page = signings.page(LIST.selection(call.query(), number));
        return new PageAnswer<>(call, "signings", number, page).json(new SigningJson()::write);
    }

    public ByteBuffer one(ApiCall call) {
        SigningRow signing = call.number().stream()
                .mapToObj(signings::find)
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("signing"));
        return ByteBuffer.wrap(Json.bytes(json -> new SigningJson().write(json, signing)));
    }
}
