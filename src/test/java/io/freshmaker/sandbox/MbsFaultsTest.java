package io.freshmaker.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MbsFaultsTest {

    private static final String SUBMISSIONS = "/module-builds/";

    private Workshop workshop;
    private Faults faults;
    private String commit;

    @BeforeEach
    void open(@TempDir Path directory) {
        workshop = new Workshop(directory);
        faults = workshop.mbs.faults();
        commit = workshop.module("hammer", "platform: [f27]", "claw");
    }

    @AfterEach
    void close() {
        workshop.close();
    }

    @Test
    void anAnswerLostAfterTheWorkLeavesABuildBehind() {
        faults.next(1, "POST", SUBMISSIONS, Faults.Kind.LOST_AFTER_WORK);

        assertThatThrownBy(() -> workshop.submit("hammer", commit)).isInstanceOf(Workshop.NoAnswer.class);

        assertThat(builds()).isEqualTo(1);
        assertThat(workshop.mbs.submissions()).singleElement().satisfies(submission -> {
            assertThat(submission.lost()).isTrue();
            assertThat(submission.status()).isEqualTo(201);
            assertThat(submission.scmurl()).isEqualTo(workshop.scmurl("hammer", commit));
        });
        assertThat(workshop.submit("hammer", commit).statusCode()).isEqualTo(409);
    }

    @Test
    void anAnswerLostBeforeTheWorkLeavesNothing() {
        faults.next(1, "POST", SUBMISSIONS, Faults.Kind.LOST_BEFORE_WORK);

        assertThatThrownBy(() -> workshop.submit("hammer", commit)).isInstanceOf(Workshop.NoAnswer.class);

        assertThat(builds()).isZero();
        assertThat(workshop.mbs.submissions())
                .singleElement()
                .satisfies(submission -> assertThat(submission.status()).isZero());
        assertThat(workshop.submit("hammer", commit).statusCode()).isEqualTo(201);
    }

    @Test
    void wrongStatusesComeInsteadOfTheWorkAndAreCounted() {
        faults.next(2, "POST", SUBMISSIONS, Faults.Kind.CRASH_500);
        faults.next(1, "POST", SUBMISSIONS, Faults.Kind.UNAUTHORIZED_401);
        faults.next(1, "POST", SUBMISSIONS, Faults.Kind.CONFLICT_409);
        faults.next(1, "POST", SUBMISSIONS, Faults.Kind.UNAVAILABLE_503);

        assertThat(workshop.get("/1/about/").statusCode()).as("another request").isEqualTo(200);
        HttpResponse<String> crash = workshop.submit("hammer", commit);
        assertThat(crash.statusCode()).isEqualTo(500);
        assertThat(crash.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        for (int status : new int[] {500, 401, 409, 503}) {
            assertThat(workshop.submit("hammer", commit).statusCode()).isEqualTo(status);
        }

        assertThat(builds()).isZero();
        assertThat(faults.hits(Faults.Kind.CRASH_500)).isEqualTo(2);
        assertThat(faults.hits(Faults.Kind.UNAVAILABLE_503)).isEqualTo(1);
        assertThat(workshop.submit("hammer", commit).statusCode()).isEqualTo(201);
    }

    @Test
    void aSlowAnswerComesAfterTheWork() {
        faults.slow(1, "POST", SUBMISSIONS, Duration.ofMillis(400));
        long begin = System.nanoTime();

        assertThat(workshop.submit("hammer", commit).statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void whatIsCalledOffDoesNotHappen() {
        faults.next(5, "GET", SUBMISSIONS, Faults.Kind.CRASH_500);
        faults.clear();

        assertThat(builds()).isZero();
        assertThat(faults.hits(Faults.Kind.CRASH_500)).isZero();
    }

    @Test
    void refusesConnectionsAndComesBackOnItsPort() {
        String url = workshop.mbs.url();

        workshop.mbs.stopListening();
        assertThatThrownBy(() -> workshop.get("/1/about/")).isInstanceOf(Workshop.NoAnswer.class);
        workshop.mbs.startListening();

        assertThat(workshop.mbs.url()).isEqualTo(url);
        assertThat(workshop.get("/1/about/").statusCode()).isEqualTo(200);
    }

    private int builds() {
        return workshop.read("/1/module-builds/?name=hammer").at("/meta/total").asInt();
    }
}
