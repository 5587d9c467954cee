package io.freshmaker.bus;

import java.nio.file.Path;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What Camel has against a content file, in one line that names the file. */
final class ContentMistake {

    private ContentMistake() {}

    /** The line and the problem where the loader tells them; otherwise the words of the innermost cause. */
    static String sentence(Path file, Throwable failure) {
        Throwable root = failure;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof MarkedYamlEngineException yaml
                    && yaml.getProblemMark().isPresent()) {
                return file + " line " + (yaml.getProblemMark().get().getLine() + 1) + ": " + yaml.getProblem() + ".";
            }
            root = t;
        }
        String words = root.getMessage() == null ? root.toString() : root.getMessage();
        return file + " can't be loaded: " + words.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
