package io.freshmaker.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.freshmaker.service.ServiceOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code freshmaker rebuild --update UPDATE} and its like. */
@Command(
        name = "rebuild",
        description = {
            "Has rebuilt what an update or rpms make outdated, what an event was about, or artifacts by their names.",
            "The request is planned like a message of the bus: policy and inventory decide, and the event says why."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class RebuildCommand implements Callable<Integer> {

    @ArgGroup
    private What what;

    static final class What {
        @Option(names = "--update", paramLabel = "UPDATE", description = "The alias of an update of Bodhi's.")
        private String update;

        @Option(names = "--rpms", paramLabel = "NVR", split = ",", description = "Builds of rpms, separated by commas.")
        private List<String> rpms;

        @Option(
                names = "--artifacts",
                paramLabel = "ARTIFACT",
                split = ",",
                description = "Such as image:httpd-container:f27 or module:perl:5.26, separated by commas.")
        private List<String> artifacts;

        @Option(names = "--event", paramLabel = "EVENT", description = "The event whose message is planned again.")
        private Long event;
    }

    @Option(names = "--release", paramLabel = "RELEASE", description = "The release that --rpms are shipped in.")
    private String release;

    @Option(
            names = "--images",
            paramLabel = "NVR",
            split = ",",
            description = "Only these images, by the builds they have now.")
    private List<String> images = new ArrayList<>();

    @Option(names = "--dry-run", description = "Shows the builds, and submits none.")
    private boolean dryRun;

    @Option(names = "--force", description = "Also when the same is being rebuilt already.")
    private boolean force;

    @Mixin
    private Asked asked;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (what == null) {
            throw new ParameterException(
                    spec.commandLine(), "Name what is to be rebuilt: --update, --rpms, --artifacts or --event.");
        }
        return new Asking(configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of()))
                .ask(
                        spec.commandLine(),
                        ServiceOperations.REBUILD,
                        asked.by(),
                        request().toString());
    }

    private ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        text(request, "update", what.update);
        list(request, "rpms", what.rpms);
        list(request, "artifacts", what.artifacts);
        if (what.event != null) {
            request.put("freshmaker_event_id", what.event);
        }
        text(request, "release", release);
        list(request, "container_images", images.isEmpty() ? null : images);
        text(request, "reason", asked.reason().isEmpty() ? null : asked.reason());
        return request.put("dry_run", dryRun).put("force", force);
    }

    private static void text(ObjectNode request, String field, String value) {
        if (value != null) {
            request.put(field, value);
        }
    }

    private static void list(ObjectNode request, String field, List<String> values) {
        if (values != null) {
            var items = request.putArray(field);
            values.forEach(items::add);
        }
    }
}
