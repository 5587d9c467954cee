package io.freshmaker.settings;

import java.util.List;
import java.util.Optional;

/**
 * What Koji is asked for when it is to build an image.
 *
 * @param target pattern of the build target, with {@code {branch}}
 * @param channel of the builders; empty for the hub's own choice
 * @param arches to build for in place of the target's; none for those of the target
 * @param derivedRelease whether the release is derived from the build and its attempt
 * @param releaseBase what derived releases count from
 * @param priority added to the hub's default for tasks, a higher number is later; nothing for that default
 * @param urgentPriority the same for urgent builds
 * @param scmurl base of dist-git repositories for builders; empty for the one that MBS is told
 */
public record ImageOrder(
        String target,
        String channel,
        List<String> arches,
        Kind kind,
        boolean derivedRelease,
        long releaseBase,
        Optional<Integer> priority,
        int urgentPriority,
        Url scmurl) {

    /** Koji's own is 20, and no task can be before 0. */
    private static final Form<Integer> PRIORITY = Forms.number(-20, 1_000);

    /** What comes of the build. */
    public enum Kind {
        REGULAR,
        /** Thrown away, and no build of Koji's. */
        SCRATCH,
        /** A build beside the stream, for hot fixes. */
        ISOLATED
    }

    static ImageOrder read(Values values) {
        String kind = values.read("freshmaker.koji.kind", Forms.oneOf("regular", "scratch", "isolated"));
        var order = new ImageOrder(
                values.read("freshmaker.koji.target", ImageOrder::pattern),
                values.read("freshmaker.koji.channel", Forms.text()),
                values.read("freshmaker.koji.arches", Forms.list()),
                kind.equals("scratch") ? Kind.SCRATCH : kind.equals("isolated") ? Kind.ISOLATED : Kind.REGULAR,
                values.read("freshmaker.koji.release", Forms.oneOf("derived", "koji"))
                        .equals("derived"),
                values.read("freshmaker.koji.release.base", ImageOrder::base),
                values.read("freshmaker.koji.priority", ImageOrder::priority),
                values.read("freshmaker.koji.priority.urgent", PRIORITY),
                values.base("freshmaker.koji.scmurl", UrlForms.git()));
        if (!order.arches().isEmpty() && order.kind() == Kind.REGULAR) {
            values.clash(
                    "freshmaker.koji.arches",
                    "freshmaker.koji.kind",
                    "OSBS takes them for scratch and isolated builds alone; leave this empty, or change the kind.");
        }
        return order;
    }

    private static String pattern(String text) {
        if (text.isEmpty() || text.matches("(?s).*\\s.*")) {
            throw new IllegalArgumentException("write the name of a target, such as {branch}-container-candidate.");
        }
        return text;
    }

    private static Long base(String text) {
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("write a number from 0 to 999999999999999.");
        }
        return Long.valueOf(text);
    }

    private static Optional<Integer> priority(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(PRIORITY.read(text));
    }
}
