package io.freshmaker.settings;

import java.util.List;

/**
 * Web pages that may call the REST API from a browser, by where they come from: {@code https://board.example.org}.
 *
 * @param names none for no page but our own; {@code *} alone for all
 */
public record Origins(List<String> names) {

    private static final String KEY = "freshmaker.web.cors.origins";
    private static final String ALL = "*";

    public Origins {
        names = List.copyOf(names);
    }

    static Origins read(Values values) {
        return new Origins(values.read(KEY, Origins::parse));
    }

    private static List<String> parse(String text) {
        List<String> names = Forms.list().read(text);
        boolean right = names.equals(List.of(ALL))
                || names.stream().allMatch(name -> name.matches("https?://[a-z0-9.-]+(:[0-9]{1,5})?"))
                || names.stream().allMatch(name -> name.matches("https?://\\[[0-9a-f:]+](:[0-9]{1,5})?"));
        if (!right) {
            throw new IllegalArgumentException(
                    "write origins as browsers send them, such as https://board.example.org, in small letters and"
                            + " without a path; or * alone for all.");
        }
        return names;
    }

    /** Whether every page may call. */
    public boolean all() {
        return names.contains(ALL);
    }

    /** Notes where a page of anybody could have things changed in the name of who looks at it. */
    void check(Auth auth, Values values) {
        if (all() && auth.kind() == Auth.Kind.NONE) {
            values.clash(
                    KEY,
                    "freshmaker.auth",
                    "without freshmaker.auth every web page that somebody on this machine opens could change"
                            + " everything; name the origins, or set freshmaker.auth.");
        }
    }
}
