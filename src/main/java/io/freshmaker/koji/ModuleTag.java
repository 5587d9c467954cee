package io.freshmaker.koji;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A tag in which MBS collects the rpms of a module build: {@code module-NAME-STREAM-VERSION-CONTEXT}, without the context
 * before 2018, or {@code module-} and a hash.
 *
 * @param name as it is, without the {@code -build} of the tag that MBS builds in
 * @param module name and stream with a hyphen between them; empty for a hash
 * @param version what follows in the NVR of the module's build: the version, and the context after a dot
 */
record ModuleTag(String name, String module, String version) {

    private static final Pattern MARK =
            Pattern.compile("(^|[.+_-])module([.+_-]|$)|\\.el\\d+[^+]*\\+\\d+\\+[0-9a-f]{6,}");
    private static final Pattern HASH = Pattern.compile("module-[0-9a-f]{16}");
    private static final Pattern NAMED = Pattern.compile("module-(.+)-(\\d{8,})(?:-([0-9a-f]{6,}))?");

    /** Whether the release of an rpm says that it was built for a module, as {@code 2.module_bd16c34d} does. */
    static boolean marks(String release) {
        return MARK.matcher(release).find();
    }

    /** Reads the name of a tag; empty for any other tag. */
    static Optional<ModuleTag> read(String tag) {
        String name = tag.replaceFirst("-build$", "");
        if (HASH.matcher(name).matches()) {
            return Optional.of(new ModuleTag(name, "", ""));
        }
        Matcher parts = NAMED.matcher(name);
        return parts.matches() && parts.group(1).indexOf('-') > 0
                ? Optional.of(new ModuleTag(
                        name, parts.group(1), parts.group(2) + (parts.group(3) == null ? "" : "." + parts.group(3))))
                : Optional.empty();
    }

    boolean hashed() {
        return module.isEmpty();
    }

    /** Each {@code name:stream} that it may mean: both may have hyphens in them. */
    List<String> meanings() {
        List<String> meanings = new ArrayList<>();
        for (int at = module.indexOf('-'); at >= 0; at = module.indexOf('-', at + 1)) {
            if (at > 0 && at < module.length() - 1) {
                meanings.add(module.substring(0, at) + ":" + module.substring(at + 1));
            }
        }
        return meanings;
    }

    /** The NVR that the module's build has at Koji if the tag means this; hyphens of a stream are underscores there. */
    String nvr(String meaning) {
        String[] parts = meaning.split(":", 2);
        return parts[0] + "-" + parts[1].replace('-', '_') + "-" + version;
    }
}
