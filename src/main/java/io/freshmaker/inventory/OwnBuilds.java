package io.freshmaker.inventory;

import io.freshmaker.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns the ends of our own builds without the message that tells of them: tracking has seen them done, so the
 * inventory can ask for them even when that message is lost.
 */
public final class OwnBuilds {

    private static final Logger LOG = LoggerFactory.getLogger(OwnBuilds.class);

    private final Database database;
    private final Respite respite;

    public OwnBuilds(Database database, Respite respite) {
        this.database = database;
        this.respite = respite;
    }

    /** The build to ask for next; null when there is none. */
    public OwnBuild next() {
        if (!respite.isOver()) {
            return null;
        }
        return database.read(handle -> handle.createQuery("""
                        select r.remote_id from remote_builds r join submissions s on s.id = r.submission_id
                        where r.taught = 0 and r.state = 1 and s.system = 'mbs'
                        order by r.remote_id fetch first 1 rows only
                        """)
                .mapTo(Long.class)
                .findOne()
                .map(OwnBuild::new)
                .orElse(null));
    }

    void failed(OwnBuild build, String reason) {
        respite.begin();
        LOG.warn("inventory: build {} of mbs can't be read: {}", build.id(), reason);
    }
}
