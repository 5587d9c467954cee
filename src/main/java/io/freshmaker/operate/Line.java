package io.freshmaker.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** One line between a command and the service: a text without tabs and line ends. */
final class Line {

    private Line() {}

    static String encoded(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static String decoded(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                plain.append(
                        switch (text.charAt(i)) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> text.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** A writer whose every finished line goes out with {@code lead} before it, at once. */
    static PrintWriter writer(String lead, PrintWriter answer) {
        return new PrintWriter(new Led(lead, answer), true);
    }

    private static final class Led extends Writer {
        private final String lead;
        private final PrintWriter answer;
        private final StringBuilder line = new StringBuilder();

        Led(String lead, PrintWriter answer) {
            this.lead = lead;
            this.answer = answer;
        }

        @Override
        public void write(char[] text, int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (text[i] == '\n') {
                    send();
                } else if (text[i] != '\r') {
                    line.append(text[i]);
                }
            }
        }

        private void send() {
            synchronized (answer) {
                answer.println(lead + " " + line);
            }
            line.setLength(0);
        }

        /** @throws IOException when the caller went away */
        @Override
        public void flush() throws IOException {
            if (answer.checkError()) {
                throw new IOException("the caller went away");
            }
        }

        @Override
        public void close() {
            if (line.length() > 0) {
                send();
            }
        }
    }
}
