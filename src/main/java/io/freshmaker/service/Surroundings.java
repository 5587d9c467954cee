package io.freshmaker.service;

import io.freshmaker.settings.Auth;
import io.freshmaker.settings.Role;
import io.freshmaker.settings.Settings;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log what the service is connected to: the first thing that one looks for when it does nothing. */
final class Surroundings {

    private static final Logger LOG = LoggerFactory.getLogger(Freshmaker.class);

    private final Settings settings;
    private final String name;
    private final String busUrl;
    private final BooleanSupplier imagesKnown;

    /**
     * @param name of this replica
     * @param imagesKnown whether the inventory knows of any image
     */
    Surroundings(Settings settings, String name, String busUrl, BooleanSupplier imagesKnown) {
        this.settings = settings;
        this.name = name;
        this.busUrl = busUrl;
        this.imagesKnown = imagesKnown;
    }

    /** A line for each, and a warning where the parts don't fit together. */
    void tell() {
        Role role = settings.replica().role();
        LOG.info("replica: {}, role {}", name, role.label());
        database();
        if (role.works()) {
            pipeline();
        }
        if (role.answers()) {
            access();
        }
    }

    private void access() {
        Auth auth = settings.auth();
        LOG.info("access: {}, reading is {}", auth.kind().word(), auth.closed() ? "closed" : "open");
        if (auth.kind() == Auth.Kind.NONE && auth.everywhere()) {
            LOG.warn("Everybody who reaches the API may change everything: freshmaker.auth.none.everywhere is set");
        }
        if (auth.kind() != Auth.Kind.NONE && !auth.anyRole()) {
            LOG.warn("Nobody may change anything over HTTP: set freshmaker.auth.admin.groups, or other roles");
        }
        if (auth.basic().readableByAll()) {
            LOG.warn("Everybody on this machine can read the file of freshmaker.auth.basic.file: chmod 600 it");
        }
    }

    private void pipeline() {
        LOG.info(
                "bus: {}{}, reading {}",
                settings.bus().embedded() ? "the embedded broker at " : "",
                settings.bus().embedded() ? busUrl : settings.bus().url(),
                settings.bus().source());
        LOG.info(
                "MBS: {}",
                settings.mbs().configured()
                        ? settings.mbs().url()
                        : "none, so no module is submitted and what is known of modules is left to imports: freshmaker.mbs.url is not set");
        LOG.info(
                "Koji: {}",
                settings.koji().configured()
                        ? settings.koji().url() + ", login: "
                                + settings.koji().login().kind().name().toLowerCase(Locale.ROOT)
                        : "none, so no image is learned of or built: freshmaker.koji.url is not set");
        images();
        if (settings.announce().on() && settings.web().url().isEmpty()) {
            LOG.warn("Addresses in announcements are without a host, and clients expect one: set freshmaker.web.url");
        }
        if (settings.planning().dryRun()) {
            LOG.warn("Nothing is submitted, everything is only planned: freshmaker.dry-run is set");
        }
        boolean distGit = !settings.distgit().url().isEmpty();
        LOG.info("dist-git: {}", distGit ? settings.distgit().url() : "none");
        if (settings.mbs().configured() && !distGit) {
            LOG.warn("No module can be built without a bump in dist-git: set freshmaker.distgit.url");
        }
    }

    private void images() {
        boolean learned = InventoryWiring.learnsImages(settings);
        if (learned || imagesKnown.getAsBoolean()) {
            return;
        }
        if (settings.koji().configured()) {
            LOG.warn("images: none is known, so whatever concerns images waits: set freshmaker.images.tags, or import"
                    + " images");
        } else {
            LOG.info("images: not rebuilt here, and messages that concern them alone are passed over");
        }
    }

    private void database() {
        LOG.info(
                "database: {}",
                settings.db().embedded()
                        ? "the embedded one in " + settings.data().toAbsolutePath()
                        : settings.db().url().toString());
    }
}
