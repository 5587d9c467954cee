package io.freshmaker.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whom git names as the author of a bump. */
public record Author(String name, String mail) {

    private static final Pattern FORM = Pattern.compile("([^<>]*[^<>\\s])\\s*<([^<>\\s]+)>");

    /** @throws IllegalArgumentException with the form that is wanted, when the text is not {@code Name <mail>} */
    static Author parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("write Name <mail>, for example Freshmaker <freshmaker@example.org>.");
        }
        return new Author(parts.group(1), parts.group(2));
    }

    @Override
    public String toString() {
        return name + " <" + mail + ">";
    }
}
