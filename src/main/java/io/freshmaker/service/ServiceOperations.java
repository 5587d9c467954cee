package io.freshmaker.service;

import io.freshmaker.operate.Operation;
import io.freshmaker.operate.Operations;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Asker;
import io.freshmaker.store.Canceling;
import io.freshmaker.store.Database;
import io.freshmaker.store.Requests;
import io.freshmaker.store.Retrying;
import io.freshmaker.why.Subject;
import io.freshmaker.why.Why;
import io.freshmaker.why.WhyAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Builds what people can have done with a command, on the database of a running service or of one that is stopped. */
public final class ServiceOperations {

    /** Adds the builds of files to the inventory; the arguments are options with who asks among them, and the paths. */
    public static final String INVENTORY_IMPORT = "inventory-import";
    /** Tells the whole inventory, a line for each build. */
    public static final String INVENTORY_EXPORT = "inventory-export";
    /** Tells of one artifact; a second argument {@code all} has long lists told in full. */
    public static final String INVENTORY_SHOW = "inventory-show";
    /** Reconciles the inventory with MBS and Koji now. */
    public static final String INVENTORY_SYNC = "inventory-sync";

    /** Lets the held builds of an event go; the arguments are its id, who asks, and whether it becomes a dry run. */
    public static final String APPROVE = "approve";

    /** Has a build system get nothing; the arguments are its name or nothing for all, who asks, and the reason. */
    public static final String PAUSE = "pause";

    /** Has a build system get its builds again; the arguments are its name, or nothing for all, and who asks. */
    public static final String RESUME = "resume";

    /** Plans an event once more; the arguments are its id and who asks. */
    public static final String REPLAN = "replan";

    /** Has something rebuilt; the arguments are who asks, and the request as JSON, like that of version 2 of the API. */
    public static final String REBUILD = "rebuild";

    /**
     * Has failed builds made once more; the arguments are an event's id or nothing, who asks, the reason, and the ids of
     * builds where there is no event.
     */
    public static final String RETRY = "retry";

    /** Tells why an artifact was rebuilt for something, or not; the arguments are the artifact and an rpm or update. */
    public static final String WHY = "why";

    /**
     * Ends an event or builds; the arguments are an event's id or nothing, who asks, the reason, and the ids of builds
     * where there is no event.
     */
    public static final String CANCEL = "cancel";

    /**
     * Writes the whole state; the argument is the file's absolute path, or {@code -} to tell it a line at a time, where
     * progress begins with {@code #}.
     */
    public static final String EXPORT = "export";

    /** Puts a whole state into an empty database; the arguments are the file's absolute path and who asks. */
    public static final String IMPORT = "import";

    private ServiceOperations() {}

    /** All operations of a running service. */
    static Operations of(Settings settings, Database database) {
        return all(settings, database, true, true);
    }

    /** All operations, on a database that no service on this machine has open. */
    public static Operations over(Settings settings, ChosenDatabase chosen) {
        // Another machine may run a service on a database server.
        return all(settings, chosen.database(), !chosen.embedded(), false);
    }

    /**
     * @param served whether a service may have the database open, here or on another machine
     * @param running whether this process is that service
     */
    private static Operations all(Settings settings, Database database, boolean served, boolean running) {
        var rebuilding = new Rebuilding(settings, database);
        Map<String, Operation> byName = new HashMap<>(new InventoryOperations(database, settings, served).byName());
        byName.put(
                APPROVE,
                telling(given -> rebuilding
                        .approval()
                        .approve(Long.parseLong(given.get(0)), by(given), "", Boolean.parseBoolean(given.get(2)))));
        byName.put(PAUSE, telling(given -> rebuilding.pausing().pause(given.get(0), by(given), given.get(2))));
        byName.put(RESUME, telling(given -> rebuilding.pausing().resume(given.get(0), by(given))));
        byName.put(
                REPLAN, telling(given -> rebuilding.replanning().replan(Long.parseLong(given.get(0)), by(given), "")));
        byName.put(
                REBUILD,
                new RebuildOperation(
                        new Requests(database), !settings.web().url().isEmpty()));
        byName.put(CANCEL, telling(given -> cancel(rebuilding.canceling(), given)));
        byName.put(RETRY, telling(given -> retry(rebuilding.retrying(), given)));
        byName.put(WHY, telling(given -> why(new Why(database).ask(given.get(0), Subject.of(given.get(1))))));
        byName.putAll(new StateOperations(database, running).byName());
        return new Operations(byName);
    }

    private static List<String> why(WhyAnswer answer) {
        List<String> lines = new ArrayList<>(List.of(answer.sentence(), ""));
        answer.steps().forEach(step -> lines.add(step.question() + " " + step.finding()));
        return lines;
    }

    private static List<String> retry(Retrying retrying, List<String> given) {
        return given.get(0).isEmpty()
                ? retrying.builds(builds(given), by(given), given.get(2))
                : retrying.event(Long.parseLong(given.get(0)), by(given), given.get(2));
    }

    private static List<String> cancel(Canceling canceling, List<String> given) {
        return given.get(0).isEmpty()
                ? canceling.builds(builds(given), by(given), given.get(2))
                : canceling.event(Long.parseLong(given.get(0)), by(given), given.get(2));
    }

    private static List<Long> builds(List<String> given) {
        return given.subList(3, given.size()).stream().map(Long::valueOf).toList();
    }

    /** The second argument of what people ask for. */
    private static Asker by(List<String> given) {
        return Asker.command(given.size() > 1 ? given.get(1) : "somebody");
    }

    /** What answers with sentences, and with a mistake when there is nothing of the given name. */
    private static Operation telling(Function<List<String>, List<String>> work) {
        return (arguments, out) -> {
            try {
                work.apply(arguments).forEach(out::println);
            } catch (IllegalArgumentException mistake) {
                throw new Operation.Mistake(mistake.getMessage());
            }
        };
    }
}
