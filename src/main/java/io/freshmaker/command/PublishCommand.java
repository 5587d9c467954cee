package io.freshmaker.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.BusPublisher;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.EnvelopeWriter;
import io.freshmaker.bus.MessageFile;
import io.freshmaker.bus.Topics;
import io.freshmaker.change.BusMessage;
import io.freshmaker.change.Envelope;
import io.freshmaker.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code freshmaker publish}: puts recorded messages on the bus. */
@Command(
        name = "publish",
        description = {
            "Puts message files on the bus, in the order given.",
            "A file holds one message in any of the forms of fedmsg, fedora-messaging and UMB, or a flat one. "
                    + "All files are read before the first message is sent."
        },
        mixinStandardHelpOptions = true)
public final class PublishCommand implements Callable<Integer> {

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
            description = "Give each message a new id, so that one that was published before is not taken for known.")
    private boolean newIds;

    @Mixin
    private Configuration configuration;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = configuration.read(Map.of());
        PrintWriter out = spec.commandLine().getOut();
        var json = new ObjectMapper();
        var reader =
                new MessageFile(new EnvelopeReader(new Topics(settings.bus().topicPrefixes()), json));
        List<BusMessage> messages = new ArrayList<>();
        files.forEach(file -> messages.add(identified(reader.read(file))));
        var writer = new EnvelopeWriter(json);
        try (BusPublisher bus = connect(settings)) {
            for (BusMessage message : messages) {
                bus.send(writer.write(message, envelope, prefix()));
                out.println(message.id() + " " + message.topic());
            }
        }
        return 0;
    }

    private BusMessage identified(BusMessage message) {
        return newIds
                ? new BusMessage(
                        UUID.randomUUID().toString(),
                        message.topic(),
                        message.address(),
                        message.envelope(),
                        Map.of(),
                        message.sentAt(),
                        message.body())
                : message;
    }

    private String prefix() {
        if (prefix != null) {
            return prefix;
        }
        return envelope == Envelope.UMB ? "VirtualTopic.eng." : "org.fedoraproject.prod.";
    }

    private static BusPublisher connect(Settings settings) {
        String url = settings.bus().embedded()
                ? "amqp://127.0.0.1:" + settings.bus().embeddedPort()
                : settings.bus().url().value();
        return new BusPublisher(
                url,
                settings.bus().user(),
                settings.bus().password().value(),
                settings.bus().target().toString());
    }

    /** Reads the label of an envelope, with picocli's own way of refusing. */
    static final class EnvelopeName implements ITypeConverter<Envelope> {
        @Override
        public Envelope convert(String label) {
            try {
                return Envelope.of(label);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
