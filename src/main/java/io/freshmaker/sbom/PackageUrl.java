package io.freshmaker.sbom;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Map;

/**
 * The parts of a package URL that are asked for.
 *
 * @param type such as {@code rpm} or {@code oci}
 * @param version empty when it has none
 */
record PackageUrl(String type, String name, String version, Map<String, String> qualifiers) {

    static final PackageUrl NONE = new PackageUrl("", "", "", Map.of());

    /** @throws IllegalArgumentException when it is none, with the reason */
    static PackageUrl parse(String text) {
        if (text.isEmpty()) {
            return NONE;
        }
        try {
            PackageURL purl = new PackageURL(text);
            Map<String, String> qualifiers = purl.getQualifiers();
            return new PackageUrl(
                    purl.getType(),
                    purl.getName(),
                    purl.getVersion() == null ? "" : purl.getVersion(),
                    qualifiers == null ? Map.of() : Map.copyOf(qualifiers));
        } catch (MalformedPackageURLException e) {
            throw new IllegalArgumentException("'" + text + "' is no package URL: " + e.getMessage(), e);
        }
    }

    String qualifier(String key) {
        return qualifiers.getOrDefault(key, "");
    }
}
