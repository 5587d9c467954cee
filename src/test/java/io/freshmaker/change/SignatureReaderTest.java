package io.freshmaker.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureReaderTest {

    private static final String ERRATA = "errata.activity.signing";

    private final SignatureReader reader = new SignatureReader();

    private static BusMessage errata(String body, Map<String, String> headers) {
        BusMessage plain = Messages.of(ERRATA, body);
        return new BusMessage(plain.id(), ERRATA, ERRATA, Envelope.UMB, headers, null, plain.body());
    }

    @Test
    void readsASignatureAsItWasToldUntil2016() {
        assertThat(reader.read(Messages.of("buildsys.rpm.sign", """
                {"attribute": "sighash", "old": null, "new": "8f84", "instance": "primary",
                 "info": {"build_id": 607, "name": "harbour-devel", "arch": "i686", "sigkey": "AB845621", "id": 59}}
                """)))
                .contains(new SignatureHint(607, "", "ab845621", "harbour-devel.i686", "", "", true));
    }

    @Test
    void readsASignatureWithItsBuildAndWithoutIt() {
        assertThat(reader.read(Messages.of("buildsys.rpm.sign", """
                {"build": {"id": 966, "nvr": "buoy-3-1.fc28"}, "rpm": {"name": "buoy", "arch": "src", "build_id": 966},
                 "sigkey": "9db62fb1", "sighash": "0a", "instance": "primary"}
                """)))
                .contains(new SignatureHint(966, "buoy-3-1.fc28", "9db62fb1", "buoy.src", "", "", true));
        assertThat(reader.read(Messages.of("brew.sign.rpm", """
                {"rpm": {"name": "buoy", "arch": "src", "build_id": 966}, "sigkey": "9db62fb1"}
                """)))
                .contains(new SignatureHint(966, "", "9db62fb1", "buoy.src", "", "", true));
        assertThat(reader.read(Messages.of("buildsys.rpm.sign", """
                {"build": {"id": 966}, "rpm": {"name": "buoy", "arch": "s390"}, "sigkey": "9db62fb1", "instance": "s390"}
                """))
                        .orElseThrow()
                        .primary())
                .isFalse();
    }

    @Test
    @Timeout(20)
    void readsNoBuildOfALongTextWithManyHyphens() {
        String hyphens = "-".repeat(20_000) + "é-1";

        assertThat(reader.read(errata("\"\"", Map.of("to", hyphens)))).isEmpty();
        assertThat(reader.read(errata("\"\"", Map.of("to", "a--1")))).isEmpty();
    }

    @Test
    void readsNoBuildOfANumberThatIsLongerThanAnyId() {
        assertThat(reader.read(Messages.of("brew.sign.rpm", """
                {"rpm": {"name": "buoy", "arch": "src", "build_id": 18446744073709551617}, "sigkey": "9db62fb1"}
                """))).isEmpty();
    }

    @Test
    void readsWhatTheErrataToolSaysWasSigned() {
        var hint = new SignatureHint(0, "buoy-3-1.el7", "", "", "", "", true);

        assertThat(reader.read(errata("\"\"", Map.of("to", "buoy-3-1.el7", "from", "null"))))
                .contains(hint);
        // Derived: no recorded message has it in its body.
        assertThat(reader.read(errata("{\"errata_id\": 7, \"to\": \"buoy-3-1.el7\"}", Map.of())))
                .contains(hint);
        assertThat(reader.read(errata("{\"errata_id\": 7, \"errata_status\": \"QE\"}", Map.of())))
                .isEmpty();
        assertThat(reader.read(errata("{\"errata_id\": 7, \"to\": \"REDACTED\"}", Map.of())))
                .isEmpty();
        assertThat(reader.isOfErrata(errata("\"\"", Map.of()).body())).isTrue();
        assertThat(reader.isOfErrata(errata("{\"errata_id\": 7}", Map.of()).body()))
                .isTrue();
    }

    @Test
    void readsWhoPutABuildIntoATag() {
        assertThat(reader.read(Messages.of("buildsys.tag", """
                {"name": "buoy", "version": "3", "release": "1.fc18", "tag": "f18-updates-testing-pending", "user": "bodhi"}
                """)))
                .contains(new SignatureHint(0, "buoy-3-1.fc18", "", "", "f18-updates-testing-pending", "bodhi", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"sigkey\": \"\", \"rpm\": {\"build_id\": 5}}",
                "{\"sigkey\": \"9db62fb1\", \"rpm\": {\"name\": \"buoy\"}}",
                "{\"sigkey\": 7, \"build\": {\"id\": 5}}",
                "{\"tag\": \"f28\"}",
                "{\"errata_id\": 1, \"to\": \"QE\"}"
            })
    void readsNothingOfWhatNamesNoBuildOrKey(String body) {
        assertThat(reader.read(Messages.of("buildsys.rpm.sign", body).body())).isEmpty();
    }

    @Test
    void tellsAndReadsABuildThatIsSignedWhole() {
        var build = new SignedBuild(
                5, "buoy-3-1.fc40", true, "e99d6ad1", 27, "f40-pending", List.of("a", "f40-pending"), "F40");

        assertThat(build.message().id()).isEqualTo("signed:5:e99d6ad1:F40");
        assertThat(build.message().envelope()).isEqualTo(Envelope.OWN);
        assertThat(SignedBuild.read(build.message())).contains(build);
        assertThat(SignedBuild.read(Messages.of("freshmaker.build.signed", "{\"build_id\": 5}")))
                .isEmpty();
    }
}
