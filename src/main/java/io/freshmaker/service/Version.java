package io.freshmaker.service;

import java.util.Objects;

/** Which Freshmaker this is. */
public final class Version {

    private Version() {}

    /** The version of the build; {@code development} when it does not run from its jar. */
    public static String text() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }
}
