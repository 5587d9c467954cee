package io.freshmaker.sandbox.koji;

import com.fasterxml.jackson.databind.JsonNode;
import io.freshmaker.sandbox.DistGitStandIn;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The images that can be built, and where builders find their commits and the repositories that orders name. For any
 * number of threads.
 */
final class Recipes {

    private static final String NAMESPACE = "container";
    private static final String ELSEWHERE = "git://pkgs.example.org/" + NAMESPACE + "/";

    private final List<ImageRecipe> known = new CopyOnWriteArrayList<>();
    private final AtomicReference<DistGitStandIn> sources = new AtomicReference<>();
    private final AtomicReference<Repositories> repositories = new AtomicReference<>(any -> List.of());

    /** Adds one, or puts it in the place of the one for that image and branch. */
    void describe(ImageRecipe recipe) {
        known.removeIf(one -> one.name().equals(recipe.name()) && one.branch().equals(recipe.branch()));
        known.add(recipe);
    }

    void sources(DistGitStandIn git) {
        sources.set(git);
    }

    void repositories(Repositories known) {
        repositories.set(known);
    }

    /**
     * The NVRs of the builds that an order adds to those of its build tag.
     *
     * @throws IllegalStateException when a repository that it names is not there
     */
    List<String> added(JsonNode opts) {
        return Stream.of("yum_repourls", "compose_ids")
                .flatMap(option -> StreamSupport.stream(opts.path(option).spliterator(), false))
                .flatMap(named -> repositories.get().builds(named.asText()).stream())
                .distinct()
                .toList();
    }

    /** The image of a scmurl and a branch; a {@link BuildFailure} for what can't be cloned or is no image. */
    ImageRecipe fetch(String scmurl, String branch) {
        String[] parts = scmurl.split("\\??#", 2);
        String repository = parts[0].substring(parts[0].lastIndexOf('/') + 1)
                .replaceFirst("\\.git$", "")
                .replaceFirst("\\?$", "");
        if (parts.length < 2 || repository.isEmpty()) {
            throw BuildFailure.build("Invalid source specification: " + scmurl);
        }
        DistGitStandIn git = sources.get();
        if (git != null && !contains(git, repository, branch, parts[1])) {
            throw BuildFailure.build("Error running git command \"git reset --hard " + parts[1]
                    + "\", see checkout-for-labels.log for details");
        }
        return known.stream()
                .filter(one ->
                        one.repository().equals(repository) && one.branch().equals(branch))
                .findFirst()
                .orElseThrow(() -> BuildFailure.build(
                        "Dockerfile file missing: /var/lib/mock/sources/" + repository + "/Dockerfile"));
    }

    private static boolean contains(DistGitStandIn git, String repository, String branch, String commit) {
        return git.branches(NAMESPACE, repository).contains(branch)
                && git.log(NAMESPACE, repository, branch).stream()
                        .anyMatch(one -> one.sha().equals(commit));
    }

    /** Where the image would be built from now: the branch's head, or a made-up commit without a dist-git. */
    String source(ImageRecipe recipe) {
        DistGitStandIn git = sources.get();
        if (git != null && git.branches(NAMESPACE, recipe.repository()).contains(recipe.branch())) {
            return git.url(NAMESPACE, recipe.repository()) + "#"
                    + git.head(NAMESPACE, recipe.repository(), recipe.branch());
        }
        return ELSEWHERE + recipe.repository() + "#" + Checksum.sha1(recipe.repository() + recipe.branch());
    }
}
