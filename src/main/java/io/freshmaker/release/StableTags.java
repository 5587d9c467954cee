package io.freshmaker.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Koji tags that Bodhi makes the stable ones of a release, by the release's name. */
public final class StableTags {

    private static final Pattern NAME = Pattern.compile("([a-z]+[0-9.]+)([mcf]?)");
    private static final Map<String, String> OF_KINDS =
            Map.of("", "", "m", "-modular", "c", "-container", "f", "-flatpak");

    private StableTags() {}

    /**
     * Such as {@code f27-updates} of {@code F27}, and {@code f27}, which has that place until there are updates. A name
     * that is none of Bodhi's gives tags that nobody has.
     */
    public static List<String> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "");
        List<String> tags = new ArrayList<>();
        tags.add(plain + "-updates");
        tags.add(plain);
        Matcher kind = NAME.matcher(plain);
        if (kind.matches() && !kind.group(2).isEmpty()) {
            tags.add(0, kind.group(1) + OF_KINDS.get(kind.group(2)) + "-updates");
        }
        return tags;
    }
}
