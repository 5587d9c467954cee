package io.freshmaker.operate;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What people can have done, by name; the same in a running service and on a database that nobody uses. */
public final class Operations {

    /** All went well. */
    public static final int DONE = 0;
    /** It could not be done. */
    public static final int FAILED = 1;
    /** What was given is wrong. */
    public static final int WRONG = 2;

    private final Map<String, Operation> byName;

    public Operations(Map<String, Operation> byName) {
        this.byName = Map.copyOf(byName);
    }

    /**
     * Runs one operation; it never throws.
     *
     * @param out takes what it tells
     * @param err takes the reason when it can't be done
     * @return 0 done, 1 it could not be done, 2 what was given is wrong: the exit code of the command
     */
    public int run(String name, List<String> arguments, PrintWriter out, PrintWriter err) {
        Operation operation = byName.get(name);
        if (operation == null) {
            err.println("There is no operation '" + name + "'; there are: "
                    + String.join(", ", new TreeSet<>(byName.keySet()))
                    + ". Is the running service of another version?");
            return WRONG;
        }
        try {
            operation.run(arguments, out);
            return DONE;
        } catch (Operation.Mistake mistake) {
            err.println(mistake.getMessage());
            return WRONG;
        } catch (RuntimeException failure) {
            err.println(failure.getMessage() == null ? failure.toString() : failure.getMessage());
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }
}
