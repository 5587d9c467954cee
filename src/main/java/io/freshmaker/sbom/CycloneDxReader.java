package io.freshmaker.sbom;

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
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.parsers.JsonParser;
import org.cyclonedx.parsers.XmlParser;

/** Reads CycloneDX, JSON and XML, as Syft, Trivy and others write it of an image. */
final class CycloneDxReader {

    /** A label of the image, as Syft and as Trivy note it. */
    private static final Pattern LABEL = Pattern.compile("(?:syft:image:labels|aquasecurity:trivy:Labels):(.+)");

    private static final Set<String> MODULE =
            Set.of("syft:metadata:modularityLabel", "aquasecurity:trivy:Modularitylabel");
    private static final Set<String> LEFT = Set.of(
            "licenses",
            "hashes",
            "evidence",
            "externalReferences",
            "pedigree",
            "vulnerabilities",
            "services",
            "cpe",
            "compositions",
            "annotations",
            "formulation",
            "declarations",
            "definitions",
            "signature",
            "description");

    private CycloneDxReader() {}

    static SbomDocument json(Path file) throws IOException, ParseException {
        var cut = new JsonCut(
                LEFT,
                "components",
                component -> !component.path("type").asText().equals("file"));
        try (InputStream in = Files.newInputStream(file)) {
            byte[] document = cut.of(in);
            Instant begun = Instant.now();
            return document(file, new JsonParser().parse(document), begun);
        }
    }

    static SbomDocument xml(Path file) throws IOException, ParseException {
        if (Files.size(file) > JsonCut.MOST) {
            throw new IllegalArgumentException(
                    "it is larger than " + JsonCut.MOST / 1024 / 1024 + " MiB: convert it to JSON.");
        }
        byte[] document = Files.readAllBytes(file);
        XmlGuard.check(document);
        Instant begun = Instant.now();
        return document(file, new XmlParser().parse(document), begun);
    }

    private static SbomDocument document(Path file, Bom bom, Instant begun) {
        Metadata metadata = bom.getMetadata();
        Instant created = metadata == null || metadata.getTimestamp() == null
                ? null
                : metadata.getTimestamp().toInstant();
        // The library says now where the document says nothing.
        boolean silent = created == null || created.plusMillis(1).isAfter(begun);
        Map<String, Set<String>> holds = new HashMap<>();
        links(bom.getDependencies(), holds);
        List<SbomPiece> pieces = new ArrayList<>();
        pieces(bom.getComponents(), pieces, holds);
        return new SbomDocument(file, silent ? null : created, image(metadata), pieces, holds);
    }

    private static SbomImage image(Metadata metadata) {
        Component image = metadata == null ? null : metadata.getComponent();
        if (image == null) {
            return SbomImage.UNKNOWN;
        }
        Map<String, String> labels = new HashMap<>();
        for (List<Property> properties : List.of(some(metadata.getProperties()), some(image.getProperties()))) {
            for (Property property : properties) {
                Matcher label = LABEL.matcher(text(property.getName()));
                if (label.matches()) {
                    labels.put(label.group(1), text(property.getValue()));
                }
            }
        }
        return new SbomImage(text(image.getName()), text(image.getVersion()), text(image.getPurl()), labels);
    }

    /** Components may stand in components, which then belong to them. */
    private static void pieces(List<Component> components, List<SbomPiece> pieces, Map<String, Set<String>> holds) {
        for (Component component : some(components)) {
            String id = text(component.getBomRef());
            String module = some(component.getProperties()).stream()
                    .filter(property -> MODULE.contains(text(property.getName())))
                    .map(property -> text(property.getValue()))
                    .findFirst()
                    .orElse("");
            pieces.add(new SbomPiece(id, text(component.getName()), text(component.getPurl()), module));
            for (Component inner : some(component.getComponents())) {
                holds.computeIfAbsent(id, key -> new HashSet<>()).add(text(inner.getBomRef()));
            }
            pieces(component.getComponents(), pieces, holds);
        }
    }

    private static void links(List<Dependency> dependencies, Map<String, Set<String>> holds) {
        for (Dependency dependency : some(dependencies)) {
            some(dependency.getDependencies())
                    .forEach(needed -> holds.computeIfAbsent(text(dependency.getRef()), key -> new HashSet<>())
                            .add(text(needed.getRef())));
        }
    }

    private static <T> List<T> some(List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }
}
