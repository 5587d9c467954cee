package io.freshmaker.artifact;

/**
 * Name, version and release of a build.
 *
 * @param epoch 0 where none is given
 */
public record Nvr(String name, long epoch, String version, String release) {

    /**
     * Cuts at the last two hyphens. An epoch may stand before the name, before the version or after the release
     * ({@code 3:foo-1-2}, {@code foo-3:1-2}, {@code foo-1-2:3}); a path before and {@code .src.rpm} after it are left
     * out.
     *
     * @throws IllegalArgumentException when it has no three parts
     */
    public static Nvr parse(String text) {
        String bare = text.substring(text.lastIndexOf('/') + 1).strip().replaceFirst("\\.src\\.rpm$", "");
        int second = bare.lastIndexOf('-');
        int first = second < 0 ? -1 : bare.lastIndexOf('-', second - 1);
        if (first < 1 || second == first + 1 || second == bare.length() - 1) {
            throw new IllegalArgumentException("'" + Quoted.of(text)
                    + "' is no build: write name-version-release, such as openssl-1.0.2k-1.fc25.");
        }
        String[] name = epoch(bare.substring(0, first), true);
        String[] version = epoch(bare.substring(first + 1, second), true);
        String[] release = epoch(bare.substring(second + 1), false);
        String epoch = !name[0].isEmpty() ? name[0] : !version[0].isEmpty() ? version[0] : release[0];
        return new Nvr(name[1], epoch.isEmpty() ? 0 : Long.parseLong(epoch), version[1], release[1]);
    }

    /** The epoch and the rest; the epoch is empty where there is none. */
    private static String[] epoch(String part, boolean before) {
        int colon = before ? part.indexOf(':') : part.lastIndexOf(':');
        if (colon < 0) {
            return new String[] {"", part};
        }
        String number = before ? part.substring(0, colon) : part.substring(colon + 1);
        String rest = before ? part.substring(colon + 1) : part.substring(0, colon);
        return number.matches("\\d{1,18}") ? new String[] {number, rest} : new String[] {"", part};
    }

    /**
     * Whether version and release look like such: the bare name {@code java-1.8.0-openjdk} has three parts too. A version
     * has a digit, and a release begins with one.
     */
    public boolean numbered() {
        return version.matches(".*[0-9].*") && release.matches("[0-9].*");
    }

    public RpmVersion rpmVersion() {
        return new RpmVersion(epoch, version, release);
    }

    /** {@code openssl-1.0.2k-1.fc25}, without the epoch. */
    @Override
    public String toString() {
        return name + "-" + version + "-" + release;
    }
}
