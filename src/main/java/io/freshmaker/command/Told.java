package io.freshmaker.command;

import java.io.PrintWriter;
import java.io.Writer;

/** Parts lines: those that begin with {@code # } are for people and go to standard error, the others to the output. */
final class Told extends Writer {

    private static final char PEOPLE = '#';

    private final PrintWriter out;
    private final PrintWriter err;
    private PrintWriter chosen;
    /** Of the mark and the blank behind it. */
    private int skip;

    Told(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void write(char[] text, int from, int length) {
        int start = from;
        for (int i = from; i < from + length; i++) {
            if (chosen == null) {
                chosen = text[i] == PEOPLE ? err : out;
                skip = text[i] == PEOPLE ? 2 : 0;
            }
            if (skip > 0) {
                skip--;
                start = i + 1;
            } else if (text[i] == '\n') {
                chosen.write(text, start, i + 1 - start);
                chosen = null;
                start = i + 1;
            }
        }
        if (chosen != null && start < from + length) {
            chosen.write(text, start, from + length - start);
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        out.flush();
        err.flush();
    }
}
