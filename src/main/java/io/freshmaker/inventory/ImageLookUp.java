package io.freshmaker.inventory;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ContainedRpm;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.ImageReader;
import io.freshmaker.koji.KojiException;
import io.freshmaker.koji.ModulesOfBuilds;
import io.freshmaker.koji.ReadImages;
import io.freshmaker.koji.WantedImage;
import io.freshmaker.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what image builds contain, with the module of each rpm that was built for one. Koji's tags name most modules;
 * where they don't, MBS is asked. Changes nothing but what it remembers of modules.
 */
public final class ImageLookUp {

    private static final Logger LOG = LoggerFactory.getLogger(ImageLookUp.class);

    private final ImageReader reader;
    private final ModulesOfBuilds modules;
    private final ModuleLabels labels;
    private final boolean mbs;

    /** @param mbs whether there is an MBS to ask */
    public ImageLookUp(ImageReader reader, ModulesOfBuilds modules, Database database, boolean mbs) {
        this.reader = reader;
        this.modules = modules;
        this.labels = new ModuleLabels(database);
        this.mbs = mbs;
    }

    /** What Koji says; MBS is to be asked as long as there is a question. */
    public ImageFindings read(List<WantedImage> wanted) {
        ReadImages read = reader.read(wanted);
        Set<Long> modular = read.builds().stream()
                .map(ImageBuild::rpms)
                .flatMap(Collection::stream)
                .filter(ImageFindings::isModular)
                .map(ContainedRpm::sourceBuild)
                .filter(build -> build > 0)
                .collect(Collectors.toSet());
        Map<Long, String> known = new HashMap<>(labels.of(modular));
        modular.removeAll(known.keySet());
        var found = modular.isEmpty() ? new ModulesOfBuilds.Found(Map.of(), Map.of()) : modules.find(modular);
        labels.keep(found.modules());
        known.putAll(found.modules());
        var findings = new ImageFindings(read.builds(), read.problems(), known, mbs ? found.tags() : Map.of());
        modular.removeAll(findings.labels().keySet());
        modular.removeAll(findings.open().keySet());
        modular.forEach(ImageLookUp::unknown);
        return findings;
    }

    /**
     * One build of a stream, with what Koji tells of modules.
     *
     * @throws KojiException when it can't be read now
     */
    public ImageBuild read(long build, Artifact stream) {
        ImageFindings found = read(List.of(new WantedImage(build, stream.stream(), stream.label())));
        if (found.builds().isEmpty()) {
            throw new KojiException(found.problems().get(0));
        }
        return found.builds().get(0);
    }

    /** Takes MBS's answer to the question: {@code name:stream}, or nothing. */
    public ImageFindings answered(ImageFindings findings, String module) {
        Map<Long, String> asked = findings.open().entrySet().stream()
                .filter(each -> each.getValue().equals(findings.question()))
                .collect(Collectors.toMap(Map.Entry::getKey, each -> module));
        if (module.isEmpty()) {
            asked.keySet().forEach(ImageLookUp::unknown);
        } else {
            labels.keep(asked);
        }
        return findings.answered(module);
    }

    private static void unknown(long build) {
        LOG.warn("inventory: the rpms of build {} were built for a module, and nothing tells for which", build);
    }
}
