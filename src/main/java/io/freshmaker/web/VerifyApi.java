package io.freshmaker.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.freshmaker.why.VerifiedImages;
import io.freshmaker.why.VerifiedImages.Verified;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Answers whether images are rebuilt here, and if not, why, as JSON. */
public final class VerifyApi implements ApiPart {

    private final VerifiedImages images;

    public VerifyApi(VerifiedImages images) {
        this.images = images;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/verify-image/{nvr}",
                                "verify-image",
                                "Whether the image of a build is rebuilt here",
                                call -> answer(() -> images.build(named(call, "nvr"))))
                        .answering("VerifiedImages"),
                Endpoint.get(
                                "/verify-image-repository/{project}/{repository}",
                                "verify-image-repository",
                                "Whether the images of a repository are rebuilt here",
                                call -> answer(() -> images.repository(named(call, "repository"))))
                        .answering("VerifiedImages"));
    }

    private static String named(ApiCall call, String part) {
        return Refused.plain(part, call.path().get(part));
    }

    private static Answer answer(Supplier<Verified> work) {
        try {
            Verified verified = work.get();
            return Answer.json(json -> write(json, verified));
        } catch (IllegalArgumentException e) {
            throw Refused.malformed(e.getMessage());
        }
    }

    private static void write(JsonGenerator json, Verified verified) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("images");
        for (Map.Entry<String, List<String>> image : verified.images().entrySet()) {
            json.writeArrayFieldStart(image.getKey());
            for (String release : image.getValue()) {
                json.writeString(release);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeStringField(
                "msg",
                "Found " + verified.images().size()
                        + " images which are handled by Freshmaker for defined content_sets."
                        + (verified.remark().isEmpty() ? "" : " " + verified.remark()));
        json.writeEndObject();
    }
}
