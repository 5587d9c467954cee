package io.freshmaker.signing;

import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Releases;
import io.freshmaker.release.SignedReleases;
import io.freshmaker.release.Signing;
import io.freshmaker.release.Signing.By;
import io.freshmaker.release.Signing.Kind;
import io.freshmaker.release.TagPattern;
import io.freshmaker.signing.Signatures.PartOf;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Releases and builds for tests of signatures. */
public final class SignedCase {

    public static final String KEY = "e99d6ad1";

    /** F40 is signed by the tag of autopen, F41, its modules and F43 by signatures of one key. */
    public static final SignedReleases RELEASES = new SignedReleases(new Releases(
            "releases.yaml",
            List.of(
                    release("F40", By.TAG, "f40-pending", "a15b79cc", Kind.RPM),
                    release("F41", By.SIGNATURES, "f41-.*", KEY, Kind.RPM),
                    release("F41M", By.SIGNATURES, "f41-.*", KEY, Kind.MODULE),
                    release("F43", By.SIGNATURES, "f43-.*", KEY, Kind.RPM))));

    private SignedCase() {}

    private static Release release(String name, By by, String tags, String key, Kind kind) {
        var signing = new Signing(
                3, by, List.of(new TagPattern(tags)), List.of("autopen"), List.of(key), name + "-stable", "", kind);
        return new Release(name, 2, Shipping.BODHI, List.of(), List.of(), "", List.of(), Optional.of(signing));
    }

    public static HalfSigned asked(String subject, String key, String tag) {
        return new HalfSigned(1, subject, key, tag, 1, false, Instant.EPOCH);
    }

    /** An ordinary build in f41-candidate, with rpms as {@code bash.src=KEY}, or {@code bash.src} for one without. */
    public static Signatures build(String... rpms) {
        return new Signatures(5, "bash-5-1.fc41", true, false, PartOf.NO_MODULE, keys(rpms), List.of("f41-candidate"));
    }

    public static Map<String, Set<String>> keys(String... rpms) {
        Map<String, Set<String>> keys = new TreeMap<>();
        Arrays.stream(rpms)
                .map(rpm -> rpm.split("="))
                .forEach(rpm -> keys.put(rpm[0], rpm.length > 1 ? Set.of("", rpm[1]) : Set.of("")));
        return keys;
    }
}
