package io.freshmaker.mbs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MbsRequestsTest {
    private final MbsRequests requests = new MbsRequests();

    @Test
    void submitsTheScmurlAndTheBranchAndNothingElse() {
        assertThat(requests.submission("https://src.example.org/modules/gimp.git?#4f0c", "2.10"))
                .isEqualTo("{\"scmurl\":\"https://src.example.org/modules/gimp.git?#4f0c\",\"branch\":\"2.10\"}");
    }

    @Test
    void escapesWhatJsonWantsEscaped() {
        assertThat(requests.submission("a\"b", "c\\d")).isEqualTo("{\"scmurl\":\"a\\\"b\",\"branch\":\"c\\\\d\"}");
    }

    @Test
    void encodesTheScmurlInTheQuery() {
        assertThat(requests.lookup("https://src.example.org/modules/c++ lib.git?#4f0c&x"))
                .isEqualTo("scmurl=https%3A%2F%2Fsrc.example.org%2Fmodules%2Fc%2B%2B%20lib.git%3F%234f0c%26x"
                        + "&per_page=100");
    }
}
