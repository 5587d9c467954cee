package io.freshmaker.service;

import io.freshmaker.policy.PolicyException;
import java.util.Optional;
import org.apache.camel.RuntimeCamelException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Why something failed, in words for people: no class names and no excerpts where there is a sentence. */
final class Reason {

    private Reason() {}

    /** The failure's own message, or what Camel has wrapped: a mistake in a route file is told with file and line. */
    static String of(Throwable failure) {
        return inRouteFile(failure)
                .orElseGet(() -> failure instanceof RuntimeCamelException ? ofRoot(failure) : words(failure));
    }

    /** The words of the innermost cause, where every layer around it only repeats that something failed. */
    static String ofRoot(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return words(root);
    }

    /** Whether something is wrong in a file that people edit: its readers throw these for what is written in it. */
    static boolean isOfFile(Throwable failure) {
        return failure instanceof PolicyException
                || failure instanceof IllegalArgumentException
                || inRouteFile(failure).isPresent();
    }

    private static Optional<String> inRouteFile(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof MarkedYamlEngineException yaml
                    && yaml.getProblemMark().isPresent()) {
                var mark = yaml.getProblemMark().get();
                return Optional.of(mark.getName().replaceFirst("^file:", "") + " line " + (mark.getLine() + 1) + ": "
                        + yaml.getProblem() + ".");
            }
        }
        return Optional.empty();
    }

    private static String words(Throwable failure) {
        String words = failure.getMessage();
        return words == null || words.isBlank() ? failure.toString() : words.strip();
    }
}
