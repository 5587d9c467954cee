package io.freshmaker.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    private final Topics topics = new Topics(List.of("org.fedoraproject.prod.", "VirtualTopic.eng."));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git.receive",
                "org.fedoraproject.prod.git.receive",
                "/topic/org.fedoraproject.prod.git.receive",
                "VirtualTopic.eng.git.receive",
                "/topic/VirtualTopic.eng.git.receive",
                "topic://VirtualTopic.eng.git.receive",
                "/queue/Consumer.freshmaker.VirtualTopic.eng.git.receive",
                "queue://Consumer.freshmaker.VirtualTopic.eng.git.receive",
                "queue://Consumer.client.with.dots.VirtualTopic.eng.git.receive",
                "Consumer.freshmaker.org.fedoraproject.prod.git.receive"
            })
    void leavesOutWhatTheBusPutBeforeTheTopic(String address) {
        assertThat(topics.shortTopic(address)).isEqualTo("git.receive");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.fedoraproject.stg.git.receive",
                "io.pagure.prod.git.receive",
                "org.fedoraproject.production.git.receive",
                "x.org.fedoraproject.prod.git.receive",
                "/topic/VirtualTopic.qe.ci.jenkins",
                "Consumer.",
                "org.fedoraproject.prod.",
                "infragit.receive",
                ""
            })
    void leavesOtherAddressesAsTheyAre(String address) {
        assertThat(topics.shortTopic(address)).isEqualTo(address);
    }

    @Test
    void comparesWholeComponentsOnly() {
        assertThat(topics.shortTopic("org.fedoraproject.prod.infragit.receive")).isEqualTo("infragit.receive");
        assertThat(topics.shortTopic("org.fedoraproject.prod.pagure.git.receive"))
                .isEqualTo("pagure.git.receive");
        assertThat(topics.shortTopic("org.fedoraproject.prodgit.receive"))
                .isEqualTo("org.fedoraproject.prodgit.receive");
    }

    @Test
    void takesTheLongestPrefixAndCompletesItsDot() {
        Topics nested = new Topics(List.of("org", " org.fedoraproject.prod ", ""));

        assertThat(nested.shortTopic("org.fedoraproject.prod.git.receive")).isEqualTo("git.receive");
        assertThat(nested.shortTopic("org.centos.git.receive")).isEqualTo("centos.git.receive");
        assertThat(nested.shortTopic("organisation.git.receive")).isEqualTo("organisation.git.receive");
    }

    @Test
    void acceptsTopicsAsTheyAreWithoutAnyPrefix() {
        assertThat(new Topics(List.of()).shortTopic("git.receive")).isEqualTo("git.receive");
    }
}
