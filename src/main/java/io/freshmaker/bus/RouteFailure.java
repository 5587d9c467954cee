package io.freshmaker.bus;

import io.freshmaker.submit.Lasting;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.bean.MethodNotFoundException;

/** Why a route could not answer, in a sentence for people. */
final class RouteFailure {

    private RouteFailure() {}

    /** Our own sentence, which names the remedy, where there is one; otherwise that of whatever failed first. */
    static String sentence(Throwable failure) {
        Throwable root = failure;
        while (!(root instanceof Lasting) && root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root instanceof MethodNotFoundException missing && missing.getBean() instanceof Record asked
                ? unknownField(missing.getMethodName(), asked)
                : Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
    }

    /** Camel's own words quote all of the draft with its message. */
    private static String unknownField(String name, Record asked) {
        Stream<String> fields =
                Arrays.stream(asked.getClass().getRecordComponents()).map(RecordComponent::getName);
        return "A step asks the body for '" + name + "', which it does not have; it has: "
                + Stream.concat(Stream.of("decided"), fields).sorted().collect(Collectors.joining(", ")) + ".";
    }
}
