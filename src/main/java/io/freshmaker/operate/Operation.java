package io.freshmaker.operate;

import java.io.PrintWriter;
import java.util.List;

/** Something that a person asks of the service, and that it does on its database. */
@FunctionalInterface
public interface Operation {

    /**
     * Does it.
     *
     * @param arguments as they were given to the command
     * @param out takes what is told while it is done, a line at a time
     * @throws Mistake when something that was given is wrong; nothing has changed then
     * @throws IllegalStateException when it can't be done as things are, with the reason and the remedy
     */
    void run(List<String> arguments, PrintWriter out);

    /** Something given to an operation is wrong: the message says what, and what to give instead. */
    final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Mistake(String sentence) {
            super(sentence);
        }
    }
}
