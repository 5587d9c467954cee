package io.freshmaker.sbom;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The formats of SBOMs, told apart by the content of a file and never by its name. */
enum SbomFormat {
    CYCLONEDX_JSON,
    CYCLONEDX_XML,
    SPDX_JSON;

    private static final int BEGINNING = 4096;
    private static final String REMEDY =
            ": write it as SPDX 2.3 in JSON or as CycloneDX, for example with: syft convert FILE -o spdx-json.";

    /**
     * The format of a file; empty when it is no SBOM.
     *
     * @throws IllegalArgumentException when it is one that can't be read here, with the remedy
     */
    static Optional<SbomFormat> of(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(BEGINNING + 1);
            String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.UTF_8)
                    .replaceFirst("^\ufeff", "")
                    .stripLeading();
            in.reset();
            if (beginning.startsWith("<")) {
                return ofXml(file, beginning);
            }
            if (beginning.startsWith("SPDXVersion:")) {
                throw new IllegalArgumentException(file + " is SPDX as tags and values" + REMEDY);
            }
            return beginning.startsWith("{") ? ofJson(file, in) : Optional.empty();
        }
    }

    private static Optional<SbomFormat> ofXml(Path file, String beginning) {
        if (beginning.contains("spdx.org/rdf")) {
            throw new IllegalArgumentException(file + " is SPDX as RDF" + REMEDY);
        }
        return beginning.contains("cyclonedx.org/schema/bom") ? Optional.of(CYCLONEDX_XML) : Optional.empty();
    }

    /** Looks at the names of the outermost fields, and no further than it must. */
    private static Optional<SbomFormat> ofJson(Path file, InputStream in) {
        try (JsonParser json = new JsonFactory().createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                if (field.equals("bomFormat")) {
                    return Optional.of(CYCLONEDX_JSON);
                }
                if (field.equals("spdxVersion")) {
                    return Optional.of(spdx(file, json.getText()));
                }
                if (field.equals("@context") && json.getText().contains("spdx.org")) {
                    throw new IllegalArgumentException(file + " is SPDX 3" + REMEDY);
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            // Whoever reads it as what it is meant to be tells the line.
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static SbomFormat spdx(Path file, String version) {
        if (!version.startsWith("SPDX-2.")) {
            throw new IllegalArgumentException(file + " is " + version + REMEDY);
        }
        return SPDX_JSON;
    }
}
