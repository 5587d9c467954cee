package io.freshmaker.settings;

import java.util.Locale;

/**
 * One thing that can be set.
 *
 * @param name as in files and on the command line: {@code freshmaker.http.port}
 * @param fallback the value when nobody gives one
 * @param meaning what it does and its unit, in one sentence
 */
record Key(String name, String fallback, String meaning) {

    /** Its name among environment variables: {@code FRESHMAKER_HTTP_PORT}. */
    String variable() {
        return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether its value must not be shown to anybody. */
    boolean secret() {
        return name.endsWith(".password") || name.endsWith("-password") || name.endsWith(".token");
    }

    /** Its value as people may see it, on one line. */
    String shown(String value) {
        String safe = secret() ? new Secret(value).toString() : Url.withoutSecrets(value);
        return safe.replaceAll("\\R", " ");
    }
}
