package io.freshmaker.store;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.plan.ContentType;
import io.freshmaker.submit.Answer;
import io.freshmaker.submit.Asked;
import io.freshmaker.submit.Followed;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.Pace;
import io.freshmaker.submit.RemoteBuild;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds of images between their plan and their ends, at a Koji that is spoken for in a few words. */
final class Images implements AutoCloseable {

    static final ContentType SHIPPED = new ContentType("image-shipped", "v1", "BodhiUpdateCompleteStableEvent", "koji");
    static final Pace KOJI = new Pace(
            "koji",
            3,
            2,
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(1),
            Duration.ofHours(24),
            3,
            Duration.ofMinutes(5));

    final Pipeline pipeline;
    final TestDatabase database;
    final Budget budget;
    final Submissions submissions;
    final TaskFollowing following;

    Images(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        var pause = new Pause(Duration.ofMinutes(5));
        var turns = new Turns(database.database(), pipeline.builds, pipeline.waiting);
        budget = new Budget(database.database(), List.of(KOJI), pipeline.pauses, 0, turns);
        submissions = new Submissions(
                database.database(), pipeline.builds, pause, pipeline.pauses, Map.of(KOJI.system(), KOJI));
        following = new TaskFollowing(database.database(), pipeline.builds, pause, KOJI, () -> null);
    }

    /** Plans builds of images. */
    long planned(String message, PlanOf plan) {
        long event = pipeline.planned(message, plan.part(SHIPPED));
        database.run("update builds set artifact_type = 'image',"
                + " planned_key = case when state = 4 then 'image:' || name || ':f27' end");
        return event;
    }

    /** Begins what may run, and takes an image's submission up to the moment at which the request is to be sent. */
    Submission sending(String name) {
        budget.begin();
        pipeline.later();
        Submission claimed = submissions.claim(pipeline.submission(name));
        String commit = "c" + claimed.id();
        return submissions.sending(submissions.bumped(claimed, commit, "git://pkgs/" + name + "?#" + commit, "f27"));
    }

    void running(String name, long task) {
        submissions.answered(sending(name), new Answer.Accepted("taken", List.of(task(task, State.RUNNING, "FREE"))));
    }

    static RemoteBuild task(long id, State state, String detail) {
        return new RemoteBuild(id, state, detail, "", "/taskinfo?taskID=" + id);
    }

    /** Looks at all tasks, whenever that is due, and hears this of them. */
    Followed heard(RemoteBuild... tasks) {
        pipeline.later();
        Followed followed = following.claim();
        following.heard(followed, List.of(tasks));
        return followed;
    }

    /** Has the end of an image's task read. */
    void ended(String name, ImageEnd end) {
        following.ended(submissions.claimLookUp(pipeline.submission(name)), end);
    }

    /** Has an image's task end, and read. */
    void ended(String name, long task, State state, String words) {
        heard(task(task, state, state.name()));
        ended(name, new ImageEnd(task(task, state, words), false));
    }

    /** Has an image built that holds these rpms, in the form {@code name-version-release}, with {@code /arch} and {@code @module} for others. */
    void built(String name, long task, String... rpms) {
        heard(task(task, State.DONE, "CLOSED"));
        ended(name, new ImageEnd(task(task, State.DONE, "CLOSED"), image(name, task, rpms), Asked.USUAL));
    }

    /** The same where these rpms were in it before. */
    void built(String name, long task, ImageBuild before, String... rpms) {
        heard(task(task, State.DONE, "CLOSED"));
        ended(name, new ImageEnd(task(task, State.DONE, "CLOSED"), image(name, task, rpms), Asked.USUAL).after(before));
    }

    static ImageBuild image(String name, long task, String... rpms) {
        List<ContainedRpm> contents = Stream.of(rpms)
                .map(rpm -> rpm.split("-", 2))
                .map(parts -> rpm(parts[0], (parts[1] + "@").split("@", -1)))
                .toList();
        var stream = Artifact.image(name, "f27");
        return new ImageBuild(stream, task, name + "-1-" + task, Instant.EPOCH, "", null, "", contents);
    }

    private static ContainedRpm rpm(String name, String[] versionAndModule) {
        String[] versionAndArch = (versionAndModule[0] + "/x86_64").split("/");
        return new ContainedRpm(name, RpmVersion.parse(versionAndArch[0]), versionAndArch[1], 1, versionAndModule[1]);
    }

    /** Notes what was shipped with an event. */
    void shipped(long event, String name, String version) {
        database.run("insert into event_rpms values (?, 'image-shipped', ?, '', ?)", event, name, version);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
