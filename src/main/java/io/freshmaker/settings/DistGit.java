package io.freshmaker.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Where module sources live, and how they are bumped.
 *
 * @param url the base to fetch from and push to, without a slash at the end; empty when there is none
 * @param scmurl the base of the same repositories as MBS is told, without a slash at the end
 * @param repository the path below both bases, with {@code {namespace}} and {@code {name}} to fill in
 * @param message the first line of a bump, with {@code {cause}} to fill in
 * @param timeout for one fetch or push
 * @param username for http and https, as is the password; empty when none is asked for
 */
public record DistGit(
        Url url,
        Url scmurl,
        String repository,
        Author author,
        String message,
        Duration timeout,
        String username,
        Secret password) {

    static DistGit read(Values values) {
        Url url = values.base("freshmaker.distgit.url", UrlForms.git());
        Url told = values.base("freshmaker.distgit.scmurl", UrlForms.git());
        Url scmurl = told.isEmpty() ? url : told;
        values.settle("freshmaker.distgit.scmurl", scmurl.value());
        return new DistGit(
                url,
                scmurl,
                values.read("freshmaker.distgit.repository", DistGit::pattern),
                values.read("freshmaker.distgit.author", Author::parse),
                values.read("freshmaker.distgit.message", Forms.word("write the first line of a commit message.")),
                values.read("freshmaker.distgit.timeout", Forms.duration(ChronoUnit.SECONDS, 1, 3_600)),
                values.read("freshmaker.distgit.username", Forms.text()),
                values.read("freshmaker.distgit.password", Forms.secret()));
    }

    private static String pattern(String text) {
        if (!text.contains("{name}")) {
            throw new IllegalArgumentException("write a path with {name} in it, such as {namespace}/{name}.git.");
        }
        return text;
    }
}
