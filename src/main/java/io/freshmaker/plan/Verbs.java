package io.freshmaker.plan;

import io.freshmaker.artifact.Artifact;

/** The words for how what is rebuilt depends on others: a module builds rpms, an image contains them. */
enum Verbs {
    OF_MODULES("builds", "is built with", "builds on"),
    OF_IMAGES("contains", "is built on", "built on");

    private final String has;
    private final String needs;
    private final String on;

    Verbs(String has, String needs, String on) {
        this.has = has;
        this.needs = needs;
        this.on = on;
    }

    /** @param compounds the word for what is rebuilt, such as {@code image} */
    static Verbs of(String compounds) {
        return compounds.equals(Artifact.IMAGE) ? OF_IMAGES : OF_MODULES;
    }

    /** What it does with its constituents: {@code No module builds rpm httpd:f27}. */
    String has() {
        return has;
    }

    /** What it does with others of its kind: {@code No module is built with module platform:f27}. */
    String needs() {
        return needs;
    }

    /** The reason of what is rebuilt after another one: {@code builds on httpd:f27}. */
    String on(Artifact prerequisite) {
        return on + " " + prerequisite.label();
    }
}
