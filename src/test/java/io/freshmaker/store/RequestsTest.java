package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.manual.AsyncBody;
import io.freshmaker.manual.RebuildBody;
import io.freshmaker.manual.RebuildRequest;
import io.freshmaker.manual.Unfit;
import io.freshmaker.plan.ManualRequest;
import io.freshmaker.plan.Part;
import io.freshmaker.plan.Received;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@OnEachDatabase
class RequestsTest extends PipelineTest {

    private static final String UPDATE = "{'update': 'FEDORA-2018-1'}";

    private final Requests requests;

    RequestsTest(Engine engine) {
        super(engine);
        database.database().announce();
        requests = new Requests(database.database());
    }

    private static ObjectNode json(String text) {
        try {
            return new ObjectMapper().readValue(text.replace('\'', '"'), ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static RebuildRequest request(String body) {
        return new RebuildBody(2, true).read(json(body), "mary");
    }

    private long asked(String body) {
        return requests.take(request(body), "oidc");
    }

    private Received claim(long event) {
        return pipeline.claim(database.text("select message_id from events where id = ?", event));
    }

    private String event(long id, String columns) {
        return database.text("select " + columns + " from events where id = ?", id);
    }

    @Test
    void storesAllThatBelongsToARequest() {
        long event = asked("{'update': 'FEDORA-2018-1', 'container_images': ['a-container-1-1'], 'dry_run': true,"
                + " 'metadata': {'ticket': 7}, 'reason': 'CVE'}");

        assertThat(event(event, "state || ' ' || state_reason"))
                .isEqualTo("0 Asked for by mary as a dry run, and planned next. Their reason: CVE.");
        assertThat(event(event, "event_type_id || ' ' || search_key || ' ' || requester || ' ' || requested_rebuilds"))
                .isEqualTo("13 FEDORA-2018-1 mary [\"a-container-1-1\"]");
        assertThat(event(event, "requester_metadata")).isEqualTo("{\"ticket\":7}");
        assertThat(database.text("select message_id from inbox"))
                .startsWith("manual:")
                .isEqualTo(event(event, "message_id"));
        assertThat(database.text("select topic || ' ' || envelope || ' ' || body from inbox"))
                .isEqualTo("freshmaker.manual.update own {\"update\":\"FEDORA-2018-1\"}");
        assertThat(database.number("select count(*) from inbox where content_hash is null"))
                .isEqualTo(1);
        assertThat(database.texts("select kind || ' ' || event_id from announcements order by id"))
                .containsExactly("0 1", "2 1");
        assertThat(database.text("select body from announcements where kind = 2"))
                .contains("\"update\":\"FEDORA-2018-1\"", "\"requester\":\"mary\"", "\"event_id\":1");
        assertThat(database.text("select person || ' ' || how || ' ' || action || ' ' || event_id from audit"))
                .isEqualTo("mary oidc rebuild 1");
        assertThat(claim(event).request())
                .isEqualTo(new ManualRequest("mary", true, false, Set.of("a-container-1-1"), "", "CVE"));
    }

    @Test
    void plansItWithoutLosingWhoAskedForWhat() {
        long event = asked(UPDATE);
        pipeline.record(claim(event), PlanOf.builds("a").part());

        assertThat(event(event, "state || ' ' || event_type_id || ' ' || search_key || ' ' || requester"))
                .isEqualTo("1 13 FEDORA-2018-1 mary");
        assertThat(event(event, "state_reason")).isEqualTo("1 build planned.");
        assertThat(database.number("select count(*) from events")).isEqualTo(1);
    }

    @Test
    void endsInWordsWhatNobodyPlans() {
        long alone = asked("{'rpms': ['a-1-1'], 'dry_run': true}");
        pipeline.record(claim(alone));
        assertThat(event(alone, "state || ' ' || state_reason"))
                .isEqualTo("4 No content type plans freshmaker.manual.rpms: none listens to it.");
        assertThat(database.number("select id from events where dry_run = true"))
                .isEqualTo(alone);

        long refused = asked(UPDATE);
        pipeline.record(claim(refused), PlanOf.notOurs(PlanOf.SPEC));
        assertThat(event(refused, "state || ' ' || state_reason"))
                .isEqualTo("4 No content type plans freshmaker.manual.update. spec-changed: another topic");
        assertThat(database.number("select count(*) from events where time_done is null"))
                .isZero();
    }

    @Test
    void aDryRunStaysOneWhilePlanningWaitsAndWhenItIsPlannedAgain() {
        long event = asked("{'update': 'FEDORA-2018-1', 'dry_run': true}");
        pipeline.record(claim(event), Part.unfinished(PlanOf.SPEC, null, "Bodhi is down"));
        assertThat(event(event, "state || ' ' || state_reason")).isEqualTo("0 Waiting: Bodhi is down");
        assertThat(database.number("select count(*) from events where dry_run = true"))
                .isEqualTo(1);

        pipeline.record(claim(event), PlanOf.noRebuild(PlanOf.SPEC, "no."));
        new Replanning(database.database()).replan(event, Asker.command("tom"), "");
        assertThat(database.number("select count(*) from events where dry_run = true"))
                .isEqualTo(1);
        Received again = claim(event);
        assertThat(again.request().dryRun()).isTrue();
        pipeline.record(again, PlanOf.builds("a").part());

        assertThat(database.text("select held || ' ' || state from builds")).isEqualTo("3 4");
        pipeline.budget.begin();
        assertThat(event(event, "state || ' ' || state_reason"))
                .startsWith("2 Dry run: 1 build, nothing was submitted.");
    }

    @Test
    void buildsImagesForTheTargetThatWasAskedFor() {
        long event = requests.take(
                new AsyncBody(1)
                        .read(
                                json("{'dist_git_branch': 'f27', 'container_images': ['a'], 'brew_target': 'special'}"),
                                "mary"),
                "none");
        Received received = claim(event);
        pipeline.record(received, new ImagePlanOf("2").build("a").part());
        pipeline.planned("m", new ImagePlanOf("2").build("b").part());

        assertThat(database.texts("select name || ' ' || target from builds order by name"))
                .containsExactly("a special", "b f27-container-candidate");
        assertThat(database.text("select build_args from builds where name = 'a'"))
                .contains("\"target\":\"special\"");
        assertThat(event(event, "event_type_id || ' ' || search_key || ' ' || requested_rebuilds"))
                .isEqualTo("14 a-container:f27 [\"a-container\"]");
        assertThat(database.text("select body from announcements where kind = 3"))
                .contains("\"brew_target\":\"special\"");
        assertThat(database.text("select action from audit")).isEqualTo("async-rebuild");
    }

    @Test
    void joinsNoBuildForAnotherTarget() {
        String special =
                "{'dist_git_branch': 'f27', 'container_images': ['a'], 'brew_target': 'special', 'force': true}";
        String usual = special.replace("special", "f27-container-candidate");
        for (String body : List.of(special, usual, special, usual)) {
            long event = requests.take(new AsyncBody(1).read(json(body), "mary"), "none");
            pipeline.record(claim(event), new ImagePlanOf("2").build("a").part());
        }
        pipeline.planned("m", new ImagePlanOf("2").build("a").part());

        assertThat(database.texts("select distinct c.event_id || ' ' || b.target from builds b"
                        + " join build_causes c on c.build_id = b.id order by 1"))
                .containsExactly(
                        "1 special",
                        "2 f27-container-candidate",
                        "3 special",
                        "4 f27-container-candidate",
                        "5 f27-container-candidate");
        new Canceling(database.database(), pipeline.waiting, pipeline.builds)
                .builds(List.of(1L), Asker.command("mary"), "");
        new Retrying(database.database(), pipeline.waiting, Pipeline.TARGETS)
                .builds(List.of(1L), Asker.command("mary"), "");
        assertThat(database.texts("select planned_key from builds order by id"))
                .containsExactly("image:a:f27 for special", "image:a:f27");
    }

    @Test
    void refusesASecondOfTheSameWhileTheFirstIsRunning() {
        asked("{'rpms': ['a-1-1', 'b-1-1']}");
        String same = "{'rpms': ['b-1-1', 'a-1-1'], 'container_images': ['x-1-1']}";

        assertThatThrownBy(() -> asked(same))
                .isInstanceOf(Unfit.class)
                .hasMessage("The same is being rebuilt already, by event 1: wait until it has ended, or set force to"
                        + " true.");
        database.run("update events set dry_run = true");
        assertThatThrownBy(() -> asked(same))
                .hasMessage(
                        "The same is planned as a dry run already, by event 1: wait until it has ended, or set force"
                                + " to true.");
        database.run("update events set dry_run = false");
        assertThat(asked("{'rpms': ['b-1-1', 'a-1-1'], 'force': true}")).isGreaterThan(1);
        assertThatThrownBy(() -> asked(same)).hasMessageMatching("The same .* by event 1, \\d+: .*");
        asked("{'rpms': ['a-1-1']}");
        assertThat(database.number("select count(*) from inbox")).isEqualTo(3);
        assertThat(database.number("select count(*) from audit")).isEqualTo(3);

        database.run("update events set state = 2");
        asked(same);
    }

    @Test
    void oneOfTwoAtATimeWins() {
        var results = Together.call(4, turn -> {
            try {
                return asked(UPDATE) > 0;
            } catch (Unfit unfit) {
                return false;
            }
        });

        assertThat(results).containsOnlyOnce(true);
        assertThat(database.number("select count(*) from events")).isEqualTo(1);
        assertThat(database.number("select count(*) from inbox")).isEqualTo(1);
    }

    @Test
    void plansTheMessageOfAnEventOnceMore() {
        pipeline.planned("m", PlanOf.builds("a").part());

        long event = asked("{'freshmaker_event_id': 1, 'container_images': ['x-1-1']}");

        Received received = claim(event);
        assertThat(received.message().topic()).isEqualTo("git.receive");
        assertThat(received.message().body()).isEqualTo(Pipeline.message("m").body());
        assertThat(received.request().only()).containsExactly("x-1-1");
        assertThat(event(event, "search_key || ' ' || event_type_id")).isEqualTo("rpms/httpd:f27 11");
        assertThat(database.number("select depends_on_id from event_dependencies where event_id = ?", event))
                .isEqualTo(1);
        assertThatThrownBy(() -> asked("{'freshmaker_event_id': 1}")).hasMessageContaining("by event " + event + ":");
        String third = "{'freshmaker_event_id': " + event + ", 'force': true}";
        assertThat(claim(asked(third)).request().only())
                .as("what the second was restricted to")
                .containsExactly("x-1-1");
    }

    @Test
    void buildsWhatIsUnderWayAlreadyOnlyWhenItIsForced() {
        Received first = claim(asked(UPDATE));
        Received forced = claim(asked("{'update': 'FEDORA-2018-1', 'force': true}"));
        pipeline.planned("m", PlanOf.builds("a").part());
        pipeline.running("a", 7);

        pipeline.record(first, PlanOf.builds("a").part());
        assertThat(database.number("select count(*) from builds")).isEqualTo(1);
        pipeline.record(forced, PlanOf.builds("a").part());
        assertThat(database.number("select count(*) from builds")).isEqualTo(2);
    }

    @Test
    void saysWhyAnEventCannotBePlannedOnceMore() {
        assertThatThrownBy(() -> asked("{'freshmaker_event_id': 77}"))
                .isInstanceOf(Unfit.class)
                .hasMessage("freshmaker_event_id has to be that of an event: there is no event 77.");
        pipeline.planned("m", PlanOf.builds("a").part());
        database.run("delete from inbox");
        assertThatThrownBy(() -> asked("{'freshmaker_event_id': 1}"))
                .isInstanceOf(Unfit.class)
                .hasMessageContaining("that of event 1 is gone (freshmaker.retention.inbox)");
        assertThat(database.number("select count(*) from events")).isEqualTo(1);
    }

    @Test
    void takesAFixedNumberOfStatements() {
        assertThat(statements("{'update': 'FEDORA-2018-1'}")).isEqualTo(7);
        pipeline.planned("m", PlanOf.builds("a").part());
        assertThat(statements("{'freshmaker_event_id': 2}")).isEqualTo(9);
    }

    private long statements(String body) {
        return database.database().transact(handle -> {
            var log = new StatementLog(handle);
            Requests.take(handle, request(body), "none");
            return (long) log.size();
        });
    }

    @Test
    void keepsTheOverridesOfABundleForItsBuilds() {
        long event = asked("{'artifacts': ['image:a:f27'], 'bundle_related_image_overrides': {'x': ['y']}}");
        pipeline.record(claim(event), PlanOf.builds("a").part());
        pipeline.planned("m", PlanOf.builds("b").part());
        var overrides = new Overrides(database.database());

        assertThat(event(event, "event_type_id || ' ' || requested_rebuilds")).isEqualTo("16 [\"image:a:f27\"]");
        assertThat(overrides.of(pipeline.build("a"))).contains("{\"x\":[\"y\"]}");
        assertThat(overrides.of(pipeline.build("b"))).contains("{}");
        assertThat(overrides.of(99)).isEmpty();
    }
}
