package io.freshmaker.settings;

/**
 * Where knowledge of what contains what is learned from.
 *
 * @param source {@code mbs} or {@code none}
 * @param page modules that are asked for at once
 */
public record Inventory(String source, int page) {

    static Inventory read(Values values) {
        return new Inventory(
                values.read("freshmaker.inventory.source", Forms.oneOf("mbs", "none")),
                values.read("freshmaker.inventory.page", Forms.number(1, 1_000)));
    }
}
