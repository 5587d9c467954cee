package io.freshmaker.sbom;

import java.util.Map;

/**
 * The image that an SBOM describes, in the document's words.
 *
 * @param name such as {@code registry.example.org/web/httpd}; empty when the document does not say
 * @param version a tag or a digest; empty when the document does not say
 * @param purl such as {@code pkg:oci/httpd@sha256%3A...?tag=2.4}; empty when it has none
 * @param labels the image's own labels, where the document has them
 */
record SbomImage(String name, String version, String purl, Map<String, String> labels) {

    static final SbomImage UNKNOWN = new SbomImage("", "", "", Map.of());

    SbomImage {
        labels = Map.copyOf(labels);
    }

    String label(String key) {
        return labels.getOrDefault(key, "").strip();
    }
}
