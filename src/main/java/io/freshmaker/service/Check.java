package io.freshmaker.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.freshmaker.bus.EnvelopeReader;
import io.freshmaker.bus.MessageFile;
import io.freshmaker.bus.Topics;
import io.freshmaker.content.ContentFiles;
import io.freshmaker.content.FileKind;
import io.freshmaker.content.Inspection;
import io.freshmaker.content.MistakesException;
import io.freshmaker.content.Samples;
import io.freshmaker.content.Vocabulary;
import io.freshmaker.policy.Policy;
import io.freshmaker.policy.PolicyException;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.settings.Settings;
import io.freshmaker.store.Database;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be known of content types, kamelets, routes and policy before a message comes. */
public final class Check {

    private final Settings settings;
    private final Home home;
    private final Inspection inspection;
    private final List<Path> pipelineInForce;
    private final List<Path> contentInForce;

    /** @param settings with nothing that look-ups would reach: neither MBS nor dist-git */
    public Check(Settings settings) {
        this.settings = settings;
        this.home = Home.of(settings.places());
        this.inspection = new Inspection(Vocabulary.read(home.kamelets(), RouteSettings.of(settings), Wiring.SYSTEMS));
        this.pipelineInForce = ContentFiles.in(home.routes());
        this.contentInForce = ContentFiles.in(home.content());
    }

    /** Looks at everything that is in force. */
    public Findings all() {
        Map<FileKind, List<Path>> all = new TreeMap<>(Map.of(
                FileKind.CONTENT_TYPE,
                contentInForce,
                FileKind.PIPELINE,
                pipelineInForce,
                FileKind.KAMELET,
                Vocabulary.files(home.kamelets()),
                FileKind.POLICY,
                List.of(home.policy())));
        return look(all);
    }

    /** Looks at these files, each as if it were in force in the place of the one of its name. */
    public Findings of(Collection<Path> files) {
        return look(files.stream()
                .distinct()
                .collect(Collectors.groupingBy(
                        file -> FileKind.of(file, pipelineInForce), TreeMap::new, Collectors.toList())));
    }

    private Findings look(Map<FileKind, List<Path>> files) {
        List<Path> contentTypes = files.getOrDefault(FileKind.CONTENT_TYPE, List.of());
        List<Path> pipeline = files.getOrDefault(FileKind.PIPELINE, List.of());
        contentTypes.forEach(inspection::contentType);
        pipeline.forEach(inspection::pipeline);
        List<Path> routes =
                Stream.concat(contentTypes.stream(), pipeline.stream()).toList();
        inspection.ids(Stream.concat(contentInForce.stream(), pipelineInForce.stream())
                .filter(other -> routes.stream().noneMatch(file -> file.endsWith(other.getFileName())))
                .toList());
        files.getOrDefault(FileKind.KAMELET, List.of()).forEach(inspection::kamelet);
        List<String> names = names(contentTypes);
        files.getOrDefault(FileKind.POLICY, List.of()).forEach(file -> inspection.policy(file, names));
        files.getOrDefault(FileKind.OTHER, List.of())
                .forEach(file -> inspection
                        .mistakes()
                        .add(
                                file,
                                1,
                                "this is no file that can be checked: name content types, kamelets or policies"
                                        + " in YAML; sample messages are played with their content type."));
        play(contentTypes.stream().filter(inspection.mistakes()::none).toList());
        int count = files.values().stream().mapToInt(List::size).sum();
        return new Findings(
                count, inspection.mistakes().all(), inspection.warnings().all());
    }

    private List<String> names(List<Path> given) {
        return Stream.concat(contentInForce.stream(), given.stream())
                .map(ContentFiles::name)
                .distinct()
                .toList();
    }

    /** Loads the content types that look well and plays their samples; one that can't be loaded is left out. */
    private void play(List<Path> contentTypes) {
        List<Path> fit = contentTypes;
        Optional<Database> inventory = contentTypes.isEmpty() ? Optional.empty() : inventory();
        if (inventory.isEmpty()) {
            return;
        }
        try (Database database = inventory.get()) {
            while (!fit.isEmpty()) {
                try (var rehearsal = new Rehearsal(settings, home, database, policy(), fit, Optional.empty())) {
                    var samples = new Samples(messages(), rehearsal::hear, inspection.mistakes());
                    fit.forEach(file -> samples.play(file, ContentFiles.samples(file, home.content())));
                    return;
                } catch (MistakesException e) {
                    e.mistakes().forEach(inspection.mistakes()::add);
                    List<Path> rest =
                            fit.stream().filter(inspection.mistakes()::none).toList();
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
            return reader.read("policy.yaml", "global: {module: {allow: {name: .*}}}");
        }
    }

    private Optional<Database> inventory() {
        try {
            return Optional.of(Rehearsal.knowing(SampleInventory.builds(home)));
        } catch (MistakesException e) {
            e.mistakes().forEach(inspection.mistakes()::add);
            return Optional.empty();
        }
    }

    private MessageFile messages() {
        return new MessageFile(new EnvelopeReader(new Topics(settings.bus().topicPrefixes()), new ObjectMapper()));
    }
}
