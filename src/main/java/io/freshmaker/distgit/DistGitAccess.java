package io.freshmaker.distgit;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.transport.URIish;

/**
 * Where dist-git is and as whom it is written to.
 *
 * @param url the base that repositories are pushed to: {@code ssh://}, {@code https://} or {@code file://}
 * @param scmurl the base that build systems read from, which may be another; the same as the url when empty
 * @param repository the path of a repository below both, with {@code {namespace}} and {@code {name}}
 * @param name the author and committer of bumps
 * @param mail the mail address of the author
 * @param message the first line of the commit message, with {@code {cause}}
 * @param timeout how long one network read or connect may take
 * @param username for http: the user; empty to send the password as a bearer token
 * @param password for http: the password or token; empty for none. Ssh uses the keys in {@code ~/.ssh}
 * @param work a directory for temporary clones; it is made when it does not exist
 */
public record DistGitAccess(
        String url,
        String scmurl,
        String repository,
        String name,
        String mail,
        String message,
        Duration timeout,
        String username,
        String password,
        Path work) {

    public DistGitAccess {
        url = url.strip().replaceAll("/+$", "");
        scmurl = scmurl.isBlank() ? url : scmurl.strip().replaceAll("/+$", "");
        if (url.isEmpty()) {
            throw new IllegalArgumentException(
                    "dist-git has no address: set freshmaker.distgit.url, as in ssh://freshmaker@pkgs.example.org.");
        }
        if (!repository.contains("{name}")) {
            throw new IllegalArgumentException("freshmaker.distgit.repository is '" + repository
                    + "', which names no repository: write a path such as {namespace}/{name}.git.");
        }
        message = message.lines().findFirst().orElse("").strip();
        if (message.isEmpty()) {
            throw new IllegalArgumentException(
                    "freshmaker.distgit.message is empty: write a line such as Bump to rebuild because of {cause}.");
        }
    }

    /** The path of a repository below the base, such as {@code modules/perl.git}. */
    String path(String namespace, String name) {
        return repository.replace("{namespace}", namespace).replace("{name}", name);
    }

    /** Where a repository is fetched from and pushed to, by its path. */
    URIish address(String path) {
        String address = url + "/" + path;
        try {
            return new URIish(address);
        } catch (URISyntaxException unusable) {
            throw new IllegalArgumentException(
                    "'" + address + "' is no address: is freshmaker.distgit.url right?", unusable);
        }
    }

    /** What a build system is told of one commit. */
    String scmurl(String path, String commit) {
        return scmurl + "/" + path + "?#" + commit;
    }

    /** Whose {@code .ssh} is used. A user without a home, as in many containers, has no ssh keys: any folder will do. */
    File home() {
        String named = System.getenv().getOrDefault("HOME", System.getProperty("user.home", ""));
        File home = new File(named);
        return home.isDirectory() ? home : work.toFile();
    }

    /** Without the password, as configuration ends up in logs. */
    @Override
    public String toString() {
        return "DistGitAccess[url=" + url + ", scmurl=" + scmurl + ", repository=" + repository + ", name=" + name
                + ", mail=" + mail + ", timeout=" + timeout + ", work=" + work + "]";
    }
}
