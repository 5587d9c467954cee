package io.freshmaker.change;

import java.util.List;
import java.util.Set;

/**
 * An update of Bodhi that reached some end of its life.
 *
 * @param alias what people know it by, such as {@code FEDORA-2017-fe6e14dcf9}; its id or title where it has none
 * @param status {@code stable}, {@code testing}, {@code pending}, {@code unpushed}, ...; empty when not given
 * @param type {@code security}, {@code bugfix}, {@code enhancement}, {@code newpackage}, {@code unspecified}; or empty
 * @param severity {@code urgent}, {@code high}, {@code medium}, {@code low}, {@code unspecified}; or empty
 * @param release such as {@code F25} or {@code EPEL-7}; empty when the message does not say
 * @param branch the dist-git branch of the release, such as {@code f25}; empty when the message says neither
 * @param stableTag the Koji tag of what is stable in it, such as {@code f25-updates}; empty when not given
 * @param builds what it ships
 */
public record Update(
        String alias,
        String status,
        String type,
        String severity,
        String release,
        String branch,
        String stableTag,
        List<UpdateBuild> builds) {

    /** The two top grades on Bodhi's scale and on that of Red Hat's advisories. */
    private static final Set<String> URGENT = Set.of("urgent", "high", "critical", "important");

    public Update {
        builds = List.copyOf(builds);
    }

    public boolean stable() {
        return status.equals("stable");
    }

    /** Whether what it makes outdated is rebuilt before other things: it mends security, or is graded as severe. */
    public boolean urgent() {
        return type.equals("security") || URGENT.contains(severity);
    }

    /** The NVRs of its builds of one type, each once. */
    public List<String> builds(String ofType) {
        return builds.stream()
                .filter(build -> build.type().equals(ofType))
                .map(UpdateBuild::nvr)
                .distinct()
                .toList();
    }
}
