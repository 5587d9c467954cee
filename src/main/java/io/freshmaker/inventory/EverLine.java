package io.freshmaker.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.RpmVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What images once held of one rpm, in an inventory file: {@code {"ever": "binary-rpm:openssl-libs:", "images":
 * {"image:httpd-container:f25": ["1:1.0.2k-1.fc25", "1:1.0.2m-1.fc25"]}}} with the lowest and the highest version.
 */
final class EverLine {

    private static final List<String> FIELDS = List.of("ever", "images");

    private EverLine() {}

    /** @throws IllegalArgumentException with what is wrong */
    static ImageEver read(JsonNode line) {
        InventoryLine.onlyFields(line, FIELDS);
        Artifact rpm = InventoryLine.artifact(line.path("ever").asText());
        Map<Artifact, ImageEver.Span> images = new HashMap<>();
        line.path("images").properties().forEach(image -> {
            JsonNode span = image.getValue();
            if (!span.isArray() || span.size() != 2) {
                throw new IllegalArgumentException("'" + image.getKey()
                        + "' has no two versions: write [\"LOWEST\", \"HIGHEST\"] with [epoch:]version-release.");
            }
            images.put(
                    InventoryLine.artifact(image.getKey()),
                    new ImageEver.Span(
                            RpmVersion.parse(span.get(0).asText()),
                            RpmVersion.parse(span.get(1).asText())));
        });
        if (!rpm.type().equals(Artifact.BINARY_RPM) || images.isEmpty()) {
            throw new IllegalArgumentException("'ever' says what images once held of one rpm: write"
                    + " {\"ever\": \"binary-rpm:NAME:\", \"images\": {\"image:NAME:BRANCH\": [\"LOWEST\","
                    + " \"HIGHEST\"]}}.");
        }
        return new ImageEver(rpm, images);
    }

    static String write(ImageEver ever) {
        ObjectNode object = InventoryLine.object().put("ever", ever.rpm().toString());
        ObjectNode images = object.putObject("images");
        new TreeMap<>(ever.images())
                .forEach((image, span) -> images.putArray(image.toString())
                        .add(span.lowest().toString())
                        .add(span.highest().toString()));
        return object.toString();
    }
}
