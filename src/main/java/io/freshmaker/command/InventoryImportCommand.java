package io.freshmaker.command;

import io.freshmaker.service.ServiceOperations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker inventory import FILE...}: adds the builds of files. */
@Command(
        name = "import",
        description = {
            "Adds the builds of files to the inventory; with a mistake in any of them, none. An import that was broken "
                    + "off goes on when it is asked for again.",
            "SBOMs of images, SPDX 2 in JSON and CycloneDX in JSON or XML, are known by their content; of a directory "
                    + "all that are in it are read. Documents of one build for several architectures belong into one "
                    + "import.",
            "Of any other file each line is a JSON object: {\"artifact\": \"module:perl:5.26\", \"version\": \"2720171122144127\", "
                    + "\"nvr\": \"perl-5.26-2720171122144127\", \"contains\": [\"rpm:perl:f27\"], "
                    + "\"built_on\": [\"module:platform:f27\"]}.",
            "A newer version replaces what was known, an older one changes nothing.",
            "A service that runs on this machine takes the file itself, and has to be allowed to read it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
final class InventoryImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "SBOMs, directories of them, or JSON lines.")
    private List<Path> files;

    @Option(
            names = "--image",
            paramLabel = "NAME",
            description = "The image of an SBOM, as dist-git or Koji would name it; otherwise the document says it.")
    private String image;

    @Option(
            names = "--branch",
            paramLabel = "BRANCH",
            description = "The branch of the image of an SBOM; otherwise it is the image's label or tag.")
    private String branch;

    @Option(
            names = "--parent",
            paramLabel = "IMAGE",
            description = "What the image of an SBOM is built on, as image:NAME:BRANCH.")
    private String parent;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>();
        add(arguments, "--by=", Person.name());
        add(arguments, "--image=", image);
        add(arguments, "--branch=", branch);
        add(arguments, "--parent=", parent);
        files.forEach(file -> arguments.add(file.toAbsolutePath().toString()));
        return new Asking(configuration.quiet())
                .ask(spec.commandLine(), ServiceOperations.INVENTORY_IMPORT, arguments.toArray(String[]::new));
    }

    private static void add(List<String> arguments, String option, String value) {
        if (value != null) {
            arguments.add(option + value);
        }
    }
}
