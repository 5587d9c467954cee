package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesTest {

    @Test
    void theImagesStandOnEachOtherAndAnUpdateOutdatesThem(@TempDir Path directory) {
        DistGitStandIn git = new DistGitStandIn(directory);
        try (KojiStandIn koji =
                KojiStandIn.start(KojiOptions.usual(), (topic, msg) -> {}, hub -> Images.seed(git, hub))) {
            Images.seed(git, koji);

            assertThat(koji.stock().newest("fedora-base")).contains("fedora-base-27-2.f27container");
            assertThat(koji.stock().contents("fedora-base-27-1.f27container", "x86_64"))
                    .contains("openssl-libs-1.1.0f-9.fc27");
            assertThat(koji.stock().newest("webapp-container")).contains("webapp-container-3-1.f27container");
            assertThat(koji.stock().contents("webapp-container-3-1.f27container", "x86_64"))
                    .contains("openssl-libs-1.1.0g-1.fc27", "mod_ssl-2.4.28-1.fc27", "bash-4.4.12-13.fc27");
            assertThat(git.log("container", "httpd", "f27")).hasSize(1);

            ObjectNode shipped = Images.shipOpenssl(koji);

            assertThat(shipped.path("update").path("builds").path(0).path("nvr").asText())
                    .isEqualTo("openssl-1.1.0h-3.fc27");
            assertThat(shipped.path("update").path("release").path("stable_tag").asText())
                    .isEqualTo("f27-updates");
        }
    }
}
