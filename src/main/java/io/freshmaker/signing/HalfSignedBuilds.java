package io.freshmaker.signing;

import java.util.List;

/** Builds that Koji is asked about together. */
public record HalfSignedBuilds(List<HalfSigned> builds) {

    public HalfSignedBuilds {
        builds = List.copyOf(builds);
    }
}
