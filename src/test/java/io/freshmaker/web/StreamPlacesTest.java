package io.freshmaker.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.access.Identity;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamPlacesTest {

    @Test
    void knowsAUserAtAnyAddressAndAnAddressByNoUsersName() {
        var alice = new Identity("alice", true, Set.of());
        var odd = new Identity("10.0.0.1", true, Set.of());

        assertThat(StreamPlaces.holder(alice, "10.0.0.1")).isEqualTo(StreamPlaces.holder(alice, "10.0.0.2"));
        assertThat(StreamPlaces.holder(Identity.NOBODY, "10.0.0.1"))
                .isNotEqualTo(StreamPlaces.holder(Identity.NOBODY, "10.0.0.2"))
                .isNotEqualTo(StreamPlaces.holder(odd, "10.0.0.1"));
    }
}
