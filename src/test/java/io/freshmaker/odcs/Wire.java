package io.freshmaker.odcs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An answer as it comes over the wire, from a file in {@code odcs-wire}. */
public record Wire(int status, String body) {

    public static Wire of(String name) {
        try (InputStream file = Wire.class.getResourceAsStream("/odcs-wire/" + name + ".http")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new Wire(Integer.parseInt(text.split(" ")[1]), text.substring(text.indexOf("\n\n") + 2));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
