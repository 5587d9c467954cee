package io.freshmaker.store.move;

import io.freshmaker.store.TestDatabase;
import java.time.OffsetDateTime;

/** A state with all that a database may change on the way. */
final class SampleState {

    static final String LARGE = "{\"text\": \"" + "0123456789".repeat(999_998) + "\"}";
    static final String ODD = "ä \uD83E\uDD80 \u0001 \\ \" \u2028 \t\r\n\uFEFF end ";
    static final OffsetDateTime TIME = OffsetDateTime.parse("2026-03-29T02:30:00.123456+02:00");

    static final byte[] BYTES = {1, 0, -1, 127, -128, 39, 92, 10};

    private SampleState() {}

    static void in(TestDatabase database) {
        message(database, "large", LARGE, null);
        message(database, "odd", "{}", ODD);
        event(database, "e1", true, null);
        event(database, "e2", false, ODD);
        database.run("update events set time_created = ? where message_id = 'e1'", TIME);
        database.run("insert into event_types values (1000, 'SomethingNew')");
        for (String name : new String[] {"early", "late"}) {
            database.run(
                    "insert into builds (event_id, type_id, artifact_type, name, stream, system, state, rebuild_reason,"
                            + " batch, waiting_for) select min(id), 2, 'module', ?, 'f27', 'mbs', 4, 'direct', 0, 0 from events",
                    name);
        }
        database.run("update builds set dep_on_id = (select max(id) from builds) where name = 'early'");
        for (String type : new String[] {"spec-changed", "Spec_changed", "spec changed", "ähnlich", "zz"}) {
            database.run(
                    "insert into event_parts (event_id, content_type, version, status) select id, ?, '1', 1 from events",
                    type);
        }
        database.run("insert into event_rpms (event_id, content_type, name, module, version)"
                + " select min(id), 'rpm-shipped', 'openssl-libs', '', '1:1.1.0h-3.fc27' from events");
        database.run("insert into composes (content_key, live_key, source_type, source, packages, builds, sigkeys,"
                + " arches, flags) values ('k', null, 6, '', '', 'openssl-2-1', '', '', '')");
        database.run("insert into composes (content_key, live_key, source_type, source, packages, builds, sigkeys,"
                + " arches, flags, renews, leased_until) select 'k', 'k', 6, '', '', builds, '', '', '', id,"
                + " current_timestamp from composes");
        database.run("insert into compose_states (compose_id, words) select id, 'compose 42 is done' from composes");
        database.run("insert into build_composes (build_id, compose_id, usable, replaced)"
                + " select b.id, c.id, true, c.live_key is null from composes c, builds b");
        database.run("insert into event_composes select min(id), 'rpms-signed', 'k' from events");
        requests(database);
        database.run("insert into inventory_sources (name, state, next_page, learned) values ('mbs', 2, 9, 3)");
        database.run("insert into artifacts (type, name, stream) values ('rpm', 'perl', 'f27')");
        database.run("insert into artifacts (type, name, stream) values ('module', 'perl', '5.26')");
        database.run("insert into containment (compound_id, constituent_id, kind)"
                + " select max(id), min(id), 0 from artifacts");
        database.run(
                "insert into image_postings (constituent_id, chunk, postings) select min(id), 0, ? from artifacts",
                BYTES);
    }

    /** What people asked for. */
    private static void requests(TestDatabase database) {
        database.run(
                "update events set requester = ?, requested_rebuilds = '[\"httpd-container\"]', request_key = 'k',"
                        + " overrides = '{\"a\": 1}' where message_id = 'e1'",
                ODD);
        database.run("update inbox set request = '{\"by\": \"jane\"}' where message_id = 'odd'");
        database.run("insert into announcements (kind, event_id, state, body) select 2, min(id), 0, '{}' from events");
        database.run(
                "insert into audit (person, how, action, event_id, words)"
                        + " select 'jane', 'none', 'rebuild', min(id), ? from events",
                ODD);
    }

    static void message(TestDatabase database, String id, String body, String reason) {
        database.run(
                "insert into inbox (message_id, topic, address, envelope, headers, body, leased_until, reason)"
                        + " values (?, 't', 'a', 'fedmsg', '{}', ?, current_timestamp, ?)",
                id,
                body,
                reason);
    }

    static void event(TestDatabase database, String id, boolean dryRun, String reason) {
        database.run(
                "insert into events (message_id, search_key, event_type_id, state, dry_run, state_reason)"
                        + " values (?, 'k', 2, 1, ?, ?)",
                id,
                dryRun,
                reason);
    }
}
