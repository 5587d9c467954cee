package io.freshmaker.koji;

import static io.freshmaker.signing.SignedCase.asked;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.sandbox.koji.KojiOptions;
import io.freshmaker.sandbox.koji.KojiStandIn;
import io.freshmaker.signing.HalfSigned;
import io.freshmaker.signing.HalfSignedBuilds;
import io.freshmaker.signing.Signatures;
import io.freshmaker.signing.Signatures.PartOf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is made of the stand-in's answers about signatures. */
@Timeout(30)
class KojiSignaturesTest {

    private static final String KEY = "e99d6ad1";

    private final KojiStandIn koji = KojiStandIn.start(KojiOptions.usual(), (topic, msg) -> {});
    private final KojiClient hub =
            new KojiClient(new TinyWire(koji.url()), Optional.empty(), 1, Duration.ofSeconds(5), Duration.ZERO);
    private final KojiSignatures signatures = new KojiSignatures(hub);

    @AfterEach
    void stopsIt() {
        hub.close();
        koji.close();
    }

    private List<Signatures> read(HalfSigned... builds) {
        return signatures.read(new HalfSignedBuilds(List.of(builds)));
    }

    @Test
    void readsTheKeysOfEachRpm() {
        var bash = koji.stock().rpm("bash", "5-1.fc41", "bash").tag("f41-candidate");
        koji.stock().sign(bash.nvr(), KEY, 2);

        List<Signatures> read = read(
                asked(String.valueOf(bash.id()), KEY, ""),
                asked("nothing-1-1", "", ""),
                asked("no-build", "", ""),
                asked(bash.nvr(), "", ""));

        assertThat(read.get(0).build()).isEqualTo(bash.id());
        assertThat(read.get(0).nvr()).isEqualTo("bash-5-1.fc41");
        assertThat(read.get(0).complete()).isTrue();
        assertThat(read.get(0).tags()).containsExactly("f41-candidate");
        assertThat(read.get(0).partOf()).isEqualTo(PartOf.NO_MODULE);
        assertThat(read.get(0).keys()).containsOnlyKeys("bash.src", "bash.aarch64", "bash.x86_64");
        assertThat(read.get(0).keys().values())
                .filteredOn(keys -> keys.contains(KEY))
                .hasSize(2);
        assertThat(read.subList(1, 3)).containsOnly(Signatures.UNKNOWN);
        assertThat(read.get(3)).isEqualTo(read.get(0));
        assertThat(koji.calls("multiCall")).isLessThanOrEqualTo(5);
    }

    @Test
    void readsTheRpmsOfAModuleAndWhichModuleABuildIsOf() {
        var one = koji.stock().rpm("buoy", "1-1.module_f28+1+c0ffee00", "buoy");
        var other = koji.stock().rpm("bell", "1-1.module_f28+1+c0ffee00", "bell");
        var module = koji.stock().module("buoy:dev-1:20180101000000:c0ffee00", 3, one, other);
        koji.stock().sign(one.nvr(), KEY, 9);

        List<Signatures> read =
                read(asked(String.valueOf(one.id()), KEY, ""), asked(String.valueOf(module.id()), KEY, ""));

        assertThat(read.get(0).partOf()).isEqualTo(new PartOf(true, module.id(), module.nvr()));
        assertThat(read.get(0).keys()).isEmpty();
        assertThat(read.get(1).module()).isTrue();
        assertThat(read.get(1).keys()).hasSize(6).containsKey("bell-1-1.module_f28+1+c0ffee00.src");
        assertThat(read.get(1).keys().values()).filteredOn(Set.of(KEY)::equals).hasSize(3);
    }
}
