package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes on at one moment, in the order in which it goes on. */
@OnEachDatabase
class WorkNowTest {

    private final Pipeline pipeline;
    private final TestDatabase database;
    private final WorkNow work;

    WorkNowTest(Engine engine) {
        pipeline = new Pipeline(engine);
        database = pipeline.database;
        work = new WorkNow(database.database(), pipeline.pauses);
    }

    @AfterEach
    void close() {
        pipeline.close();
    }

    private void build(String name, String values) {
        database.run("insert into builds (event_id, type_id, artifact_type, name, stream, rebuild_reason, state_reason,"
                + " state, held, waiting_for, system, target, urgent, batch, not_before, time_completed)"
                + " values (1, 1, 'image', '" + name + "', 'f27', 'dependency', 'why', " + values + ")");
    }

    private void event(int state, String done) {
        database.run("insert into events (message_id, search_key, event_type_id, state, time_done) values ('m'"
                + " || cast((select count(*) from events) as varchar(9)), 'k', 2, " + state + ", " + done + ")");
    }

    @Test
    void showsWhatComesNextAsItIsSubmittedAndWhatEndedLast() {
        String hour = "current_timestamp + interval '1' hour";
        event(1, "null");
        event(2, "current_timestamp - interval '2' minute");
        event(3, "current_timestamp - interval '1' minute");
        build("second", "4, 0, 0, 'koji', 'f28', false, 0, null, null");
        build("third", "4, 0, 0, 'koji', 'f27', false, 0, null, null");
        build("first", "4, 0, 0, 'koji', 'f27', true, 0, null, null");
        build("later", "4, 0, 0, 'koji', 'f27', false, 0, " + hour + ", null");
        build("fifth", "4, 0, 1, 'koji', 'f27', false, 2, null, null");
        build("fourth", "4, 0, 2, 'koji', 'f27', false, 1, null, null");
        build("held", "4, 1, 0, 'koji', 'f27', false, 0, null, null");
        build("running", "0, 0, 0, 'mbs', null, false, 0, null, null");
        build("old", "1, 0, 0, 'mbs', null, false, 0, null, current_timestamp - interval '2' minute");
        build("new", "2, 0, 0, 'mbs', null, false, 0, null, current_timestamp - interval '1' minute");
        database.run("insert into pauses (system, paused_by, reason) values ('koji', 'jane', 'the mirror is away')");
        pipeline.received("waits");

        WorkView view = work.read(10);

        assertThat(names(view.next())).containsExactly("first", "second", "third", "later", "fourth", "fifth");
        assertThat(names(view.running())).containsExactly("running");
        assertThat(names(view.endedBuilds())).containsExactly("new", "old");
        assertThat(view.endedEvents()).extracting(WorkView.Ended::state).containsExactly(3, 2);
        assertThat(view.events()).containsOnlyKeys(1).containsValue(1L);
        assertThat(view.held()).containsExactly(new WorkView.Held(1, 1, 1));
        assertThat(view.pauses()).extracting(WorkView.Pause::by).containsExactly("jane");
        assertThat(view.backlog().get(Backlog.Kind.INBOX).count()).isEqualTo(1);
        assertThat(view.backlog().get(Backlog.Kind.READY).count()).isEqualTo(4);
        assertThat(view.backlog().get(Backlog.Kind.COMPOSES).oldest()).isNull();
        assertThat(view.builds())
                .extracting(count -> count.system() + count.state() + count.held() + count.ready() + count.builds())
                .containsExactly("koji4falsefalse2", "koji4falsetrue4", "koji4truefalse1", "mbs0falsefalse1");
        assertThat(names(work.read(2).next())).containsExactly("first", "second");
    }

    private static List<String> names(List<WorkView.Build> builds) {
        return builds.stream().map(build -> build.artifact().split(":")[1]).toList();
    }

    @Test
    void takesTheSameStatementsHoweverMuchGoesOn() {
        pipeline.planned("m", PlanOf.builds("a").part());
        int few = statements();
        pipeline.planned("n", PlanOf.builds("b", "c", "d", "e", "f").part());
        pipeline.built("a", "ready");

        assertThat(statements()).isEqualTo(few).isLessThan(20);
    }

    private int statements() {
        return database.database().read(handle -> {
            var log = new StatementLog(handle);
            work.read(handle, 5);
            return log.size();
        });
    }
}
