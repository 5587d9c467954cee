package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.sandbox.koji.HubStock;
import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;
import io.freshmaker.sandbox.koji.KojiStandIn;
import java.util.List;
import java.util.Map;

/** The few images of the sandbox's story, one on the other, and the rpms that make them outdated. */
public final class Images {

    /** The topic of what {@link #shipOpenssl} gives. */
    public static final String SHIPPED = "bodhi.update.complete.stable";

    /** The tag that the images of Fedora 27 are in. */
    public static final String TAG = "f27-container-candidate";

    private static final String BRANCH = "f27";
    private static final String UPDATES = "f27-updates";
    private static final String PENDING = UPDATES + "-testing-pending";
    private static final String NAMESPACE = "container";

    private static final ImageRecipe BASE =
            ImageRecipe.of("fedora-base", BRANCH).version("27").packages("bash", "coreutils", "openssl-libs");
    private static final ImageRecipe HTTPD = ImageRecipe.of("httpd-container", BRANCH)
            .version("2.4")
            .from(BASE.name())
            .packages("httpd", "mod_ssl");
    private static final ImageRecipe WEBAPP = ImageRecipe.of("webapp-container", BRANCH)
            .version("3")
            .from(HTTPD.name())
            .packages("php", "webapp");

    private Images() {}

    /**
     * Has the images, their rpms and their dist-git repositories; what is there already is kept. To be called before
     * the hub goes on with its tasks, as {@link KojiStandIn#start} offers it: builders forget how images are built.
     */
    public static void seed(DistGitStandIn distGit, KojiStandIn koji) {
        HubStock stock = koji.stock();
        stock.sources(distGit);
        stock.tag(UPDATES, "f27");
        stock.tag(PENDING, UPDATES);
        stock.tag("f27-container-build", UPDATES);
        stock.tag(TAG, "f27-container");
        stock.target(TAG, "f27-container-build", TAG);
        for (ImageRecipe image : List.of(BASE, HTTPD, WEBAPP)) {
            stock.describe(image);
            if (!distGit.branches(NAMESPACE, image.repository()).contains(BRANCH)) {
                distGit.create(NAMESPACE, image.repository(), BRANCH, Map.of("Dockerfile", dockerfile(image)));
            }
        }
        if (stock.newest(WEBAPP.name()).isEmpty()) {
            build(stock);
        }
    }

    /** The base was built twice: with the openssl of the release, and with an update of it. */
    private static void build(HubStock stock) {
        stock.rpm("bash", "4.4.12-13.fc27", "bash").tag("f27");
        stock.rpm("coreutils", "8.27-16.fc27", "coreutils").tag("f27");
        stock.rpm("httpd", "2.4.28-1.fc27", "httpd", "mod_ssl").tag("f27");
        stock.rpm("php", "7.1.11-1.fc27", "php").tag("f27");
        stock.rpm("webapp", "3.1-2.fc27", "webapp").tag("f27");
        stock.rpm("openssl", "1:1.1.0f-9.fc27", "openssl", "openssl-libs").tag("f27");
        stock.importBuilt(BASE);
        stock.rpm("openssl", "1:1.1.0g-1.fc27", "openssl", "openssl-libs").tag(UPDATES);
        List.of(BASE, HTTPD, WEBAPP).forEach(stock::importBuilt);
    }

    /**
     * Ships a newer openssl to the stable updates of Fedora 27.
     *
     * @return what Bodhi says when the compose with the update is done, without an envelope; topic {@link #SHIPPED}
     */
    public static ObjectNode shipOpenssl(KojiStandIn koji) {
        ImportedBuild build = koji.stock()
                .rpm("openssl", "1:1.1.0h-3.fc27", "openssl", "openssl-libs")
                .tag(UPDATES);
        ObjectNode msg = JsonNodeFactory.instance.objectNode().put("agent", "bodhi");
        ObjectNode update = msg.putObject("update")
                .put("alias", "FEDORA-2018-9490b422e7")
                .put("updateid", "FEDORA-2018-9490b422e7")
                .put("title", build.nvr())
                .put("status", "stable")
                .putNull("request")
                .put("type", "security");
        update.putArray("builds")
                .addObject()
                .put("nvr", build.nvr())
                .put("epoch", 1)
                .put("signed", true)
                .put("type", "rpm");
        update.putObject("release")
                .put("name", "F27")
                .put("branch", BRANCH)
                .put("dist_tag", "f27")
                .put("version", "27")
                .put("stable_tag", UPDATES)
                .put("candidate_tag", "f27-updates-candidate")
                .put("pending_stable_tag", "f27-updates-pending")
                .put("id_prefix", "FEDORA");
        return msg;
    }

    /**
     * Has a newer httpd for Fedora 27 that is signed and not shipped: its signer puts it into the tag for that, which the
     * hub publishes the first time.
     *
     * @return the NVR
     */
    public static String signHttpd(KojiStandIn koji) {
        return koji.stock()
                .rpm("httpd", "2.4.29-1.fc27", "httpd", "mod_ssl")
                .tag(PENDING)
                .nvr();
    }

    private static String dockerfile(ImageRecipe image) {
        String parent = image.parent() == null ? "scratch" : "registry.example.com/" + image.parent();
        return """
                FROM %s
                LABEL com.redhat.component="%s" name="%s" version="%s"
                RUN dnf -y install %s && dnf clean all
                """.formatted(
                        parent, image.name(), image.repository(), image.version(), String.join(" ", image.packages()));
    }
}
