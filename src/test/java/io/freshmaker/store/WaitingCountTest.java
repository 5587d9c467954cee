package io.freshmaker.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshmaker.compose.ComposeAnswer;
import io.freshmaker.compose.ComposeState;
import io.freshmaker.compose.ComposeWork;
import io.freshmaker.compose.RemoteCompose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to composes and builds, and in whatever order: a planned build waits for what is not there yet. */
class WaitingCountTest {

    private static final int STEPS = 120;
    private static final String MISCOUNTED = """
            select b.id || ' ' || b.name || ' says ' || b.waiting_for from builds b where b.state = 4
              and b.waiting_for <> (select count(*) from build_dependencies d
                  join builds p on p.id = d.prerequisite_id where d.build_id = b.id and p.state <> 1)
                + (select count(*) from build_composes c
                  where c.build_id = b.id and c.usable = false and c.replaced = false)
            """;
    private static final String STUCK = """
            select b.id || ' ' || b.name || ' needs ' || c.id || ' at step ' || c.step from builds b
              join build_composes n on n.build_id = b.id and n.replaced = false
              join composes c on c.id = n.compose_id
            where b.state = 4 and (n.usable = false and c.step not in (0, 1, 2) or n.usable = true and c.step = 4)
            """;

    private final Kitchen kitchen = new Kitchen(Engine.embedded());
    private final TestDatabase database = kitchen.database;
    private final List<String> done = new ArrayList<>();
    private int events;

    @AfterEach
    void close() {
        kitchen.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void isWhatIsNotThereYet(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < STEPS; i++) {
            step(random);
            assertThat(database.texts(MISCOUNTED)).as("after %s", done).isEmpty();
            assertThat(database.texts(STUCK)).as("after %s", done).isEmpty();
        }
    }

    private void step(Random random) {
        int turn = random.nextInt(10);
        if (turn < 2) {
            plan(random);
        } else if (turn < 7) {
            compose(random);
        } else if (turn == 7) {
            done.add("begin");
            kitchen.images.budget.begin();
        } else if (turn == 8) {
            end(random);
        } else {
            retry(random);
        }
    }

    private void plan(Random random) {
        String[][] needs = {{}, {"openssl-2-1"}, {"bash-5-1"}, {"openssl-2-1", "bash-5-1"}};
        String[] needed = needs[random.nextInt(needs.length)];
        var plan = new ImagePlanOf("2-1");
        for (String each : needed) {
            plan.compose(each);
        }
        if (random.nextBoolean()) {
            plan.build("base").build("app", "base");
        }
        if (random.nextBoolean()) {
            plan.build("web");
        }
        done.add("plan of " + String.join("+", needed));
        kitchen.pipeline.planned("m" + ++events, plan.part());
    }

    private void compose(Random random) {
        List<Long> open = ids("select id from composes where step <> 4 order by id");
        if (open.isEmpty()) {
            return;
        }
        long id = open.get(random.nextInt(open.size()));
        kitchen.later();
        ComposeWork work = kitchen.composes.claim(id);
        if (work != null) {
            ComposeWork asking = kitchen.composes.asking(work);
            var answer = random.nextInt(5) == 0
                    ? new ComposeAnswer.Rejected("no")
                    : random.nextInt(5) == 0
                            ? new ComposeAnswer.Unknown("lost")
                            : Kitchen.accepted(Kitchen.remote(1_000 + id, ComposeState.WAIT, ""));
            done.add("compose " + id + " " + answer.getClass().getSimpleName());
            kitchen.composes.answered(asking, answer);
            return;
        }
        work = kitchen.composes.claimLookUp(id);
        if (work != null) {
            look(work, random);
        }
    }

    private void look(ComposeWork work, Random random) {
        if (work.remote() == 0) {
            done.add("compose " + work.id() + " is not there");
            kitchen.composes.found(work, null);
            return;
        }
        ComposeState[] states = ComposeState.values();
        // What is done stays so until it is removed.
        ComposeState state = work.state() == ComposeState.DONE
                ? random.nextBoolean() ? ComposeState.DONE : ComposeState.REMOVED
                : states[random.nextInt(states.length)];
        RemoteCompose remote =
                Kitchen.lasting(work.remote(), state, "", Instant.now().plusSeconds(random.nextInt(20_000)));
        done.add("compose " + work.id() + " " + state);
        ComposeWork ends = kitchen.composes.followed(work, remote);
        if (ends != null) {
            long next = random.nextBoolean() ? work.remote() : 2_000 + 10 * work.id() + random.nextInt(10);
            done.add("compose " + work.id() + " kept as " + next);
            kitchen.composes.extended(ends, Kitchen.accepted(Kitchen.remote(next, ComposeState.DONE, "")));
        }
    }

    private void end(Random random) {
        List<Long> running = ids("select id from builds where state in (0, 4) order by id");
        if (running.isEmpty()) {
            return;
        }
        long id = running.get(random.nextInt(running.size()));
        int how = random.nextInt(3);
        done.add("build " + id + " ends " + how);
        database.database().transact(handle -> {
            if (how == 0) {
                kitchen.pipeline.builds.done(handle, id, "", "Built.");
            } else if (how == 1) {
                kitchen.pipeline.builds.failed(handle, id, "broken");
            } else {
                kitchen.pipeline.builds.canceled(handle, id, "stopped");
            }
            handle.execute(
                    "update submissions set step = 5 where build_id in (select id from builds where state <> 0)");
            return null;
        });
    }

    private void retry(Random random) {
        if (events == 0) {
            return;
        }
        long event = kitchen.pipeline.event("m" + (1 + random.nextInt(events)));
        done.add("retry of " + event);
        try {
            new Retrying(database.database(), kitchen.pipeline.waiting).event(event, Asker.command("jane"), "");
        } catch (IllegalStateException nothing) {
            done.add("which is refused");
        }
    }

    private List<Long> ids(String sql) {
        return database.texts(sql).stream().map(Long::valueOf).toList();
    }
}
