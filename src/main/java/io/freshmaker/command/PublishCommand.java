package io.freshmaker.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.BusAccess;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.EnvelopeWriter;
import io.freshmaker.bus.MessageFile;
import io.freshmaker.bus.Topics;
import io.freshmaker.bus.UnreadableMessageException;
import io.freshmaker.bus.Wire;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.settings.BrokerKind;
import io.freshmaker.settings.Bus;
import io.freshmaker.settings.Settings;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshmaker publish}: puts recorded messages on the bus. */
@Command(
        name = "publish",
        description = {
            "Puts message files on the bus, in the order given.",
            "A file holds one message in any of the forms of fedmsg, fedora-messaging and UMB, or a flat one. "
                    + "All files are read before the first message is sent."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class)
public final class PublishCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with one message each.")
    private List<Path> files;

    @Option(
            names = "--envelope",
            paramLabel = "NAME",
            defaultValue = "fedora-messaging",
            converter = EnvelopeName.class,
            description = "fedmsg, fedora-messaging or umb. Default: ${DEFAULT-VALUE}.")
    private Envelope envelope;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            description = "What is put before the topic. Default: org.fedoraproject.prod., for umb VirtualTopic.eng.")
    private String prefix;

    @Option(
            names = "--new-ids",
            description = "Give each message a new id and the time of now, so that one that was published before is not"
                    + " taken for known.")
    private boolean newIds;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = configuration.read(Map.of("freshmaker.log.level", "WARN"), Map.of());
        if (settings.bus().broker() == BrokerKind.RABBITMQ && envelope == Envelope.FEDMSG) {
            throw new ParameterException(
                    spec.commandLine(),
                    "RabbitMQ routes by the subject of a message, and fedmsg's have none: choose fedora-messaging or umb.");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<BusMessage> messages = messages(settings.bus().topicPrefixes());
        List<Wire> wires = messages.stream().map(this::wire).toList();
        try (BusPublisher bus = connect(settings.bus())) {
            for (int i = 0; i < wires.size(); i++) {
                bus.send(wires.get(i));
                out.println(messages.get(i).id() + " " + messages.get(i).topic());
            }
        }
        return 0;
    }

    /** Every message, or all that is wrong with any of the files. */
    private List<BusMessage> messages(List<String> prefixes) {
        var reader = new MessageFile(new EnvelopeReader(new Topics(prefixes), JSON));
        List<BusMessage> messages = new ArrayList<>();
        List<String> mistakes = new ArrayList<>();
        for (Path file : files) {
            try {
                messages.add(identified(reader.read(file)));
            } catch (UnreadableMessageException e) {
                mistakes.add(e.getMessage());
            } catch (UncheckedIOException e) {
                mistakes.add(FileTrouble.of(file, e.getCause()));
            }
        }
        if (!mistakes.isEmpty()) {
            mistakes.add("Nothing was sent.");
            throw new IllegalStateException(String.join("\n", mistakes));
        }
        return messages;
    }

    private Wire wire(BusMessage message) {
        try {
            return new EnvelopeWriter(JSON).write(message, envelope, prefix());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private BusMessage identified(BusMessage message) {
        return newIds
                ? new BusMessage(
                        UUID.randomUUID().toString(),
                        message.topic(),
                        message.address(),
                        message.envelope(),
                        Map.of(),
                        Instant.now(),
                        message.body())
                : message;
    }

    private String prefix() {
        if (prefix != null) {
            return prefix;
        }
        return envelope == Envelope.UMB ? "VirtualTopic.eng." : "org.fedoraproject.prod.";
    }

    private static BusPublisher connect(Bus bus) {
        String url = bus.embedded()
                ? "amqp://127.0.0.1:" + bus.embeddedPort()
                : bus.url().value();
        try {
            return new BusPublisher(BusAccess.of(bus, url), bus.target().toString());
        } catch (IllegalStateException e) {
            throw new IllegalStateException(away(bus, e), e);
        }
    }

    private static String away(Bus bus, IllegalStateException failure) {
        if (bus.embedded()) {
            return "No broker answers on port " + bus.embeddedPort() + " (" + root(failure) + "): start one with"
                    + " ./freshmaker serve, or name the file of yours with --config, or its freshmaker.bus.url"
                    + " with -D.";
        }
        String reason = failure.getMessage();
        String refused = "The broker at " + bus.url() + " does not take us";
        return reason.contains(" freshmaker.bus.")
                ? refused + ": " + reason.replaceFirst("\\.?$", ".")
                : refused + " (" + reason
                        + "): check freshmaker.bus.url, freshmaker.bus.user and freshmaker.bus.target.";
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
