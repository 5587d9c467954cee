package io.freshmaker.service;

import io.freshmaker.content.ContentFiles;
import io.freshmaker.content.ContentSystems;
import io.freshmaker.content.ReleasesFile;
import io.freshmaker.inventory.ImageStreamNames;
import io.freshmaker.koji.KojiHub;
import io.freshmaker.koji.KojiTags;
import io.freshmaker.policy.PolicyFile;
import io.freshmaker.policy.PolicyReader;
import io.freshmaker.release.Releases;
import io.freshmaker.release.TargetPattern;
import io.freshmaker.settings.Settings;
import io.freshmaker.shipped.ReleasesOfImages;
import io.freshmaker.store.Database;
import io.freshmaker.why.VerifiedImages;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Builds what tells whether images are rebuilt here; a process that only answers reads the same files for it. */
final class Verifying {

    private final Settings settings;
    private final Home home;

    Verifying(Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    /**
     * Reads the files of content types and releases.
     *
     * @param policy the one in force; nothing where this process judges nothing else
     * @param koji nothing where there is no Koji to ask
     */
    VerifiedImages images(Database database, Optional<PolicyFile> policy, Optional<KojiHub> koji) {
        Releases releases = Files.exists(home.releases()) ? ReleasesFile.read(home.releases()) : Releases.NONE;
        return new VerifiedImages(
                new ImageStreamNames(database),
                () -> policy.map(PolicyFile::inForce).orElseGet(() -> new PolicyReader().read(home.policy())),
                Files.isDirectory(home.content())
                        ? ContentSystems.of(ContentFiles.in(home.content()), Rebuilding.KOJI)
                        : List.of(),
                new ReleasesOfImages(
                        releases,
                        new TargetPattern(settings.koji().image().target()),
                        koji.map(hub -> new KojiTags(hub, InstantSource.system()))));
    }
}
