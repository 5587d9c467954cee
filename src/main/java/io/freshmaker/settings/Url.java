package io.freshmaker.settings;

import java.util.Objects;
import java.util.regex.Pattern;

/** The address of a service, possibly empty, that prints without the passwords it may hold. */
public record Url(String value) {

    private static final Pattern PARAMETER = Pattern.compile("(?i)((?:password|token)=)[^&;,)\\s]*");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/:@\\s]*:)\\S*@");

    public Url {
        Objects.requireNonNull(value, "value");
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }

    /** The text with stars for what stands after {@code password=}, {@code token=} and {@code //user:}. */
    static String withoutSecrets(String text) {
        String parameters = PARAMETER.matcher(text).replaceAll("$1" + Secret.HIDDEN);
        return USER_INFO.matcher(parameters).replaceAll("$1" + Secret.HIDDEN + "@");
    }

    @Override
    public String toString() {
        return withoutSecrets(value);
    }
}
