package io.freshmaker.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A Koji tag whose images are learned.
 *
 * @param name of the tag
 * @param branch the dist-git branch that its images are built from; {@code rawhide} for {@code master} and {@code main}
 */
public record ImageTag(String name, String branch) {

    private static final String CONTAINER = "-container";
    private static final Set<String> DEVELOPMENT = Set.of("master", "main");

    static Form<List<ImageTag>> list() {
        return text -> {
            List<ImageTag> tags = new ArrayList<>();
            Set<String> names = new HashSet<>();
            for (String entry : Forms.list().read(text)) {
                ImageTag tag = read(entry);
                if (!names.add(tag.name())) {
                    throw new IllegalArgumentException("write the tag " + tag.name() + " once.");
                }
                tags.add(tag);
            }
            return List.copyOf(tags);
        };
    }

    private static ImageTag read(String entry) {
        int equals = entry.indexOf('=');
        String name = (equals < 0 ? entry : entry.substring(0, equals)).strip();
        String branch =
                equals < 0 ? branchOf(name) : entry.substring(equals + 1).strip();
        if (name.isEmpty() || branch.isEmpty() || (name + branch).matches("(?s).*[\\s='\"\\\\].*")) {
            throw new IllegalArgumentException("write TAG=BRANCH in place of '" + entry + "', as in "
                    + (name.matches("[^\\s=]+") ? name : "released-images") + "=f27.");
        }
        if (name.length() > 300 || branch.length() > 300) {
            throw new IllegalArgumentException("write tags and branches of at most 300 characters.");
        }
        return new ImageTag(name, DEVELOPMENT.contains(branch) ? "rawhide" : branch);
    }

    /** The branch that stands at the beginning of a tag's name, as in {@code f27-container}; empty where none does. */
    public static String branchOf(String tag) {
        int end = tag.indexOf(CONTAINER);
        String branch = end < 0 ? "" : tag.substring(0, end);
        return DEVELOPMENT.contains(branch) ? "rawhide" : branch;
    }
}
