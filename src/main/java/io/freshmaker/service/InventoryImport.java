package io.freshmaker.service;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.inventory.InventoryBuilds;
import io.freshmaker.inventory.InventoryFile;
import io.freshmaker.operate.Operation;
import io.freshmaker.plan.Counted;
import io.freshmaker.sbom.SbomChoices;
import io.freshmaker.sbom.SbomFiles;
import io.freshmaker.store.Deed;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Takes files into the inventory: JSON lines, and SBOMs of images. */
final class InventoryImport {

    private static final String OPTION = "--";

    private final InventoryFile inventory;
    private String by = "somebody";
    private String name = "";
    private String branch = "";
    private Artifact parent;
    private String told = "";
    private final List<Path> files = new ArrayList<>();

    /** @param arguments {@code --by=WHO}, {@code --image=NAME}, {@code --branch=BRANCH} and {@code --parent=ARTIFACT} or none of them, then files */
    InventoryImport(InventoryFile inventory, List<String> arguments) {
        this.inventory = inventory;
        arguments.forEach(this::take);
    }

    private void take(String argument) {
        int equal = argument.indexOf('=');
        switch (argument.startsWith(OPTION) && equal > 0 ? argument.substring(0, equal) : "") {
            case "--by" -> by = argument.substring(equal + 1);
            case "--image" -> name = argument.substring(equal + 1);
            case "--branch" -> branch = argument.substring(equal + 1);
            case "--parent" -> parent = parent(argument.substring(equal + 1));
            default -> files.add(Path.of(argument));
        }
    }

    private static Artifact parent(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(Artifact.IMAGE) || parts[1].isBlank() || parts[2].isBlank()) {
            throw new Operation.Mistake(
                    "--parent " + text + " is no image: write it as image:NAME:BRANCH, such as image:fedora:f40.");
        }
        return new Artifact(parts[0], parts[1], parts[2]);
    }

    /** Reads all of the files before it takes any. */
    void run(PrintWriter out) {
        List<Path> documents = files.stream().filter(SbomFiles::recognises).toList();
        if (documents.isEmpty() && (!name.isEmpty() || !branch.isEmpty() || parent != null)) {
            throw new Operation.Mistake("--image, --branch and --parent are for SBOMs, and none of the files is one:"
                    + " the lines of an inventory file say it themselves.");
        }
        List<Path> lines =
                files.stream().filter(file -> !documents.contains(file)).toList();
        lines.forEach(InventoryFile::check);
        int builds = 0;
        if (!documents.isEmpty()) {
            var read = new InventoryBuilds(
                    List.of(), new SbomFiles(new SbomChoices(name, branch, parent)).read(documents, out::println));
            inventory.take(read);
            builds = read.size();
        }
        builds += lines.stream().mapToInt(inventory::take).sum();
        told = Counted.of(builds, "build") + " read from "
                + (files.size() == 1 ? files.get(0) : files.size() + " files");
        out.println(told);
    }

    /** What it has done, as it is kept with who asked for it. */
    Deed deed() {
        return new Deed(by, "command", "import-inventory", null, null, told);
    }
}
