package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.submit.Asked;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.RemoteBuild.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether an image that was built holds what it was rebuilt for. */
@OnEachDatabase
class BuiltImagesTest extends TaskCase {

    BuiltImagesTest(Engine engine) {
        super(engine);
    }

    @Test
    void endsWhatHoldsWhatWasShipped() {
        images.shipped(event, "openssl", "1.1-3");
        images.shipped(event, "openssl-devel", "1.1-3");
        images.running("base", 7);
        images.built("base", 7, "openssl-1.1-3", "bash-4-1");

        assertThat(pipeline.state("base"))
                .isEqualTo("1 0 Built. It holds no older version of what it was rebuilt for.");
        assertThat(database.text("select rebuilt_nvr from builds where name = 'base'"))
                .isEqualTo("base-1-7");
        assertThat(pipeline.state("app")).isEqualTo("4 0 Waiting for a free slot.");
    }

    @Test
    void failsWhatStillHoldsAnOlderVersionAndWhatIsBuiltOnIt() {
        images.shipped(event, "openssl", "1.1-3");
        images.running("base", 7);
        images.built("base", 7, "openssl-1.0-1");

        String why = "Built as base-1-7, which still holds openssl 1.0-1 in x86_64, shipped is 1.1-3: is the update in"
                + " the repositories that the image is built from?";
        assertThat(pipeline.state("base")).isEqualTo("2 0 " + why);
        assertThat(pipeline.state("app")).isEqualTo("2 1 cannot be rebuilt: base:f27 failed: " + why);
        assertThat(database.text("select rebuilt_nvr from builds where name = 'base'"))
                .isEqualTo("base-1-7");
        assertThat(pipeline.state("other")).isEqualTo("0 0 Being submitted.");
    }

    @Test
    void saysOfAnImageThatItHoldsTheRpmNoLonger() {
        images.shipped(event, "openssl", "1.1-3");
        images.running("base", 7);
        images.built("base", 7, Images.image("base", 3, "openssl-1.0-1", "bash-4-1"), "bash-4-1");

        assertThat(pipeline.state("base"))
                .isEqualTo("1 0 Built. It holds nothing of openssl any more. Gone since base-1-3: openssl 1.0-1.");
    }

    @Test
    void saysForWhichArchitectureAnImageWasNotBuilt() {
        images.shipped(event, "openssl", "1.1-3");
        images.running("base", 7);
        images.built("base", 7, Images.image("base", 3, "openssl-1.0-1", "openssl-1.0-1/s390x"), "openssl-1.1-3");
        assertThat(pipeline.state("base"))
                .isEqualTo("1 0 Built. It holds no older version of what it was rebuilt for. It was not built for"
                        + " s390x, as base-1-3 was: whether the update of openssl can be had there was not checked.");

        images.running("other", 8);
        images.heard(Images.task(8, State.DONE, "CLOSED"));
        var limited = new Asked(false, true, List.of("x86_64"));
        images.ended(
                "other",
                new ImageEnd(Images.task(8, State.DONE, "CLOSED"), Images.image("other", 8, "openssl-1.1-3"), limited)
                        .after(Images.image("other", 3, "openssl-1.0-1/s390x")));
        assertThat(pipeline.state("other"))
                .isEqualTo("1 0 Built. It holds no older version of what it was rebuilt for.");
    }

    @Test
    void endsWhatHoldsAnOlderRpmOfAnUnknownModuleAndSaysSo() {
        database.run("insert into event_rpms values (?, 'image-shipped', 'go', 'go:2', '2-1')", event);
        images.running("base", 7);
        images.built("base", 7, "go-1-1@?");

        assertThat(pipeline.state("base"))
                .isEqualTo("1 0 Built. It holds go of an unknown module 1-1 in x86_64, shipped is 2-1 of go:2; whether"
                        + " that is outdated can't be told while its module is unknown.");
    }

    @Test
    void saysThatAnImageWithoutAnyRpmCanNotBeChecked() {
        images.shipped(event, "openssl", "1.1-3");
        images.running("other", 8);
        images.built("other", 8);

        assertThat(pipeline.state("other"))
                .isEqualTo("1 0 Built. Koji lists no rpm in it, so that what it holds can't be checked.");
    }
}
