package io.freshmaker.compose;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The content that a compose has to have: equal needs are one compose, whoever has them.
 *
 * @param type what it is made from
 * @param source the tag, or the modules separated by spaces; empty for builds
 * @param packages the names of the binary rpms that belong into it; none for all of the source
 * @param builds the NVRs to take, for {@link ComposeSource#BUILD}; for a tag those that it must hold, whatever is put into
 *     it later: by them what two updates of one package need differs
 * @param sigkeys short ids of the keys that its rpms may be signed with, the preferred one first
 * @param arches such as {@code x86_64}; none for what ODCS has as its own choice
 * @param flags of ODCS, such as {@code no_deps}
 */
public record ComposeNeed(
        ComposeSource type,
        String source,
        SortedSet<String> packages,
        SortedSet<String> builds,
        List<String> sigkeys,
        SortedSet<String> arches,
        SortedSet<String> flags) {

    public ComposeNeed {
        packages = sorted(packages);
        builds = sorted(builds);
        sigkeys = List.copyOf(sigkeys);
        arches = sorted(arches);
        flags = sorted(flags);
        if (type != ComposeSource.BUILD && source.isBlank()) {
            throw new IllegalArgumentException("A compose of type " + type.word()
                    + " needs a source: ODCS takes an empty one only for builds by NVR.");
        }
    }

    private static SortedSet<String> sorted(Collection<String> texts) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(texts));
    }

    /** What needs are compared by: the SHA-256 of all of it, as 64 hexadecimal digits. */
    public String key() {
        String content = String.join(
                "\n",
                List.of(
                        type.word(),
                        source,
                        words(packages),
                        words(builds),
                        words(sigkeys),
                        words(arches),
                        words(flags)));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256.", e);
        }
    }

    /** Separated by spaces, as ODCS writes lists in its answers. */
    public static String words(Collection<String> texts) {
        return String.join(" ", texts);
    }
}
