package io.freshmaker.service;

import io.freshmaker.content.ContentFiles;
import io.freshmaker.content.FileKind;
import io.freshmaker.content.Inspection;
import io.freshmaker.content.Mistakes;
import io.freshmaker.content.Samples;
import io.freshmaker.content.Vocabulary;
import io.freshmaker.settings.Settings;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that can be known of content types, kamelets, routes, policy and releases before a message comes. */
public final class Check {

    private final Settings settings;
    private final Home home;
    private final Inspection rules;
    private final List<Path> pipelineInForce;
    private final List<Path> contentInForce;

    /** @param settings with nothing that look-ups would reach: neither MBS nor dist-git */
    public Check(Settings settings) {
        this.settings = settings;
        this.home = Home.of(settings.places());
        this.rules = new Inspection(Vocabulary.read(home.kamelets(), RouteSettings.of(settings), Wiring.SYSTEMS));
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
                List.of(home.policy()),
                FileKind.RELEASES,
                List.of(home.releases())));
        return look(all, true);
    }

    /** Looks at these files, each as if it were in force in the place of the one of its name. */
    public Findings of(Collection<Path> files) {
        return look(
                files.stream()
                        .distinct()
                        .collect(Collectors.groupingBy(
                                file -> FileKind.of(file, pipelineInForce), TreeMap::new, Collectors.toList())),
                false);
    }

    private Findings look(Map<FileKind, List<Path>> files, boolean everything) {
        Inspection inspection = rules.anew();
        List<Path> contentTypes = files.getOrDefault(FileKind.CONTENT_TYPE, List.of());
        List<Path> pipeline = files.getOrDefault(FileKind.PIPELINE, List.of());
        contentTypes.forEach(inspection::contentType);
        pipeline.forEach(inspection::pipeline);
        List<Path> routes =
                Stream.concat(contentTypes.stream(), pipeline.stream()).toList();
        inspection.ids(Stream.concat(contentInForce.stream(), pipelineInForce.stream())
                .filter(other -> routes.stream().noneMatch(file -> file.endsWith(other.getFileName())))
                .toList());
        files.getOrDefault(FileKind.KAMELET, List.of()).forEach(file -> inspection.kamelet(file, contentInForce));
        List<String> names = names(contentTypes);
        files.getOrDefault(FileKind.POLICY, List.of()).forEach(file -> inspection.policy(file, names));
        files.getOrDefault(FileKind.RELEASES, List.of()).forEach(inspection::releases);
        refuse(files, inspection.mistakes());
        if (everything) {
            Samples.strays(SampleInventory.path(home).getParent(), names, inspection.mistakes());
        }
        new Rehearsals(settings, home, inspection.mistakes())
                .play(contentTypes.stream().filter(inspection.mistakes()::none).toList());
        int count = files.values().stream().mapToInt(List::size).sum();
        return new Findings(
                count, inspection.mistakes().all(), inspection.warnings().all());
    }

    private static void refuse(Map<FileKind, List<Path>> files, Mistakes mistakes) {
        files.getOrDefault(FileKind.FOLDER, List.of())
                .forEach(file -> mistakes.add(file, 1, "this is a directory: name the files in it."));
        files.getOrDefault(FileKind.OTHER, List.of())
                .forEach(file -> mistakes.add(
                        file,
                        1,
                        "this is no file that can be checked: name content types, kamelets, policies or releases in YAML;"
                                + " sample messages are played with their content type."));
    }

    private List<String> names(List<Path> given) {
        return Stream.concat(contentInForce.stream(), given.stream())
                .map(ContentFiles::name)
                .distinct()
                .toList();
    }
}
