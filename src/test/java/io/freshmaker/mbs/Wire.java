package io.freshmaker.mbs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An answer as it comes over the wire, from a file in {@code mbs-wire}. */
record Wire(int status, String contentType, String body) {

    static Wire of(String name) {
        try (InputStream file = Wire.class.getResourceAsStream("/mbs-wire/" + name + ".http")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            String head = text.substring(0, text.indexOf("\n\n"));
            String type = head.lines()
                    .filter(line -> line.startsWith("Content-Type: "))
                    .map(line -> line.substring("Content-Type: ".length()))
                    .findFirst()
                    .orElseThrow();
            return new Wire(Integer.parseInt(head.split(" ")[1]), type, text.substring(head.length() + 2));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
