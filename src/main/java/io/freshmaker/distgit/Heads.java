package io.freshmaker.distgit;

import io.freshmaker.submit.ImageSource;
import io.freshmaker.submit.Lasting;
import io.freshmaker.submit.Submission;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.TransportException;

/** Finds the commit that an image is to be built from: its branch's newest one, which needs no bump. */
public final class Heads {

    /** The branches that a package of the newest release may be on, the one that counts first. */
    private static final List<String> NEWEST = List.of("rawhide", "main", "master");

    private final DistGitAccess access;
    private final String scmurl;

    /**
     * Keeps where to look.
     *
     * @param access null while no dist-git is configured: then every search says so
     * @param scmurl base of repositories as builders are told; empty for the one of the access
     */
    public Heads(DistGitAccess access, String scmurl) {
        PlainMachine.use();
        this.access = access;
        this.scmurl = scmurl;
    }

    /**
     * A commit that is on a branch.
     *
     * @param scmurl where a builder finds it: {@code git://pkgs.example/container/httpd.git?#COMMIT}
     */
    public record Head(String commit, String scmurl, String branch) {}

    /**
     * The newest commit of a submission's branch, or the commit that the submission asks for.
     *
     * @param namespace the folder of the repository, such as {@code container}
     * @throws DistGitException when there is none, saying whether asking again can help
     */
    public Head head(ImageSource source, String namespace) {
        if (access == null) {
            throw new NotConfigured();
        }
        Submission submission = source.submission();
        String stream = BumpRequest.path(submission.artifact().stream(), "branch");
        String path =
                access.path(BumpRequest.path(namespace, "namespace"), BumpRequest.path(source.repository(), "name"));
        List<String> branches = NEWEST.contains(stream) ? NEWEST : List.of(stream);
        if (!submission.source().isEmpty() && branches.size() == 1) {
            return head(path, submission.source(), stream);
        }
        Map<String, String> heads = heads(path, branches);
        String branch = branches.stream()
                .filter(heads::containsKey)
                .findFirst()
                .orElseThrow(() -> new DistGitException(
                        "The repository " + path + " in dist-git has no branch " + String.join(", ", branches)
                                + ": create it, or stop rebuilding this stream.",
                        true,
                        null));
        return head(path, submission.source().isEmpty() ? heads.get(branch) : submission.source(), branch);
    }

    private Map<String, String> heads(String path, List<String> branches) {
        Failures failures = new Failures(path, branches.get(0));
        try (Connections connections = new Connections(access, access.address(path), access.home());
                ShallowClone clone = new ShallowClone(access.work(), connections, branches.get(0))) {
            try {
                return clone.heads(branches);
            } catch (TransportException failed) {
                throw failures.fetching(failed, clone);
            }
        } catch (IOException broken) {
            throw failures.reading(broken);
        }
    }

    private Head head(String path, String commit, String branch) {
        String url = scmurl.isEmpty() ? access.scmurl(path, commit) : scmurl + "/" + path + "?#" + commit;
        return new Head(commit, url, branch);
    }

    private static final class NotConfigured extends RuntimeException implements Lasting {
        private static final long serialVersionUID = 1L;

        NotConfigured() {
            super("There is no dist-git to find the image's branch in: set freshmaker.distgit.url.");
        }

        @Override
        public boolean permanent() {
            return false;
        }
    }
}
