package io.freshmaker.web;

import io.freshmaker.json.AuditJson;
import io.freshmaker.store.AuditPages;
import java.util.List;
import java.util.Map;

/** Answers what people had changed, as JSON. */
public final class AuditApi implements ApiPart {

    private static final ListRequest LIST = new ListRequest(AuditPages.FIELDS, Map.of());

    private final AuditPages audit;
    private final int pageLimit;

    /** @param pageLimit the largest {@code per_page} */
    public AuditApi(AuditPages audit, int pageLimit) {
        this.audit = audit;
        this.pageLimit = pageLimit;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/audit", "list-audit", "A page of changes that people had made", this::list)
                        .inVersion2()
                        .with(Parameter.ofList(AuditPages.FIELDS))
                        .answering("Deed[]"),
                Endpoint.get("/audit/{id}", "show-audit", "One change that a person had made", this::one)
                        .inVersion2()
                        .answering("Deed"));
    }

    private Answer list(ApiCall call) {
        PageNumber number = PageNumber.of(call.query(), pageLimit);
        var page = audit.page(LIST.selection(call.query(), number));
        return new PageAnswer<>(call, "audit", number, page).json(new AuditJson()::write);
    }

    private Answer one(ApiCall call) {
        var row = call.number().stream()
                .mapToObj(audit::find)
                .flatMap(found -> found.stream())
                .findFirst()
                .orElseThrow(() -> Refused.unknown("entry"));
        return Answer.json(json -> new AuditJson().write(json, row));
    }
}
