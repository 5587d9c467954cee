package io.freshmaker.release;

import java.util.Comparator;

/**
 * Where a build is stable.
 *
 * @param release the name of the release, such as {@code F27}
 * @param tag its stable Koji tag, such as {@code f27-updates}
 * @param branch its dist-git branch, such as {@code f27}
 */
public record StablePlace(String release, String tag, String branch) implements Comparable<StablePlace> {

    /** The release with its tag, as people know it. */
    public String words() {
        return release + " (" + tag + ")";
    }

    @Override
    public int compareTo(StablePlace other) {
        return Comparator.comparing(StablePlace::branch)
                .thenComparing(StablePlace::tag)
                .thenComparing(StablePlace::release)
                .compare(this, other);
    }
}
