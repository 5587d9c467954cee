package io.freshmaker.distgit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One dist-git with one repository, and the ways to it. */
abstract class DistGitCase {
    static final Instant NOW = Instant.parse("2026-03-05T10:00:00.750Z");

    @TempDir
    Path folder;

    Origin origin;
    private String url;

    /** Serves the repositories below a folder, and says where. */
    abstract String serve(Path repositories) throws Exception;

    String username() {
        return "";
    }

    String password() {
        return "";
    }

    @BeforeEach
    void twoCommitsOfPackagers() throws Exception {
        origin = new Origin(folder.resolve("srv/modules/perl.git"));
        origin.commit("Begin", NOW.minus(Duration.ofDays(400)));
        origin.commit("Build it for f27", NOW.minus(Duration.ofDays(90)));
        url = serve(folder.resolve("srv"));
    }

    @AfterEach
    void closeOrigin() {
        origin.close();
    }

    DistGitAccess access() {
        return new DistGitAccess(
                url,
                "https://src.example.org",
                "{namespace}/{name}.git",
                "Freshmaker",
                "freshmaker@example.org",
                "Bump to rebuild because of {cause}",
                Duration.ofSeconds(20),
                username(),
                password(),
                folder.resolve("work"));
    }

    DistGit distGit(Clock clock) {
        return new DistGit(access(), clock, folder.resolve("home").toFile());
    }

    DistGit distGit() {
        return distGit(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    static BumpRequest request(String token) {
        return new BumpRequest("modules", "perl", "f27", token, "rpms/perl:f27", NOW.minusSeconds(5), null);
    }

    /** A clock that lets something happen between fetch and push, which is when it is asked. */
    static Clock whenAsked(Runnable meanwhile) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                meanwhile.run();
                return NOW;
            }
        };
    }
}
