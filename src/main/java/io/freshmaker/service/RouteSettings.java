package io.freshmaker.service;

import io.freshmaker.settings.Images;
import io.freshmaker.settings.Odcs;
import io.freshmaker.settings.Settings;
import java.util.Properties;
import java.util.stream.Collectors;

/** What stands between double braces in routes: every key, and a few that are made from keys. */
final class RouteSettings {

    /** Whether news of signatures are listened to, which the file of releases says. */
    static final String GATHERS = "freshmaker.signing.gathers";

    private RouteSettings() {}

    static Properties of(Settings settings) {
        Properties properties = settings.toProperties();
        String source = settings.bus().source().toString();
        boolean mbs = settings.mbs().configured();
        Odcs odcs = settings.odcs();
        properties.setProperty(
                "freshmaker.bus.endpoint",
                source.startsWith("topic:")
                        ? source + "?subscriptionDurable=true&subscriptionShared=true&subscriptionName="
                                + settings.bus().subscription()
                        : source);
        properties.setProperty("freshmaker.mbs.configured", String.valueOf(mbs));
        properties.setProperty(
                "freshmaker.koji.configured", String.valueOf(settings.koji().configured()));
        properties.setProperty(
                "freshmaker.inventory.learns",
                String.valueOf(mbs && settings.inventory().source().equals("mbs")));
        properties.setProperty("freshmaker.mbs.base", mbs ? settings.mbs().url().value() : "http://mbs.invalid");
        properties.setProperty(
                "freshmaker.mbs.timeout.ms",
                String.valueOf(settings.mbs().timeout().toMillis()));
        properties.setProperty(
                "freshmaker.bodhi.base",
                settings.bodhi().configured() ? settings.bodhi().url().value() : "http://bodhi.invalid");
        properties.setProperty(
                "freshmaker.bodhi.timeout.ms",
                String.valueOf(settings.bodhi().timeout().toMillis()));
        properties.setProperty("freshmaker.odcs.configured", String.valueOf(odcs.configured()));
        properties.setProperty(
                "freshmaker.odcs.base", odcs.configured() ? odcs.url().value() : "http://odcs.invalid");
        properties.setProperty(
                "freshmaker.odcs.timeout.ms", String.valueOf(odcs.timeout().toMillis()));
        properties.setProperty("freshmaker.images.learns", String.valueOf(InventoryWiring.learnsImages(settings)));
        properties.setProperty(GATHERS, "false");
        properties.setProperty("freshmaker.images.when", taggedAs(settings.images()));
        return properties;
    }

    /** The filter that lets only messages of the tags in which images are: most are of others. */
    private static String taggedAs(Images images) {
        String names =
                images.tags().stream().map(tag -> "'" + tag.name() + "'").collect(Collectors.joining(", ", "[", "]"));
        return "$[?(@.tag in " + names + " || @.tag.name in " + names + ")]";
    }
}
