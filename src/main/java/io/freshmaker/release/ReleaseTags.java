package io.freshmaker.release;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The tags that the file of releases may mean, where the numbers of releases are known from branches and tags. */
public final class ReleaseTags {

    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern BRACKET = Pattern.compile("\\([^()]*\\)");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");

    private final Releases releases;

    public ReleaseTags(Releases releases) {
        this.releases = releases;
    }

    /**
     * Each tag that is written plainly, and each pattern with one of the numbers in its only bracket.
     *
     * @param names branches or tags that have numbers of releases in them, such as {@code f27}
     */
    public Set<String> near(Collection<String> names) {
        Set<String> numbers = names.stream()
                .flatMap(name -> NUMBER.matcher(name).results().map(MatchResult::group))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> tags = new LinkedHashSet<>();
        for (TagPattern pattern :
                releases.all().stream().map(Release::tags).flatMap(List::stream).toList()) {
            String written = pattern.toString();
            if (PLAIN.matcher(written).matches()) {
                tags.add(written);
            }
            numbers.stream()
                    .map(number -> BRACKET.matcher(written).replaceAll(number))
                    .filter(tag ->
                            PLAIN.matcher(tag).matches() && pattern.match(tag).isPresent())
                    .forEach(tags::add);
        }
        return tags;
    }
}
