package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.Hearing;
import io.freshmaker.bus.MessageFile;
import io.freshmaker.bus.Topics;
import io.freshmaker.change.BusMessage;
import io.freshmaker.content.ContentFiles;
import io.freshmaker.content.Trace;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a content type would do with a message, step by step. Nothing is changed anywhere.
 *
 * @param steps the steps that were taken, in the order in which they began
 * @param inventory what was looked up in, in words
 * @param policy the file that judged
 */
public record Preview(BusMessage message, Hearing hearing, List<Trace.Step> steps, String inventory, Path policy) {

    public Preview {
        steps = List.copyOf(steps);
    }

    /**
     * Asks one content type about one message.
     *
     * @param settings the configuration, for the inventory and policy in force
     * @param alone the same for an inventory that is not the configured one: it counts as filled
     * @param contentType its file, wherever it lies
     * @param inventory a file to take for the inventory
     * @throws io.freshmaker.content.MistakesException when the content type or the inventory file has mistakes
     * @throws io.freshmaker.policy.PolicyException when the policy has
     * @throws io.freshmaker.bus.UnreadableMessageException when the file holds no message
     */
    public static Preview of(
            Settings settings, Settings alone, Path contentType, Path message, Optional<Path> inventory) {
        Home home = Home.of(settings.places());
        var policy = new PolicyReader().read(home.policy());
        BusMessage read = new MessageFile(
                        new EnvelopeReader(new Topics(settings.bus().topicPrefixes()), new ObjectMapper()))
                .read(message);
        var trace = new Trace();
        try (var koji = ChosenKoji.open(settings.koji()).orElse(null);
                var chosen = ChosenInventory.open(settings, home, inventory);
                var rehearsal = new Rehearsal(
                        chosen.configured() ? settings : alone,
                        home,
                        chosen.database(),
                        koji == null ? SampleKoji.of(home) : Optional.of(koji.hub()),
                        () -> policy,
                        List.of(contentType),
                        Optional.of(trace))) {
            Hearing hearing = rehearsal.hear(ContentFiles.name(contentType), read);
            return new Preview(read, hearing, trace.steps(), chosen.words(), home.policy());
        }
    }
}
