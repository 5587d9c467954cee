package io.freshmaker.sandbox;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What MBS reads from the stream of a base module: {@code f27} is version 27, {@code el8.1.0} is 8.1.0. */
final class Platform {

    /** The one base module. */
    static final String NAME = "platform";

    private static final Pattern VERSION = Pattern.compile("\\D*(\\d+(?:\\.\\d+)*).*");
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private Platform() {}

    /** Two digits a part, without a leading nought: {@code 27}, {@code 80100}; empty without digits. */
    static String prefix(String stream) {
        return digits(stream).replaceFirst("^0+", "");
    }

    /** The version that a module built on that stream gets from the time of its commit. */
    static String version(String stream, Instant committed) {
        return prefix(stream) + SECONDS.format(committed);
    }

    /** The {@code stream_version} of the base module: {@code 270000.0}; null without digits. */
    static Double streamVersion(String stream) {
        String digits = digits(stream);
        return digits.isEmpty() ? null : Double.valueOf((digits + "000000").substring(0, Math.max(6, digits.length())));
    }

    private static String digits(String stream) {
        Matcher version = VERSION.matcher(stream);
        StringBuilder digits = new StringBuilder();
        if (version.matches()) {
            for (String part : version.group(1).split("\\.")) {
                digits.append(part.length() < 2 ? "0" + part : part);
            }
        }
        return digits.toString();
    }
}
