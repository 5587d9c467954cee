package io.freshmaker.change;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code buildsys.rpm.sign} and {@code brew.sign.rpm}, of which one comes for each rpm and architecture,
 * {@code errata.activity.signing}, of which one comes for each build, and messages about tags.
 */
public final class SignatureReader {

    /** What the errata tool writes for everything that is secret. */
    private static final String REDACTED = "REDACTED";

    /** Empty for a message that is about no build, or that does not name it. */
    public Optional<SignatureHint> read(BusMessage message) {
        return read(message.body(), message.headers());
    }

    /** The same of a body alone, without what stands in headers. */
    public Optional<SignatureHint> read(JsonNode body) {
        return read(body, Map.of());
    }

    /** Whether a body may be one of the errata tool's: in 2017 it was empty, and all of it stood in headers. */
    public boolean isOfErrata(JsonNode body) {
        return body.isTextual() && body.textValue().isBlank() || body.has("errata_id");
    }

    private static Optional<SignatureHint> read(JsonNode body, Map<String, String> headers) {
        if (body.has("sigkey") || body.path("info").has("sigkey")) {
            return ofRpm(body);
        }
        if (body.has("tag")) {
            return TagReader.read(body)
                    .map(tagging -> new SignatureHint(
                            tagging.build(), tagging.nvr(), "", "", tagging.tag(), tagging.user(), tagging.primary()));
        }
        String nvr = body.has("to") ? CommitFields.text(body, "to") : headers.getOrDefault("to", "");
        boolean named = isNvr(nvr) && !nvr.equals(REDACTED);
        return named ? Optional.of(new SignatureHint(0, nvr, "", "", "", "", true)) : Optional.empty();
    }

    /** 0 for what is no id, also for a number that is longer than any. */
    private static long id(JsonNode value) {
        return value.isNumber() && !value.canConvertToLong() ? 0 : value.asLong(0);
    }

    /** By the last two hyphens: a pattern for it takes for ever on a long text with many of them. */
    private static boolean isNvr(String text) {
        int release = text.lastIndexOf('-');
        int version = text.lastIndexOf('-', release - 1);
        boolean parts = version > 0 && release > version + 1 && release < text.length() - 1;
        return parts && CommitFields.visible(text);
    }

    /** Until 2016 one object told of rpm and signature, since then there are three; the build may be missing. */
    private static Optional<SignatureHint> ofRpm(JsonNode body) {
        JsonNode info = body.path("info").isObject() ? body.path("info") : body.path("rpm");
        JsonNode build = body.path("build");
        long id = Math.max(id(build.path("id")), id(info.path("build_id")));
        String key = CommitFields.text(body.has("sigkey") ? body : info, "sigkey");
        if (id <= 0 || key.isEmpty()) {
            return Optional.empty();
        }
        String instance = CommitFields.text(body, "instance");
        return Optional.of(new SignatureHint(
                id,
                CommitFields.text(build, "nvr"),
                key.toLowerCase(Locale.ROOT),
                CommitFields.text(info, "name") + "." + CommitFields.text(info, "arch"),
                "",
                "",
                instance.isEmpty() || instance.equals("primary")));
    }
}
