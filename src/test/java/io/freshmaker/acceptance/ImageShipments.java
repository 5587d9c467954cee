package io.freshmaker.acceptance;

import io.freshmaker.sandbox.koji.ImageRecipe;
import io.freshmaker.sandbox.koji.ImportedBuild;

/** What the image journey is about: rpms of Fedora 27 that are shipped at once, each with images of its own. */
final class ImageShipments {

    private final Harbour harbour;
    private final ImportedBuild gzip;

    /** Has all images in the harbour as they are before anything is shipped. */
    ImageShipments(Harbour harbour) {
        this.harbour = harbour;
        harbour.koji.script().leaveOut("between-plain", "ncurses-libs");
        harbour.rpm("openssl", "1:1.1.0g-1.fc27", "openssl", "openssl-libs")
                .rpm("bash", "4.4.12-13.fc27", "bash")
                .image("chain-base", null, "bash", "openssl-libs")
                .image("chain-httpd-container", "chain-base")
                .image("chain-webapp-container", "chain-httpd-container", "openssl")
                .image("bystander", null, "bash")
                .rpm("zlib", "1.2.11-4.fc27", "zlib")
                .image("fail-base", null, "zlib")
                .image("fail-middle", "fail-base")
                .image("fail-top", "fail-middle")
                .image("fail-sibling", "fail-base")
                .image("docker-root", null, "bash")
                .image("docker-base", "docker-root")
                .image("docker-app", "docker-base")
                .rpm("pcre", "8.41-3.fc27", "pcre")
                .image("diamond-root", null, "pcre")
                .image("diamond-left", "diamond-root")
                .image("diamond-right", "diamond-root")
                .image(ImageRecipe.of("diamond-tip", Harbour.F27)
                        .version("1")
                        .from("diamond-left")
                        .stages("diamond-right"))
                .rpm("ncurses", "6.0-13.fc27", "ncurses-libs")
                .image("between-base", null, "ncurses-libs")
                .image("between-plain", "between-base")
                .image("between-app", "between-plain", "ncurses-libs")
                .rpm("xz", "5.2.3-4.fc27", "xz-libs")
                .image("cancel-base", null, "xz-libs")
                .image("cancel-app", "cancel-base")
                .rpm("lz4", "1.8.0-1.fc27", "lz4-libs")
                .image("stale-image", null, "lz4-libs")
                .image("gone-image", null, "lz4-libs", "bash")
                .rpm("curl", "7.55.1-9.fc27", "libcurl")
                .rpm("expat", "2.2.4-1.fc27", "expat")
                .image("pair-curl", null, "libcurl")
                .image("pair-expat", null, "expat")
                .image("pair-both", null, "libcurl", "expat")
                .rpm("flaky", "1-1.fc27", "flaky")
                .image("flaky-image", null, "flaky")
                .rpm("gzip", "1.8-3.fc27", "gzip")
                .image("behind-image", null, "gzip")
                .image("ahead-image", null, "gzip");
        harbour.koji.script().clear("between-plain");
        modules();
        fedora28();
        gzip = harbour.newer("gzip", "1.8-4.fc27", "gzip").tag("f27-updates");
        harbour.builtAgain("ahead-image");
    }

    /** The same rpm as an ordinary one, and of two streams of a module; what is built later gets the newest. */
    private void modules() {
        harbour.rpm("perl", "4:5.22.4-1.fc27", "perl-libs").image("perl-plain", null, "perl-libs");
        modular("5.24", "4:5.24.3-1.module_f27+1+a1b2c3d4", 20, "perl-old");
        modular("5.26", "4:5.26.1-1.module_f27+1+a1b2c3d4", 21, "perl-new");
    }

    private void modular(String stream, String evr, long id, String image) {
        ImportedBuild rpm = harbour.newer("perl", evr, "perl-libs").tag("f27-modular-content");
        harbour.koji.stock().module("perl:" + stream + ":20180101:a1b2c3d4", id, rpm);
        harbour.image(image, null, "perl-libs");
    }

    private void fedora28() {
        var stock = harbour.koji.stock();
        stock.rpm("openssl", "1:1.1.0g-1.fc28", "openssl-libs").tag(Harbour.F28);
        stock.rpm("nginx", "1.12.1-8.fc28", "nginx").tag(Harbour.F28);
        harbour.image(ImageRecipe.of("elsewhere", Harbour.F28).packages("openssl-libs"))
                .image(ImageRecipe.of("tagged", Harbour.F28).packages("nginx"));
    }

    /** Ships everything, and has Koji make trouble of some; answers the commit of the Dockerfile that is changed. */
    String ship() {
        harbour.koji.script().fail("fail-middle", "The RUN command failed.");
        harbour.koji.script().failTimes("flaky-image", 1, "No space left on device.");
        harbour.koji.script().stuck("cancel-base");
        harbour.koji.script().keepOld("stale-image");
        harbour.koji.script().leaveOut("gone-image", "lz4-libs");

        harbour.ship("chain", "bugfix", harbour.newer("openssl", "1:1.1.0h-3.fc27", "openssl", "openssl-libs"));
        harbour.ship("diamond", "bugfix", harbour.newer("pcre", "8.41-4.fc27", "pcre"));
        harbour.ship("fail", "bugfix", harbour.newer("zlib", "1.2.11-5.fc27", "zlib"));
        harbour.ship("nothing", "bugfix", harbour.newer("cowsay", "3.04-8.fc27", "cowsay"));
        harbour.ship("between", "bugfix", harbour.newer("ncurses", "6.0-14.fc27", "ncurses-libs"));
        harbour.ship("cancel", "bugfix", harbour.newer("xz", "5.2.3-5.fc27", "xz-libs"));
        harbour.ship("contents", "bugfix", harbour.newer("lz4", "1.8.1-1.fc27", "lz4-libs"));
        harbour.ship(
                "pair",
                "bugfix",
                harbour.newer("curl", "7.55.1-10.fc27", "libcurl"),
                harbour.newer("expat", "2.2.5-1.fc27", "expat"));
        harbour.ship("flaky", "bugfix", harbour.newer("flaky", "1-2.fc27", "flaky"));
        harbour.ship("ahead", "bugfix", gzip);
        harbour.koji.stock().rpm("nginx", "1.12.1-9.fc28", "nginx").tag(Harbour.F28);
        String dockerfile = harbour.changeDockerfile("dockerfile", "docker-base");
        ImportedBuild perl = harbour.newer("perl", "4:5.26.1-2.module_f27+2+0b1c2d3e", "perl-libs")
                .tag("f27-modular-content");
        harbour.shipModule("module", harbour.koji.stock().module("perl:5.26:20180302:0b1c2d3e", 22, perl));
        return dockerfile;
    }
}
