package io.freshmaker.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns submissions into builds: looks the source up in git, expands the streams, and makes or resumes the builds. */
final class Submissions {

    private final ModuleBuilds builds;
    private final SourceGit git;

    Submissions(ModuleBuilds builds, SourceGit git) {
        this.builds = builds;
        this.git = git;
    }

    List<ModuleBuild> submit(ObjectNode body, String user) {
        SubmissionBody asked = SubmissionBody.of(body, git);
        Source source = git.fetch(asked.scmurl(), asked.branch());
        ObjectNode document = Modulemd.parse(source.modulemd());
        List<Needs> needs = overridden(Modulemd.dependencies(document), asked.overrides());
        return builds.submit(new StreamExpansion(builds)
                .expand(needs).stream()
                        .map(combination -> proposal(asked, source, document, combination, user))
                        .toList());
    }

    private static List<Needs> overridden(List<Needs> needs, Map<String, List<String>> overrides) {
        Set<String> unknown = new TreeSet<>(overrides.keySet());
        needs.forEach(
                alternative -> unknown.removeAll(alternative.buildrequires().keySet()));
        if (!unknown.isEmpty()) {
            throw new Refusal(
                    400,
                    "The buildrequire overrides for the following modules aren't applicable: "
                            + String.join(", ", unknown));
        }
        return needs.stream()
                .map(alternative -> alternative.overriddenBy(overrides))
                .collect(Collectors.toList());
    }

    private static Proposal proposal(
            SubmissionBody asked,
            Source source,
            ObjectNode document,
            StreamExpansion.Combination combination,
            String user) {
        String version = Platform.version(combination.platformStream(), source.committed());
        return new Proposal(
                new Nsvc(
                        source.name(),
                        source.stream(),
                        version,
                        combination.needs().context()),
                user,
                asked.scmurl(),
                asked.strategy(),
                asked.scratch(),
                combination.needs(),
                new TreeMap<>(combination.modules()),
                document);
    }
}
