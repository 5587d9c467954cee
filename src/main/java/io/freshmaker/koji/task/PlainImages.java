package io.freshmaker.koji.task;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.koji.KojiBuild;
import io.freshmaker.koji.KojiBuilds;
import io.freshmaker.koji.KojiContents;
import io.freshmaker.koji.KojiFault;
import io.freshmaker.koji.KojiHub;
import java.util.List;
import java.util.Optional;

/** Reads image builds as Koji has them, which does not tell what module an rpm belongs to. */
public final class PlainImages implements BuiltImages {

    private final KojiBuilds builds;
    private final KojiContents contents;

    public PlainImages(KojiHub hub) {
        this.builds = new KojiBuilds(hub);
        this.contents = new KojiContents(hub);
    }

    @Override
    public ImageBuild read(KojiBuild build, Artifact stream) {
        KojiContents.Contents found = contents.of(List.of(build.id()));
        KojiFault fault = found.faults().get(build.id());
        if (fault != null) {
            throw fault;
        }
        Optional<KojiBuild> parent = build.parent() == 0 ? Optional.empty() : builds.of(build.parent());
        return new ImageBuild(
                stream,
                build.id(),
                build.nvr().toString(),
                build.completed(),
                build.source(),
                parent.map(each -> Artifact.image(each.nvr().name(), stream.stream()))
                        .orElse(null),
                parent.map(each -> each.nvr().toString()).orElse(""),
                found.rpms().get(build.id()));
    }
}
