package io.freshmaker.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.Nvr;
import io.freshmaker.artifact.RpmVersion;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * One build of an image in an inventory file: a JSON object whose {@code rpms} are texts such as
 * {@code openssl-libs-1:1.0.2k-1.fc25.x86_64}, or objects where more is to be said of an rpm.
 */
final class ImageLine {

    private static final List<String> FIELDS =
            List.of("artifact", "nvr", "koji_id", "completed", "source", "parent", "parent_nvr", "stages", "rpms");
    private static final List<String> RPM_FIELDS = List.of("name", "version", "arch", "source_build", "module");
    private static final int LONGEST_NVR = 1000;
    private static final int LONGEST_SOURCE = 2000;
    private static final int LONGEST = 500;

    private ImageLine() {}

    /** @throws IllegalArgumentException with the field that is wrong and what to write */
    static ImageBuild read(JsonNode line) {
        InventoryLine.onlyFields(line, FIELDS);
        Artifact image = image(line, "artifact");
        String nvr = InventoryLine.text(line, "nvr", LONGEST_NVR);
        if (image == null || nvr.isEmpty()) {
            throw new IllegalArgumentException("an image with rpms needs 'artifact' and 'nvr': write"
                    + " \"image:httpd-container:f25\" and \"httpd-container-2.4-3.f25\".");
        }
        if (!line.path("rpms").isArray()) {
            throw new IllegalArgumentException("'rpms' is no list: write [\"openssl-libs-1:1.0.2k-1.fc25.x86_64\"].");
        }
        List<ContainedRpm> rpms = new ArrayList<>();
        line.path("rpms").forEach(rpm -> rpms.add(rpm(rpm)));
        return new ImageBuild(
                image,
                number(line, "koji_id"),
                nvr,
                completed(line),
                InventoryLine.text(line, "source", LONGEST_SOURCE),
                image(line, "parent"),
                InventoryLine.text(line, "parent_nvr", LONGEST_NVR),
                stages(line.path("stages")),
                rpms);
    }

    private static Artifact image(JsonNode line, String field) {
        String text = InventoryLine.text(line, field, LONGEST_NVR + LONGEST);
        return text.isEmpty() ? null : image(text, field);
    }

    private static List<Artifact> stages(JsonNode list) {
        if (!list.isArray() && !list.isMissingNode()) {
            throw new IllegalArgumentException(
                    "'stages' is no list: write [\"image:golang-builder:f25\"], or leave it out.");
        }
        List<Artifact> stages = new ArrayList<>();
        list.forEach(stage -> stages.add(image(stage.asText(), "stages")));
        return stages;
    }

    private static Artifact image(String text, String field) {
        Artifact artifact = InventoryLine.artifact(text);
        if (!artifact.type().equals(Artifact.IMAGE)) {
            throw new IllegalArgumentException(
                    "'" + field + "' is no image: write it as \"image:httpd-container:f25\".");
        }
        return artifact;
    }

    private static Instant completed(JsonNode line) {
        try {
            return Instant.parse(line.path("completed").asText());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "'completed' is missing or no time, and orders the builds of an image: write it as"
                            + " \"2017-11-22T12:00:00Z\".",
                    e);
        }
    }

    private static long number(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isMissingNode() && (!value.canConvertToLong() || !value.isIntegralNumber() || value.asLong() < 0)) {
            throw new IllegalArgumentException("'" + field + "' is no number from 0 on: correct it, or leave it out.");
        }
        return value.asLong(0);
    }

    private static ContainedRpm rpm(JsonNode rpm) {
        if (rpm.isObject()) {
            InventoryLine.onlyFields(rpm, RPM_FIELDS);
            return new ContainedRpm(
                    InventoryLine.text(rpm, "name", LONGEST),
                    RpmVersion.parse(InventoryLine.text(rpm, "version", LONGEST)),
                    InventoryLine.text(rpm, "arch", LONGEST),
                    number(rpm, "source_build"),
                    InventoryLine.text(rpm, "module", LONGEST));
        }
        String text = rpm.asText();
        int dot = text.lastIndexOf('.');
        if (dot < 0) {
            throw new IllegalArgumentException("'" + text + "' is no rpm: write name-[epoch:]version-release.arch.");
        }
        Nvr nvr = Nvr.parse(text.substring(0, dot));
        return new ContainedRpm(nvr.name(), nvr.rpmVersion(), text.substring(dot + 1), 0, "");
    }

    /** The line that {@link #read} makes this build of. */
    static String write(ImageBuild build) {
        ObjectNode object = InventoryLine.object()
                .put("artifact", build.image().toString())
                .put("nvr", build.nvr())
                .put("koji_id", build.kojiId())
                .put("completed", build.completed().toString())
                .put("source", build.source());
        if (build.parent() != null) {
            object.put("parent", build.parent().toString());
        }
        object.put("parent_nvr", build.parentNvr());
        if (!build.stages().isEmpty()) {
            ArrayNode stages = object.putArray("stages");
            build.stages().forEach(stage -> stages.add(stage.toString()));
        }
        ArrayNode rpms = object.putArray("rpms");
        build.rpms().forEach(rpm -> write(rpm, rpms));
        return object.toString();
    }

    private static void write(ContainedRpm rpm, ArrayNode rpms) {
        String text = rpm.name() + "-" + rpm.version() + "." + rpm.arch();
        boolean plain = rpm.sourceBuild() == 0 && rpm.module().isEmpty();
        if (plain
                && !rpm.version().release().isEmpty()
                && text.indexOf('/') < 0
                && !rpm.arch().contains(".")) {
            rpms.add(text);
            return;
        }
        ObjectNode object = rpms.addObject()
                .put("name", rpm.name())
                .put("version", rpm.version().toString())
                .put("arch", rpm.arch());
        if (rpm.sourceBuild() != 0) {
            object.put("source_build", rpm.sourceBuild());
        }
        if (!rpm.module().isEmpty()) {
            object.put("module", rpm.module());
        }
    }
}
