package io.freshmaker.manual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.plan.ManualRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads what is sent to {@code POST /api/2/what-if/}: the same that a rebuild can be asked for, and whole messages. */
public final class InquiryBody {

    private static final List<String> SUBJECTS = List.of("message", "update", "rpms", "rpm", "artifacts", "event_id");
    private static final List<String> NAMES = List.of(
            "message", "update", "rpms", "rpm", "artifacts", "event_id", "release", "container_images", "dry_run");

    /**
     * @param by who asks
     * @throws Unfit naming the first field that is wrong, and what it may be
     */
    public Inquiry read(ObjectNode body, String by) {
        var fields = new Fields(body, NAMES);
        fields.requireKnown();
        List<Subject> named = new ArrayList<>(Subjects.given(fields, Form.RPM));
        String rpm = fields.text("rpm", Form.RPM);
        if (!rpm.isEmpty()) {
            named.add(Subjects.rpms(List.of(rpm), fields.text("release", Form.RELEASE)));
        }
        Long event = fields.id("event_id");
        if (event != null) {
            named.add(new Subject.Again(event));
        }
        JsonNode message = fields.object("message").orElse(null);
        if (SUBJECTS.stream().filter(fields::has).count() != 1) {
            throw new Unfit("Exactly one of " + String.join(", ", SUBJECTS) + " has to be given.");
        }
        var wants = new ManualRequest(
                by, fields.flag("dry_run"), false, Set.copyOf(fields.texts("container_images", Form.NVR)), "");
        return new Inquiry(
                message,
                named.isEmpty() ? null : named.get(0),
                new Inquiry.Given(fields.has("dry_run") ? wants.dryRun() : null, wants));
    }
}
