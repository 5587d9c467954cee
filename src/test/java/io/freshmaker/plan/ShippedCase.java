package io.freshmaker.plan;

import io.freshmaker.change.Messages;
import io.freshmaker.release.Release;
import io.freshmaker.release.Release.Shipping;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TagPattern;
import java.util.List;

/** Releases and messages for tests of what was shipped. */
final class ShippedCase {

    static final Releases RELEASES = new Releases(
            "releases.yaml",
            List.of(
                    new Release(
                            "rawhide",
                            2,
                            Shipping.TAG,
                            List.of(new TagPattern("f[0-9]+")),
                            List.of("autopen", "bodhi"),
                            "",
                            List.of()),
                    new Release(
                            "modular",
                            6,
                            Shipping.BODHI,
                            tags("f([0-9]+)-modular-updates"),
                            List.of(),
                            "f$1",
                            List.of("f$1")),
                    new Release("eln", 9, Shipping.TAG, tags("eln"), List.of(), "", List.of()),
                    new Release("ELN", 12, Shipping.TAG, tags("eln-.*"), List.of(), "", List.of())));

    private ShippedCase() {}

    private static List<TagPattern> tags(String tag) {
        return List.of(new TagPattern(tag));
    }

    static Draft update(String fields) {
        return Draft.of(
                "update-shipped", Messages.of("bodhi.update.complete.stable", "{\"update\": {" + fields + "}}"));
    }

    static Draft tagging(String tag, String user, String instance) {
        return Draft.of(
                "build-tagged",
                Messages.of(
                        "buildsys.tag",
                        "{\"name\": \"lantern\", \"version\": \"2.0\", \"release\": \"1.fc28\", \"tag\": \"" + tag
                                + "\", \"user\": \"" + user + "\", \"instance\": \"" + instance + "\"}"));
    }
}
