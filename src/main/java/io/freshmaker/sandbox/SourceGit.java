package io.freshmaker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the sources of modules from the repositories below one {@code file://} url; MBS takes no others. */
final class SourceGit {

    private static final Pattern SCMURL = Pattern.compile("(?<url>[^?#]+)\\?#(?<commit>\\w+)");
    private static final String SCHEME = "file://";

    private final String url;
    private final Path root;

    SourceGit(String url) {
        if (!url.startsWith(SCHEME)) {
            throw new IllegalArgumentException("The stand-in of MBS reads git from file:// urls only, not " + url);
        }
        this.url = url;
        this.root = Path.of(url.substring(SCHEME.length())).normalize();
    }

    String url() {
        return url;
    }

    /** Refuses an scmurl of another place (403), or without a commit (400). */
    void check(String scmurl) {
        if (!scmurl.startsWith(url + "/") || scmurl.contains("..")) {
            throw new Refusal(403, "The submitted scmurl " + scmurl + " is not allowed");
        }
        if (!SCMURL.matcher(scmurl).matches()) {
            throw new Refusal(400, "The submitted scmurl " + scmurl + " is not valid");
        }
    }

    /** Looks the commit of a checked scmurl up; what is missing is refused in the words of git and MBS. */
    Source fetch(String scmurl, String branch) {
        Matcher parts = SCMURL.matcher(scmurl);
        if (!parts.matches()) {
            throw new IllegalArgumentException(scmurl + " was not checked");
        }
        String clone = parts.group("url");
        String commit = parts.group("commit");
        String name = clone.substring(clone.lastIndexOf('/') + 1).replaceFirst("\\.git$", "");
        try (BareRepository repository = open(clone, name)) {
            GitCommit found = repository.commit(commit).orElseThrow(() -> unknownCommit(commit));
            if (!repository.contains(branch, commit)) {
                throw new Refusal(400, "Commit " + commit + " is not in branch " + branch + ".");
            }
            String modulemd = repository
                    .file(commit, name + ".yaml")
                    .orElseThrow(() -> new Refusal(422, "The SCM repository doesn't contain a modulemd file"));
            return new Source(name, branch, found.committed(), modulemd);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private BareRepository open(String clone, String name) throws IOException {
        Path directory = root.resolve(clone.substring(url.length() + 1)).normalize();
        Path bare = directory.resolveSibling(name + ".git");
        for (Path candidate : new Path[] {directory, bare}) {
            if (BareRepository.exists(candidate)) {
                return BareRepository.open(candidate);
            }
        }
        throw new Refusal(
                422,
                "Failed on ['git', 'clone', '-q', '--no-checkout', '" + clone + "', '/tmp/tmpsandbox/" + name
                        + "'], retcode 128, out b'', err b\"fatal: '" + directory
                        + "' does not appear to be a git repository\\nfatal: Could not read from remote repository."
                        + "\\n\\nPlease make sure you have the correct access rights\\nand the repository exists.\\n\"");
    }

    private static Refusal unknownCommit(String commit) {
        return new Refusal(
                422,
                "checkout: The requested commit hash was not found within the repository. Perhaps you forgot to push."
                        + " The original message was: Failed on ['git', 'checkout', '-q', '" + commit
                        + "'], retcode 128, out b'', err b'fatal: reference is not a tree: " + commit + "\\n'");
    }

    /** The newest commit of a branch below the url, if there is one. */
    Optional<GitCommit> head(String namespace, String name, String branch) {
        Path directory = root.resolve(namespace).resolve(name + ".git");
        if (!BareRepository.exists(directory)) {
            return Optional.empty();
        }
        try (BareRepository repository = BareRepository.open(directory)) {
            return repository.head(branch) == null
                    ? Optional.empty()
                    : repository.commit(repository.head(branch).name());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The commit that an rpm's branch means now; a made-up one for an rpm that is not in this dist-git. */
    String componentCommit(String rpm, String branch) {
        return head("rpms", rpm, branch).map(GitCommit::sha).orElseGet(() -> Needs.sha1(rpm + "@" + branch));
    }
}
