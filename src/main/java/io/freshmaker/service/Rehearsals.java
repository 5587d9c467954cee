package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.MessageFile;
import io.freshmaker.bus.Topics;
import io.freshmaker.content.ContentFiles;
import io.freshmaker.content.Mistakes;
import io.freshmaker.content.MistakesException;
import io.freshmaker.content.Samples;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.PolicyException;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Has content types loaded as a service loads them, and plays their sample messages against the sample inventory. */
final class Rehearsals {

    private final Settings settings;
    private final Home home;
    private final Mistakes mistakes;

    /** @param mistakes takes what does not load, and what does not do as its samples say */
    Rehearsals(Settings settings, Home home, Mistakes mistakes) {
        this.settings = settings;
        this.home = home;
        this.mistakes = mistakes;
    }

    /** Loads the content types that look well and plays their samples; one that can't be loaded is left out. */
    void play(List<Path> contentTypes) {
        List<Path> fit = contentTypes;
        Optional<Database> inventory =
                contentTypes.isEmpty() || !mistakes.none(home.releases()) ? Optional.empty() : inventory();
        if (inventory.isEmpty()) {
            return;
        }
        Policy judging = policy();
        try (Database database = inventory.get()) {
            while (!fit.isEmpty()) {
                try (var rehearsal = new Rehearsal(
                        settings,
                        home.ofSamples(),
                        database,
                        SampleKoji.of(home),
                        this::policy,
                        fit,
                        Optional.empty())) {
                    var samples = new Samples(messages(), rehearsal::hear, mistakes);
                    fit.forEach(file -> samples.play(file, ContentFiles.samples(file, home.content())));
                    return;
                } catch (MistakesException e) {
                    e.mistakes().forEach(mistakes::add);
                    List<Path> rest = fit.stream().filter(mistakes::none).toList();
                    fit = rest.size() < fit.size() ? rest : List.of();
                }
            }
        }
    }

    /** The one in force; while that is broken, one that lets samples through. */
    private Policy policy() {
        var reader = new PolicyReader();
        try {
            return reader.read(home.policy());
        } catch (PolicyException e) {
            return reader.read("policy.yaml", "global: {module: {allow: {name: .*}}, image: {allow: {name: .*}}}");
        }
    }

    private Optional<Database> inventory() {
        try {
            return Optional.of(Rehearsal.knowing(SampleInventory.builds(home)));
        } catch (MistakesException e) {
            e.mistakes().forEach(mistakes::add);
            return Optional.empty();
        }
    }

    private MessageFile messages() {
        return new MessageFile(new EnvelopeReader(new Topics(settings.bus().topicPrefixes()), new ObjectMapper()));
    }
}
