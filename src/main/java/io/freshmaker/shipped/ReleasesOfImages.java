package io.freshmaker.shipped;

import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiTags;
import io.freshmaker.release.Release;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TargetPattern;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells for the rpms of which releases the images of a branch are rebuilt: the reverse of {@link ReleaseImages}. */
public final class ReleasesOfImages {

    /** The stable tag of a release that Bodhi ships, and that the file of releases need not name. */
    private static final Pattern STABLE = Pattern.compile("([a-z]+)-?([0-9.]+)-updates");

    private final Releases releases;
    private final TargetPattern targets;
    private final Optional<KojiTags> tags;

    /** @param tags nothing where there is no Koji to ask */
    public ReleasesOfImages(Releases releases, TargetPattern targets, Optional<KojiTags> tags) {
        this.releases = releases;
        this.targets = targets;
        this.tags = tags;
    }

    /** The build target of images of a branch. */
    public String target(String branch) {
        return targets.of(branch);
    }

    /**
     * The names of the releases, sorted: as the file of releases has them, or as Bodhi has those that it ships; the
     * branch itself where no release names it and Koji can't be asked. None where Koji says that there is none.
     */
    public List<String> of(String branch) {
        Set<String> names = new TreeSet<>();
        releases.all().stream()
                .filter(release -> release.images().stream().anyMatch(images -> means(release, images, branch)))
                .forEach(release -> names.add(release.name()));
        Optional<Set<String>> inherited = inherited(branch);
        inherited.ifPresent(all -> all.forEach(tag -> names.addAll(shippedIn(tag))));
        return names.isEmpty() && inherited.isEmpty() ? List.of(branch) : List.copyOf(names);
    }

    private Optional<Set<String>> inherited(String branch) {
        try {
            return tags.map(koji -> koji.target(target(branch))
                    .map(target -> koji.inheritance(target.buildTag()))
                    .orElse(Set.of()));
        } catch (KojiException e) {
            return Optional.empty();
        }
    }

    /** The releases with that stable tag whose images are found by it. */
    private List<String> shippedIn(String tag) {
        List<Release> claiming = releases.all().stream()
                .filter(release -> release.tags().stream()
                        .anyMatch(pattern -> pattern.match(tag).isPresent()))
                .toList();
        Matcher stable = STABLE.matcher(tag);
        if (claiming.isEmpty() && stable.matches()) {
            String word = stable.group(1).toUpperCase(Locale.ROOT);
            return List.of(word + (word.length() > 1 ? "-" : "") + stable.group(2));
        }
        return claiming.stream()
                .filter(release -> release.images().isEmpty())
                .map(Release::name)
                .toList();
    }

    private static boolean means(Release release, String images, String branch) {
        return images.equals(branch)
                || release.tags().stream().anyMatch(tag -> Pattern.matches(expression(images, tag.toString()), branch));
    }

    /** Where the text refers to a bracket of a tag's pattern stands what is in that bracket. */
    private static String expression(String images, String pattern) {
        var text = new StringBuilder("\\Q");
        for (int i = 0; i < images.length(); i++) {
            boolean refers =
                    images.charAt(i) == '$' && i + 1 < images.length() && Character.isDigit(images.charAt(i + 1));
            text.append(refers ? "\\E(?:" + bracket(pattern, images.charAt(++i) - '0') + ")\\Q" : images.charAt(i));
        }
        return text.append("\\E").toString();
    }

    /** The expression in that bracket; one that nothing matches where there is none. */
    private static String bracket(String pattern, int number) {
        int seen = 0;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == '(' && !pattern.startsWith("(?", i) && ++seen == number) {
                return pattern.substring(i + 1, end(pattern, i));
            }
        }
        return "(?!)";
    }

    private static int end(String pattern, int from) {
        int open = 0;
        for (int i = from; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '(') {
                open++;
            } else if (c == ')' && --open == 0) {
                return i;
            }
        }
        return pattern.length();
    }
}
