package io.freshmaker.distgit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bumps in a process whose user has a git configuration of their own. */
class PlainMachineTest extends DistGitCase {

    @Override
    String serve(Path repositories) {
        return repositories.toUri().toString();
    }

    /** What the process of the user runs; its exit status is 0 only when a bump was made. */
    static final class OneBump {
        private OneBump() {}

        public static void main(String[] urlAndWork) {
            DistGitAccess access = new DistGitAccess(
                    urlAndWork[0],
                    "",
                    "{namespace}/{name}.git",
                    "Freshmaker",
                    "freshmaker@example.org",
                    "Bump to rebuild because of {cause}",
                    Duration.ofSeconds(20),
                    "",
                    "",
                    Path.of(urlAndWork[1]));
            new DistGit(access, Clock.systemUTC(), new File(urlAndWork[1])).bump(request("build-7-1"));
            System.out.println("files are exact to "
                    + FS.getFileStoreAttributes(access.work()).getFsTimestampResolution());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[core\n this file is broken",
                "[core]\n hooksPath = HOME/hooks\n[commit]\n gpgSign = true\n",
                "[transfer]\n fsckObjects = perhaps\n[protocol]\n version = many\n"
            })
    void theirConfigurationChangesNothing(String config) throws Exception {
        Path home = Files.createDirectories(folder.resolve("their home/hooks")).getParent();
        Path hook = Files.writeString(home.resolve("hooks/pre-push"), "#!/bin/sh\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve(".gitconfig"), config.replace("HOME", home.toString()));
        Path words = folder.resolve("words.txt");

        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + home,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneBump.class.getName(),
                        access().url(),
                        folder.resolve("work").toString()))
                .redirectErrorStream(true)
                .redirectOutput(words.toFile());
        builder.environment().put("HOME", home.toString());
        Process process = builder.start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(words)).isZero();
        assertThat(words).content().as("nothing is measured").contains("files are exact to PT0.01S");
        assertThat(origin.log()).hasSize(3);
    }
}
