package io.freshmaker.mbs;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.change.Branches;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads the rpms out of a modulemd document (versions 1 and 2 have them in the same place). */
final class ModulemdReader {
    private static final String DEFAULT_REF = "master";
    private static final String RPMS = "rpms";
    private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

    private final ObjectMapper yaml;

    ModulemdReader() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        yaml = new ObjectMapper(YAMLFactory.builder().loaderOptions(options).build());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Modulemd(Data data) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Data(Components components) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Components(Map<String, Rpm> rpms) {}

    /** Read as text, not as a tree: in a tree the branch {@code 1.10} is the number 1.1. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Rpm(String name, String repository, String ref) {}

    /** @throws IOException when it is no modulemd, with the line */
    List<Artifact> components(String document) throws IOException {
        if (document == null) {
            throw new IOException("there is no modulemd, was the list asked for with verbose=true?");
        }
        Modulemd modulemd = read(document);
        if (modulemd == null || modulemd.data() == null) {
            throw new IOException("the modulemd has no data.");
        }
        List<Artifact> components = new ArrayList<>();
        if (modulemd.data().components() != null && modulemd.data().components().rpms() != null) {
            modulemd.data().components().rpms().forEach((key, rpm) -> components.add(component(key, rpm)));
        }
        return components;
    }

    private Modulemd read(String document) throws IOException {
        try {
            return document.isBlank() ? null : yaml.readValue(document, Modulemd.class);
        } catch (JsonMappingException inside) {
            throw inside.getCause() instanceof JsonParseException noYaml ? noYaml(noYaml) : otherForm(inside);
        } catch (JsonParseException noYaml) {
            throw noYaml(noYaml);
        }
    }

    private static IOException noYaml(JsonParseException failure) {
        String words = failure.getOriginalMessage().lines().map(String::strip).collect(Collectors.joining(" "));
        return new IOException(line(failure) + "no YAML, " + words, failure);
    }

    private static IOException otherForm(JsonMappingException failure) {
        String path = failure.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .collect(Collectors.joining("."));
        return new IOException(line(failure) + path + " has not the form it has in a modulemd.", failure);
    }

    private static String line(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? "modulemd: "
                : "modulemd line " + failure.getLocation().getLineNr() + ": ";
    }

    private static Artifact component(String key, Rpm rpm) {
        if (rpm == null) {
            return Artifact.rpm(key, Branches.canonical(RPMS, DEFAULT_REF));
        }
        return Artifact.rpm(name(key, rpm), Branches.canonical(RPMS, blank(rpm.ref()) ? DEFAULT_REF : ref(rpm)));
    }

    /** A branch, or a commit as dist-git writes it: MBS takes its digits in either case. */
    private static String ref(Rpm rpm) {
        return COMMIT.matcher(rpm.ref()).matches() ? rpm.ref().toLowerCase(Locale.ROOT) : rpm.ref();
    }

    /** The key is only a label where the modulemd says which repository, or which name, stands behind it. */
    private static String name(String key, Rpm rpm) {
        if (!blank(rpm.repository())) {
            String path = rpm.repository().strip().replaceAll("(/|\\.git)+$", "");
            String last = path.substring(path.lastIndexOf('/') + 1);
            return last.isEmpty() ? key : last;
        }
        return blank(rpm.name()) ? key : rpm.name();
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
