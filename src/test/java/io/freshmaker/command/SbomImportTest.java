package io.freshmaker.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.CommandRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomImportTest {

    private static final String SAMPLES = "src/test/resources/sbom";

    @TempDir
    Path directory;

    private CommandRun inventory(String... arguments) {
        List<String> all = new ArrayList<>(List.of("inventory"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-D", "freshmaker.data=" + directory));
        return CommandRun.of(all.toArray(String[]::new));
    }

    @Test
    void theInventoryShowsWhatTheImagesHold() {
        assertThat(inventory("import", "--branch", "f40", "--parent", "image:fedora:f40", SAMPLES)
                        .out())
                .contains("image:cache:f40, cache-1.6-45c48cce2e2d: 2 rpms", "3 builds read from ");
        assertThat(inventory("show", "image:httpd-container:f40").out())
                .contains("httpd-container-2.4-7", "openssl-libs 1:3.2.1-2.fc40 (x86_64)", "image:fedora:f40");
        CommandRun twice = inventory("import", "--branch", "f40", SAMPLES);
        assertThat(twice.exit()).isZero();
    }

    @Test
    void tellsWhatIsWrongInOneLine() {
        assertThat(inventory("import", "--parent", "fedora", SAMPLES).mistakes())
                .singleElement()
                .asString()
                .contains("--parent fedora is no image: write it as image:NAME:BRANCH");
        assertThat(inventory("import", "--branch", "f40", "README.md").mistakes())
                .singleElement()
                .asString()
                .contains("--image, --branch and --parent are for SBOMs");
    }
}
