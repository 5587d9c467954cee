package io.freshmaker.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms of the addresses of other services; each may be empty. */
final class UrlForms {

    private static final Pattern DATABASE = Pattern.compile("jdbc:(hsqldb|postgresql):\\S+");

    private UrlForms() {}

    /** A database of one of the two kinds that there are drivers and migrations for. */
    static Form<Url> database() {
        return optional(
                text -> DATABASE.matcher(text).matches(), "write jdbc:hsqldb:... or jdbc:postgresql:..., or nothing.");
    }

    /** An AMQP 1.0 broker, or several to try in turn. */
    static Form<Url> broker() {
        return optional(
                UrlForms::isBroker,
                "write amqp://host:port, amqps://host:port or failover:(amqp://...), or nothing; the user is that of"
                        + " freshmaker.bus.user.");
    }

    /** A web service. */
    static Form<Url> web() {
        return optional(
                text -> hasHost(text, Set.of("http", "https")),
                "write http://host/... or https://host/..., or nothing.");
    }

    /** A place that git fetches from. */
    static Form<Url> git() {
        return optional(
                text -> text.matches("file:/\\S*") || hasHost(text, Set.of("ssh", "https", "http", "git")),
                "write ssh://, https://, http:// or git:// with a host, or file:///path, or nothing.");
    }

    private static boolean isBroker(String text) {
        if (!text.startsWith("failover:")) {
            return isOneBroker(text);
        }
        int end = text.lastIndexOf(')');
        if (!text.startsWith("failover:(")
                || end < 0
                || !text.substring(end + 1).matches("(\\?\\S*)?")) {
            return false;
        }
        for (String one : text.substring("failover:(".length(), end).split(",", -1)) {
            if (!isOneBroker(one.strip())) {
                return false;
            }
        }
        return true;
    }

    /** The client takes no user from an address. */
    private static boolean isOneBroker(String text) {
        return hasHost(text, Set.of("amqp", "amqps")) && URI.create(text).getUserInfo() == null;
    }

    private static boolean hasHost(String text, Set<String> schemes) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null && uri.getScheme() != null && schemes.contains(uri.getScheme());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Form<Url> optional(Predicate<String> wanted, String remedy) {
        return text -> {
            if (!text.isEmpty() && !wanted.test(text)) {
                throw new IllegalArgumentException(remedy);
            }
            return new Url(text);
        };
    }
}
