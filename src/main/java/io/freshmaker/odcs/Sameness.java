package io.freshmaker.odcs;

import io.freshmaker.compose.ComposeNeed;
import io.freshmaker.compose.ComposeSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a compose of ODCS's has the content that we asked for, whoever asked for it there. */
final class Sameness {

    /** What others may ask for and changes the content: we never do. */
    private static final List<String> NOT_OURS = List.of("lookaside_repos", "multilib_arches", "modular_koji_tags");

    private Sameness() {}

    /** What the need leaves to ODCS, keys and architectures, ODCS fills in: that can't be compared. */
    static boolean of(ComposeNeed need, ComposeJson compose) {
        return compose.need().filter(theirs -> sameContent(need, theirs)).isPresent()
                && compose.words("results").contains(ComposeJson.REPOSITORY)
                && NOT_OURS.stream().allMatch(field -> compose.words(field).isEmpty());
    }

    private static boolean sameContent(ComposeNeed ours, ComposeNeed theirs) {
        return ours.type() == theirs.type()
                && sameSource(ours, theirs)
                && ours.packages().equals(theirs.packages())
                && ours.builds().equals(theirs.builds())
                && ours.flags().equals(theirs.flags())
                && sameOrOpen(ours.arches(), theirs.arches())
                && sameOrOpen(keys(ours), keys(theirs));
    }

    /** ODCS completes {@code httpd:2.4} to {@code httpd:2.4:VERSION:CONTEXT}, and adds what the module needs. */
    private static boolean sameSource(ComposeNeed ours, ComposeNeed theirs) {
        if (ours.type() != ComposeSource.MODULE) {
            return ours.source().strip().equals(theirs.source().strip());
        }
        List<String> modules = words(theirs.source()).toList();
        return words(ours.source())
                .allMatch(module ->
                        modules.stream().anyMatch(found -> found.equals(module) || found.startsWith(module + ":")));
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.strip().split("\\s+"));
    }

    private static boolean sameOrOpen(Collection<String> ours, Collection<String> theirs) {
        return ours.isEmpty() || ours.equals(theirs);
    }

    private static Set<String> keys(ComposeNeed need) {
        return need.sigkeys().stream().map(key -> key.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
