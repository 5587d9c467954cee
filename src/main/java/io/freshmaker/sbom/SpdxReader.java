package io.freshmaker.sbom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.jacksonstore.MultiFormatStore.Format;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.ExternalRef;
import org.spdx.library.model.v2.SpdxConstantsCompatV2;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.library.model.v2.SpdxElement;
import org.spdx.library.model.v2.SpdxPackage;
import org.spdx.library.model.v2.enumerations.Purpose;
import org.spdx.storage.simple.InMemSpdxStore;

/** Reads SPDX 2 in JSON, as Syft, Trivy and others write it of an image. */
final class SpdxReader {

    /** Without it the library asks spdx.org at the first licence. */
    private static final String OFFLINE = "org.spdx.useJARLicenseInfoOnly";

    private static final Set<String> LEFT = Set.of(
            "files",
            "snippets",
            "hasFiles",
            "hasExtractedLicensingInfos",
            "licenseConcluded",
            "licenseDeclared",
            "licenseInfoFromFiles",
            "copyrightText",
            "checksums",
            "packageVerificationCode",
            "annotations",
            "comment",
            "attributionTexts",
            "description",
            "summary",
            "sourceInfo",
            "externalDocumentRefs");

    private final Map<String, Set<String>> holds = new HashMap<>();

    static SbomDocument json(Path file) throws IOException, InvalidSPDXAnalysisException {
        return new SpdxReader().read(file);
    }

    private SbomDocument read(Path file) throws IOException, InvalidSPDXAnalysisException {
        byte[] document;
        try (InputStream in = Files.newInputStream(file)) {
            document = new JsonCut(LEFT, "relationships", this::describes).of(in);
        }
        System.setProperty(OFFLINE, "true");
        SpdxModelFactory.init();
        var store = new MultiFormatStore(new InMemSpdxStore(), Format.JSON);
        SpdxDocument spdx = store.deSerialize(new ByteArrayInputStream(document), false);
        List<SpdxPackage> packages = packages(store, spdx.getDocumentUri());
        Optional<SpdxPackage> image = image(packages, spdx);
        List<SbomPiece> pieces = new ArrayList<>();
        for (SpdxPackage each : packages) {
            if (image.filter(each::equals).isEmpty()) {
                pieces.add(new SbomPiece(each.getId(), each.getName().orElse(""), purl(each), ""));
            }
        }
        var creation = spdx.getCreationInfo();
        return new SbomDocument(
                file,
                creation == null ? null : Instant.parse(creation.getCreated()),
                image.isPresent() ? told(image.get()) : SbomImage.UNKNOWN,
                pieces,
                holds);
    }

    private static List<SpdxPackage> packages(MultiFormatStore store, String document)
            throws InvalidSPDXAnalysisException {
        try (Stream<?> all = SpdxModelFactory.getSpdxObjects(
                store, null, SpdxConstantsCompatV2.CLASS_SPDX_PACKAGE, document, document + "#")) {
            return all.map(SpdxPackage.class::cast).toList();
        }
    }

    /** A container among what the document describes; else any container, else whatever it describes. */
    private static Optional<SpdxPackage> image(List<SpdxPackage> packages, SpdxDocument spdx)
            throws InvalidSPDXAnalysisException {
        Set<String> described = new HashSet<>();
        for (SpdxElement element : spdx.getDocumentDescribes()) {
            described.add(element.getId());
        }
        SpdxPackage best = null;
        int weight = 0;
        for (SpdxPackage each : packages) {
            boolean container =
                    each.getPrimaryPurpose().filter(Purpose.CONTAINER::equals).isPresent();
            int its = (container ? 2 : 0) + (described.contains(each.getId()) ? 1 : 0);
            if (its > weight) {
                best = each;
                weight = its;
            }
        }
        return Optional.ofNullable(best);
    }

    private static SbomImage told(SpdxPackage image) throws InvalidSPDXAnalysisException {
        return new SbomImage(image.getName().orElse(""), image.getVersionInfo().orElse(""), purl(image), Map.of());
    }

    private static String purl(SpdxPackage of) throws InvalidSPDXAnalysisException {
        for (ExternalRef reference : of.getExternalRefs()) {
            if (reference.getReferenceType().getIndividualURI().endsWith("/purl")) {
                return reference.getReferenceLocator();
            }
        }
        return "";
    }

    /** The library gets only what leads to the image: it stumbles over references to files that were left out. */
    private boolean describes(ObjectNode relation) {
        String from = relation.path("spdxElementId").asText();
        String to = relation.path("relatedSpdxElement").asText();
        switch (relation.path("relationshipType").asText()) {
            case "CONTAINS", "DEPENDS_ON" -> hold(from, to);
            case "CONTAINED_BY", "DEPENDENCY_OF" -> hold(to, from);
            case "DESCRIBES" -> {
                return true;
            }
            default -> {
                return false;
            }
        }
        return false;
    }

    private void hold(String holder, String held) {
        holds.computeIfAbsent(holder, key -> new HashSet<>()).add(held);
    }
}
