package io.freshmaker.artifact;

import java.util.Objects;

/**
 * Epoch, version and release of an rpm, in the order of rpm itself: {@code 1.0~rc1 < 1.0 < 1.0^git1 < 1.0.1}.
 *
 * @param epoch 0 where none is given
 * @param release may be empty, which is lower than any other
 */
public record RpmVersion(long epoch, String version, String release) implements Comparable<RpmVersion> {

    public RpmVersion {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(release, "release");
    }

    /**
     * Reads {@code [EPOCH:]VERSION[-RELEASE]}.
     *
     * @throws IllegalArgumentException when there is no version
     */
    public static RpmVersion parse(String text) {
        int colon = text.indexOf(':');
        boolean epoch = colon > 0 && text.substring(0, colon).chars().allMatch(Character::isDigit);
        String rest = epoch ? text.substring(colon + 1) : text;
        int hyphen = rest.lastIndexOf('-');
        String version = hyphen < 0 ? rest : rest.substring(0, hyphen);
        if (version.isEmpty() || epoch && colon > 18) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no version of an rpm: write [epoch:]version-release.");
        }
        return new RpmVersion(
                epoch ? Long.parseLong(text.substring(0, colon)) : 0,
                version,
                hyphen < 0 ? "" : rest.substring(hyphen + 1));
    }

    @Override
    public int compareTo(RpmVersion other) {
        int order = Long.compare(epoch, other.epoch);
        if (order == 0) {
            order = compare(version, other.version);
        }
        return order == 0 ? compare(release, other.release) : order;
    }

    /** As rpm's {@code rpmvercmp}: runs of digits and of letters, one after the other; digits are newer than letters. */
    static int compare(String one, String two) {
        int i = 0;
        int j = 0;
        while (true) {
            i = skip(one, i);
            j = skip(two, j);
            char a = i < one.length() ? one.charAt(i) : 0;
            char b = j < two.length() ? two.charAt(j) : 0;
            if (a == '~' || b == '~') {
                if (a != b) {
                    return a == '~' ? -1 : 1;
                }
                i++;
                j++;
            } else if (a == '^' || b == '^') {
                if (a != b) {
                    return a == '^' ? (b == 0 ? 1 : -1) : (a == 0 ? -1 : 1);
                }
                i++;
                j++;
            } else if (a == 0 || b == 0) {
                return a == b ? 0 : a == 0 ? -1 : 1;
            } else {
                boolean digits = digit(a);
                if (digits != digit(b)) {
                    return digits ? 1 : -1;
                }
                int k = end(one, i, digits);
                int m = end(two, j, digits);
                int order = digits
                        ? numbers(one.substring(i, k), two.substring(j, m))
                        : sign(one.substring(i, k).compareTo(two.substring(j, m)));
                if (order != 0) {
                    return order;
                }
                i = k;
                j = m;
            }
        }
    }

    private static int skip(String text, int from) {
        int at = from;
        while (at < text.length()
                && !digit(text.charAt(at))
                && !letter(text.charAt(at))
                && text.charAt(at) != '~'
                && text.charAt(at) != '^') {
            at++;
        }
        return at;
    }

    private static int end(String text, int from, boolean digits) {
        int at = from;
        while (at < text.length() && (digits ? digit(text.charAt(at)) : letter(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    /** Numbers of any length: the longer one is the larger, without the zeros before it. */
    private static int numbers(String one, String two) {
        String a = one.replaceFirst("^0+", "");
        String b = two.replaceFirst("^0+", "");
        return a.length() == b.length() ? sign(a.compareTo(b)) : Integer.compare(a.length(), b.length());
    }

    private static int sign(int order) {
        return Integer.signum(order);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** {@code 1:1.0.2k-1.fc25}; an epoch of 0 and an empty release are left out. */
    @Override
    public String toString() {
        return (epoch == 0 ? "" : epoch + ":") + version + (release.isEmpty() ? "" : "-" + release);
    }
}
