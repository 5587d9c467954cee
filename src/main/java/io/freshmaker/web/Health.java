package io.freshmaker.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a part of Freshmaker is.
 *
 * @param sentence what is so, for the person on call
 * @param details the same of each part by its name, in their order; empty where the sentence says it all
 */
public record Health(boolean up, String sentence, Map<String, String> details) {

    /** Keeps the order of the details. */
    public Health {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static Health up(String sentence) {
        return new Health(true, sentence, Map.of());
    }

    public static Health down(String sentence) {
        return new Health(false, sentence, Map.of());
    }

    /** The same, told part by part. */
    public Health with(Map<String, String> parts) {
        return new Health(up, sentence, parts);
    }
}
