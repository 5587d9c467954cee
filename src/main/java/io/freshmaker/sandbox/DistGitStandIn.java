package io.freshmaker.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;

/**
 * A dist-git of bare repositories at {@code root/NAMESPACE/NAME.git}, to be cloned and pushed to over {@code file://}.
 *
 * <p>Its own commits get increasing committer seconds within a repository, beginning an hour behind the clock: two
 * commits in the same second would be one version to MBS, and a burst of them must not run ahead of a bump made now.
 */
public final class DistGitStandIn {

    private static final Duration HEAD_START = Duration.ofHours(1);
    private static final String LOCK = ".lock";

    private final Path root;
    private final Clock clock;
    private boolean refusing;

    /** A dist-git below that directory, which is made when it is missing; repositories found there are kept. */
    public DistGitStandIn(Path root) {
        this(root, Clock.systemUTC());
    }

    /** The same with a clock of its own for the committer times. */
    public DistGitStandIn(Path root, Clock clock) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
        reading(() -> Files.createDirectories(this.root));
    }

    /** The base of every clone url, such as {@code file:///var/sandbox/git}; a repository is {@code url()/NAMESPACE/NAME.git}. */
    public String url() {
        return "file://" + root;
    }

    /** The clone url of one repository. */
    public String url(String namespace, String name) {
        return url() + "/" + namespace + "/" + name + ".git";
    }

    /** Begins a branch, and the repository if need be, with a commit of these files (path to text); answers its id. */
    public synchronized String create(String namespace, String name, String branch, Map<String, String> files) {
        if (branches(namespace, name).contains(branch)) {
            throw new IllegalArgumentException(
                    namespace + "/" + name + " has a branch " + branch + " already: commit to it instead.");
        }
        Path directory = directory(namespace, name);
        return reading(() -> {
            try (BareRepository repository = BareRepository.exists(directory)
                    ? BareRepository.open(directory)
                    : BareRepository.create(directory)) {
                return commit(repository, branch, files, "Begin " + name, "sandbox");
            }
        });
    }

    /** Adds or replaces files on a branch; without files the commit is empty. Answers the commit's id. */
    public synchronized String commit(
            String namespace, String name, String branch, Map<String, String> files, String message, String author) {
        head(namespace, name, branch);
        return with(namespace, name, repository -> commit(repository, branch, files, message, author));
    }

    private String commit(
            BareRepository repository, String branch, Map<String, String> files, String message, String author)
            throws IOException {
        if (refusing) {
            throw new IllegalStateException("Pushes are refused, the stand-in's own commits too: refusePushes(false).");
        }
        Instant start = Instant.ofEpochSecond(clock.instant().minus(HEAD_START).getEpochSecond());
        Instant next = repository.newest().map(last -> last.plusSeconds(1)).orElse(start);
        return repository.commit(branch, files, message, author, next.isAfter(start) ? next : start);
    }

    /** The id of the branch's newest commit; a missing repository or branch is an {@link IllegalArgumentException}. */
    public String head(String namespace, String name, String branch) {
        return with(namespace, name, repository -> {
            if (repository.head(branch) == null) {
                throw new IllegalArgumentException(
                        namespace + "/" + name + " has no branch " + branch + ", only " + repository.branches() + ".");
            }
            return repository.head(branch).name();
        });
    }

    /** The branch's commits, newest first; empty without such a branch. */
    public List<GitCommit> log(String namespace, String name, String branch) {
        return with(namespace, name, repository -> repository.log(branch));
    }

    /** The branches of a repository; none when it does not exist. */
    public List<String> branches(String namespace, String name) {
        return BareRepository.exists(directory(namespace, name))
                ? with(namespace, name, BareRepository::branches)
                : List.of();
    }

    /**
     * From now on refuses every push to a branch that exists, or takes them again. It holds git's own lock file on each
     * branch, which stops the superuser too; the pushing side is told that the ref could not be locked or updated. The
     * locks of a process that ended meanwhile stay until they are lifted here.
     */
    public synchronized void refusePushes(boolean refuse) {
        refusing = refuse;
        reading(() -> {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(DistGitStandIn::isBranch).toList()) {
                    Path lock = file.resolveSibling(file.getFileName() + LOCK);
                    if (refuse && !Files.exists(lock)) {
                        Files.createFile(lock);
                    } else if (!refuse) {
                        Files.deleteIfExists(lock);
                    }
                }
            }
            return root;
        });
    }

    private static boolean isBranch(Path file) {
        return file.toString().contains(".git/" + Constants.R_HEADS)
                && Files.isRegularFile(file)
                && !file.toString().endsWith(LOCK);
    }

    private Path directory(String namespace, String name) {
        return root.resolve(namespace).resolve(name + ".git");
    }

    private <T> T with(String namespace, String name, Reading<T> reading) {
        return reading(() -> {
            try (BareRepository repository = BareRepository.open(directory(namespace, name))) {
                return reading.read(repository);
            }
        });
    }

    private static <T> T reading(Access<T> access) {
        try {
            return access.run();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private interface Reading<T> {
        T read(BareRepository repository) throws IOException;
    }

    private interface Access<T> {
        T run() throws IOException;
    }
}
