package io.freshmaker.odcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OdcsRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OdcsRequests requests = new OdcsRequests(Duration.ofHours(2));

    @Test
    void putsOnlyTheContentIntoTheSource() throws JsonProcessingException {
        assertThat(JSON.readTree(requests.creation(Works.tag()))).isEqualTo(JSON.readTree("""
                        {"source": {"type": "tag", "source": "f41-updates-testing-pending",
                                    "packages": ["gimp", "gimp-libs"], "sigkeys": ["e99d6ad1", "0f0f0f0f"]},
                         "arches": ["s390x", "x86_64"], "flags": ["no_deps"], "results": ["repository"],
                         "seconds_to_live": 7200}"""));
    }

    @Test
    void leavesToOdcsWhatNobodyAskedFor() throws JsonProcessingException {
        assertThat(JSON.readTree(requests.creation(Works.builds()))).isEqualTo(JSON.readTree("""
                        {"source": {"type": "build", "source": "",
                                    "builds": ["babl-0.1.110-1.fc41", "gimp-2.10.38-2.fc41"]},
                         "results": ["repository"], "seconds_to_live": 7200}"""));
    }

    @Test
    void looksThroughTheNewestComposesOfTheSource() {
        assertThat(requests.lookUp(Works.tag(), 3))
                .isEqualTo("source_type=1&source=f41-updates-testing-pending&order_by=-id&per_page=100&page=3");
        assertThat(requests.lookUp(Works.builds(), 1)).isEqualTo("source_type=6&order_by=-id&per_page=100&page=1");
        assertThat(requests.lookUp(Works.module("gimp:2.10 babl:1"), 1))
                .isEqualTo("source_type=2&order_by=-id&per_page=100&page=1");
    }

    @Test
    void extendsByAWholeLifetime() {
        assertThat(requests.extension()).isEqualTo("{\"seconds_to_live\":7200}");
    }
}
