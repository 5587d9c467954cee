package io.freshmaker.web;

import io.freshmaker.json.WhyJson;
import io.freshmaker.why.Subject;
import io.freshmaker.why.Why;
import io.freshmaker.why.WhyAnswer;
import java.util.List;

/** Answers why an artifact was rebuilt for an update or an rpm, or not, as JSON. */
public final class WhyApi implements ApiPart {

    private final Why why;

    public WhyApi(Why why) {
        this.why = why;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/why", "show-why", "Why an artifact was rebuilt for something, or not", this::answer)
                .inVersion2()
                .with(List.of(
                        new Parameter("artifact", "string", false, "type:name:stream, or less where that is enough."),
                        new Parameter("rpm", "string", false, "The NVR of an rpm or module, or its name."),
                        new Parameter("update", "string", false, "The alias of an update, in place of rpm.")))
                .answering("Why"));
    }

    private Answer answer(ApiCall call) {
        Query query = call.query();
        try {
            String artifact = one(query, "artifact");
            WhyAnswer answer = why.ask(artifact, subject(query));
            return Answer.json(json -> new WhyJson().write(json, answer));
        } catch (IllegalArgumentException e) {
            throw Refused.malformed(e.getMessage());
        }
    }

    private static Subject subject(Query query) {
        boolean rpm = query.first("rpm").isPresent();
        if (rpm == query.first("update").isPresent()) {
            throw new IllegalArgumentException(
                    "rpm or update is needed, one of the two: rpm=openssl-1.1.0h-3.fc27, rpm=openssl, or"
                            + " update=FEDORA-2018-9490b422e7.");
        }
        return rpm ? Subject.rpm(one(query, "rpm")) : Subject.update(one(query, "update"));
    }

    private static String one(Query query, String name) {
        List<String> given = query.all(name);
        if (given.size() != 1) {
            throw new IllegalArgumentException(
                    given.isEmpty()
                            ? name + " is missing: name one as type:name:stream, such as image:httpd-container:f27."
                            : name + " may be given once.");
        }
        return Refused.plain(name, given.get(0));
    }
}
