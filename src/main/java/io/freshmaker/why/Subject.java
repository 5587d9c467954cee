package io.freshmaker.why;

import io.freshmaker.artifact.Nvr;
import io.freshmaker.artifact.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an artifact may have been rebuilt for: an update, a build of an rpm or module, or anything of a name.
 *
 * @param text as it was asked for
 * @param build the build that it names; nothing for an update or a name
 */
public record Subject(Kind kind, String text, Optional<Nvr> build) {

    private static final Pattern ALIAS = Pattern.compile("[A-Z]+(-[A-Z]+)*-[0-9]{4}-[0-9A-Za-z]+");
    private static final int LONGEST = 500;

    /** The kinds of it. */
    public enum Kind {
        UPDATE,
        BUILD,
        NAME
    }

    /** An update by its alias: {@code FEDORA-2018-9490b422e7}. */
    public static Subject update(String alias) {
        return new Subject(
                Kind.UPDATE, checked("update", alias, "its alias, such as FEDORA-2018-9490b422e7"), Optional.empty());
    }

    /**
     * An rpm by its NVR, or by its name for all its versions. What ends in a version with a digit and a release that
     * begins with one is an NVR.
     */
    public static Subject rpm(String text) {
        checked("rpm", text, "a name or an NVR, such as openssl or openssl-1.1.0h-3.fc27");
        return build(text)
                .map(build -> new Subject(Kind.BUILD, build.toString(), Optional.of(build)))
                .orElseGet(() -> new Subject(Kind.NAME, text, Optional.empty()));
    }

    /** What has the form of an update's alias is one; the rest are rpms. */
    public static Subject of(String text) {
        return ALIAS.matcher(text).matches() ? update(text) : rpm(text);
    }

    private static Optional<Nvr> build(String text) {
        try {
            Nvr build = Nvr.parse(text);
            return build.numbered() ? Optional.of(build) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String checked(String field, String text, String form) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException(field + " can't be '" + Quoted.of(text) + "': write " + form + ".");
        }
        return text;
    }

    /** What rpms or modules have to be called to be meant; empty where only the event knows. */
    String name() {
        return build.map(Nvr::name).orElse(kind == Kind.NAME ? text : "");
    }
}
