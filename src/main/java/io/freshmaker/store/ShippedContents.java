package io.freshmaker.store;

import io.freshmaker.artifact.ImageBuild;
import io.freshmaker.artifact.RpmVersion;
import io.freshmaker.build.Freshness;
import io.freshmaker.plan.Shortlist;
import org.jdbi.v3.core.Handle;

/** Checks a rebuilt image against the rpms that were shipped with the events that it was rebuilt for. */
final class ShippedContents {

    private static final int NAMED = 5;

    private ShippedContents() {}

    /**
     * How the build ends.
     *
     * @param fresh whether it holds no older version of anything that was shipped
     */
    record Verdict(boolean fresh, String reason) {}

    static Verdict of(Handle handle, long build, ImageBuild image) {
        Freshness freshness = new Freshness();
        handle.createQuery("""
                        select r.name, r.module, r.version from event_rpms r
                        where r.event_id in (select c.event_id from build_causes c where c.build_id = :build)
                        """)
                .bind("build", build)
                .map((row, context) -> {
                    freshness.want(
                            new Freshness.Rpm(row.getString(1), row.getString(2)), RpmVersion.parse(row.getString(3)));
                    return true;
                })
                .list();
        int wanted = freshness.wanted().size();
        Freshness.Finding found = freshness.of(image.rpms());
        if (!found.older().isEmpty()) {
            return new Verdict(
                    false,
                    "Built as " + image.nvr() + ", which still holds " + Shortlist.of(found.older(), NAMED)
                            + ": is the update in the repositories that the image is built from?");
        }
        if (wanted > 0 && found.held() == 0) {
            return new Verdict(
                    true, "Built. It holds nothing of " + Shortlist.of(freshness.wanted(), NAMED) + " any more.");
        }
        return new Verdict(
                true, wanted == 0 ? "Built." : "Built. What it holds of the update is as new as what was shipped.");
    }
}
