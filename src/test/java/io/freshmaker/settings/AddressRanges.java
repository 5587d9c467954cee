package io.freshmaker.settings;

import java.util.List;
import java.util.stream.Stream;

/** Ranges as settings read them. */
public final class AddressRanges {

    private AddressRanges() {}

    public static List<AddressRange> of(String... texts) {
        return Stream.of(texts).map(AddressRange::parse).toList();
    }
}
