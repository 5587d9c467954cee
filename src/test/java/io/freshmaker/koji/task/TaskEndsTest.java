package io.freshmaker.koji.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.freshmaker.artifact.Artifact;
import io.freshmaker.koji.KojiAnswer;
import io.freshmaker.koji.KojiCall;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.submit.ImageEnd;
import io.freshmaker.submit.RemoteBuild.State;
import io.freshmaker.submit.Step;
import io.freshmaker.submit.Submission;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is made of the ends of tasks that hubs tell of in unusual ways. */
class TaskEndsTest {

    private static final Submission SUBMISSION = submission(Step.READ);

    private static Submission submission(Step step) {
        return new Submission(
                1,
                2,
                "koji",
                Artifact.image("pear-container", "f27"),
                1,
                0,
                "tok-7",
                step,
                "",
                "",
                "c0ffee",
                "git://h/container/pear#c0ffee",
                "f27",
                7,
                Instant.EPOCH,
                0,
                step == Step.CANCEL,
                Instant.EPOCH);
    }

    private final Hub hub = new Hub();
    private final TaskEnds ends = new TaskEnds(
            new PatientHub(hub),
            (build, stream) -> {
                throw new AssertionError("No image of " + build + " is to be read.");
            },
            new TaskForm(""));

    /** A hub that says what it is told to, by method. */
    private static final class Hub implements KojiHub {
        private static final ObjectMapper JSON = new ObjectMapper();
        private final Map<String, Object> answers = new HashMap<>();

        @Override
        public JsonNode read(KojiCall call) {
            Object answer = answers.get(call.method());
            if (answer instanceof KojiException failure) {
                throw failure;
            }
            try {
                return answer == null ? NullNode.getInstance() : JSON.readTree(answer.toString());
            } catch (JsonProcessingException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public List<KojiAnswer> readAll(List<KojiCall> calls) {
            return calls.stream().map(call -> new KojiAnswer(read(call), null)).toList();
        }

        @Override
        public JsonNode write(KojiCall call) {
            throw new AssertionError("Nothing may be changed at Koji: " + call);
        }
    }

    private void task(int state, String token) {
        hub.answers.put("getTaskInfo", """
                [{"id": 7, "state": %d, "request": ["git://h/container/pear#c0ffee", "f27",
                  {"userdata": {"freshmaker_token": "%s"}}]}]""".formatted(state, token));
    }

    @Test
    void failsWithTheFaultOfAHubThatTellsNothingElse() {
        task(5, "tok-7");
        hub.answers.put("getTaskResult", new KojiFault(1005, "Image build failed."));

        ImageEnd end = ends.read(SUBMISSION);

        assertThat(end.task().state()).isEqualTo(State.FAILED);
        assertThat(end.task().detail()).isEqualTo("Image build failed.");
    }

    @Test
    void isAskedForAgainWhileTheHubHasTroubleOfItsOwn() {
        task(5, "tok-7");
        hub.answers.put("getTaskResult", new KojiFault(1, "<class 'psycopg2.OperationalError'>: gone"));

        assertThatThrownBy(() -> ends.read(SUBMISSION)).isInstanceOf(KojiException.class);
    }

    @Test
    void failsWhereTheBuilderNamesNoBuildThatKojiUnderstands() {
        task(5, "tok-7");
        hub.answers.put(
                "getTaskResult", "{\"faultCode\": 1005, \"faultString\": \"Build for pear already exists, id 3\"}");
        hub.answers.put("getBuild", new KojiFault(1000, "invalid format: pear"));

        assertThat(ends.read(SUBMISSION).task().detail()).isEqualTo("Build for pear already exists, id 3");
    }

    @Test
    void passesOverWhatIsNoIdOfABuild() {
        task(2, "tok-7");
        hub.answers.put("listBuilds", "[]");
        hub.answers.put("getTaskResult", "{\"koji_builds\": [\"pear-1-1\", null, {}, \"99999999999999999999\"]}");

        ImageEnd end = ends.read(SUBMISSION);

        assertThat(end.task().detail()).isEqualTo("Koji's task 7 ended well, and made no image build.");
        assertThat(end.lasting()).isTrue();
    }

    @Test
    void isGivenUpWhereTheHubForgotItBeforeItsDeadlinePassed() {
        hub.answers.put("getTaskInfo", "[null]");

        assertThatThrownBy(() -> ends.read(SUBMISSION)).isInstanceOf(KojiException.class);
        assertThat(ends.read(submission(Step.CANCEL)).task().detail())
                .isEqualTo("Koji does not know its task 7 any more.");
    }

    @Test
    void takesNobodyElsesTaskForOurs() {
        task(2, "tok-of-another-hub");

        ImageEnd end = ends.read(SUBMISSION);

        assertThat(end.task().state()).isEqualTo(State.FAILED);
        assertThat(end.lasting()).isTrue();
        assertThat(end.task().detail()).startsWith("Koji's task 7 is not the one that we asked for");
    }
}
