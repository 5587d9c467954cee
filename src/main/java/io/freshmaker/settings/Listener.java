package io.freshmaker.settings;

/** Where a server listens; port 0 stands for any free one. */
public record Listener(String host, int port) {

    static Listener read(String prefix, Values values) {
        return new Listener(
                values.read(prefix + ".host", Forms.word("write an address, or 0.0.0.0 for all.")),
                values.read(prefix + ".port", Forms.port()));
    }
}
