package io.freshmaker.service;

import io.freshmaker.settings.Places;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files are that people edit: beside the program, unless the configuration says otherwise.
 *
 * @param routes the pipeline; its folder {@code content} holds the content types
 * @param kamelets the vocabulary of the route files
 * @param policy what may be rebuilt
 * @param releases how releases are shipped, and which images belong to them
 */
record Home(Path routes, Path kamelets, Path policy, Path releases) {

    static Home of(Places places) {
        Path beside = besideProgram();
        return new Home(
                places.routes().orElse(beside.resolve("routes")),
                places.kamelets().orElse(beside.resolve("kamelets")),
                places.policy().orElse(beside.resolve("policy.yaml")),
                places.releases().orElse(beside.resolve("releases.yaml")));
    }

    Path content() {
        return routes.resolve("content");
    }

    /** The same with the releases that lie beside the sample messages, if there are any: samples are played with these. */
    Home ofSamples() {
        Path beside = content().resolve("samples").resolve("releases.yaml");
        return Files.exists(beside) ? new Home(routes, kamelets, policy, beside) : this;
    }

    /** The folder of the jar, or the folder of the classes while developing: both hold the same files. */
    private static Path besideProgram() {
        try {
            Path program = Path.of(Home.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(program)
                    ? program
                    : program.toAbsolutePath().getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program does not know where it is.", e);
        }
    }
}
