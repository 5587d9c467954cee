package io.freshmaker.sandbox.koji;

import java.util.List;

/** All that a hub keeps over its end. */
record Kept(
        long events,
        List<HubUser> users,
        List<HubTag> tags,
        List<HubTarget> targets,
        List<HubPackage> packages,
        List<HubBuild> builds,
        List<HubRpm> rpms,
        List<HubArchive> archives,
        List<HubTagging> taggings,
        List<HubTask> tasks) {}
