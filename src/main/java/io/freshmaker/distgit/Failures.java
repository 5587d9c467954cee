package io.freshmaker.distgit;

import io.freshmaker.tls.CertificateTrouble;
import java.io.EOFException;
import java.io.IOException;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;

/** Says what a failure means and what to do about it, for one branch of one repository. */
record Failures(String repository, String branch) {
    private static final Pattern MISSING = Pattern.compile(
            "(?i)not found|does not exist|not appear to be a git repository|no such (file|repo|project)");
    private static final Pattern AUTH =
            Pattern.compile("(?i)auth|denied|forbidden|permi(tted|ssion)|credentials|\\b40[13]\\b|server key|log in");

    /**
     * The branch could not be fetched. Only a repository or a branch that is certainly absent is permanent: a server
     * in trouble says similar things.
     */
    DistGitException fetching(TransportException failed, ShallowClone clone) {
        String said = said(failed);
        if (failed instanceof NoRemoteRepositoryException && saysMissing(failed, said)) {
            return new DistGitException(
                    "dist-git has no repository " + repository + " (" + said
                            + "): create it, or correct the name or freshmaker.distgit.repository.",
                    true,
                    failed);
        }
        try {
            if (!AUTH.matcher(said).find() && !clone.branchExists()) {
                return new DistGitException(
                        "The repository " + repository + " in dist-git has no branch " + branch
                                + ": create it, or stop rebuilding this stream.",
                        true,
                        failed);
            }
        } catch (IOException alsoFailed) {
            failed.addSuppressed(alsoFailed);
        }
        return temporary("can't be fetched", failed);
    }

    /** JGit itself says "not found" of every connection that ends early: then only the server's own words count. */
    private static boolean saysMissing(Throwable failure, String said) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String theirs = root instanceof EOFException ? said.replace(": not found.", "") : said;
        return MISSING.matcher(theirs).find();
    }

    /** Whether the commit arrived is not known: the next call finds out by the token. */
    DistGitException pushing(TransportException lost) {
        return temporary("can't be pushed to", lost);
    }

    /** Others pushed each time between our fetch and our push. */
    DistGitException overtaken(int attempts) {
        return new DistGitException(
                "The branch " + branch + " of " + repository + " in dist-git moved " + attempts
                        + " times while it was bumped. It will be tried again.",
                false,
                null);
    }

    DistGitException refused(String words) {
        return new DistGitException(
                "dist-git refuses the bump of branch " + branch + " of " + repository + " (" + words
                        + "): may the user of freshmaker.distgit push to this branch? It will be tried again.",
                false,
                null);
    }

    DistGitException local(Exception broken) {
        return temporary("can't be bumped", broken);
    }

    /** A repository that was fetched can't be read. */
    DistGitException reading(IOException broken) {
        return temporary("can't be read", broken);
    }

    private DistGitException temporary(String what, Exception failure) {
        String why = CertificateTrouble.ofJava()
                .in("dist-git", failure)
                .map(certificate -> "(" + certificate + ").")
                .orElseGet(() -> "(" + said(failure) + "): " + remedy(failure));
        return new DistGitException(
                "The branch " + branch + " of " + repository + " in dist-git " + what + " " + why
                        + " It will be tried again.",
                false,
                failure);
    }

    private static String remedy(Exception failure) {
        if (AUTH.matcher(said(failure)).find()) {
            return "check freshmaker.distgit.username and password, or the ssh key and known_hosts in ~/.ssh, "
                    + "and whether the user may write there.";
        }
        return failure instanceof TransportException || failure instanceof NotSupportedException
                ? "is dist-git up, and freshmaker.distgit.url right?"
                : "is there space, and may Freshmaker write, in the folder git of freshmaker.data?";
    }

    private static String said(Throwable failure) {
        StringBuilder words = new StringBuilder();
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = each.getMessage() == null ? each.getClass().getSimpleName() : each.getMessage();
            if (words.indexOf(message) < 0) {
                words.append(words.isEmpty() ? "" : "; ").append(message.strip().replaceAll("\\s+", " "));
            }
        }
        return words.toString();
    }
}
