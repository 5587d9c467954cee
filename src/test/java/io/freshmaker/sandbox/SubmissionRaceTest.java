package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionRaceTest {

    private static final int RUNNERS = 6;

    @Test
    void ofManyAtOnceOneMakesTheBuild(@TempDir Path directory) throws Exception {
        ExecutorService runners = Executors.newFixedThreadPool(RUNNERS);
        try (Workshop workshop = new Workshop(directory)) {
            workshop.mbs.stuck("hammer");
            String commit = workshop.module("hammer", "platform: [f27]", "claw");
            Callable<Integer> run = () -> workshop.submit("hammer", commit).statusCode();

            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : runners.invokeAll(Collections.nCopies(RUNNERS, run), 10, TimeUnit.SECONDS)) {
                statuses.add(answer.get());
            }

            assertThat(statuses).hasSize(RUNNERS).containsOnlyOnce(201).containsOnly(201, 409);
            assertThat(workshop.mbs.submissions()).hasSize(RUNNERS);
            assertThat(workshop.read("/1/module-builds/?name=hammer")
                            .at("/meta/total")
                            .asInt())
                    .isEqualTo(1);
        } finally {
            runners.shutdownNow();
        }
    }
}
