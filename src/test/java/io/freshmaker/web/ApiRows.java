package io.freshmaker.web;

import io.freshmaker.artifact.Artifact;
import io.freshmaker.artifact.ImageBuild;
import java.time.Instant;
import java.util.List;

/** Rows of every kind that the API shows, for tests that ask for all of it. */
final class ApiRows {

    /** The statements that insert them. */
    static final String[] ALL = {
        """
        insert into events (id, message_id, search_key, event_type_id, state, state_reason, requester,
            requester_metadata, time_done) values
          (1, 'm-1', 'signed:openssl', 6, 1, 'Two builds planned.', null, null, null),
          (2, 'm-2', 'signed:perl', 13, 2, 'All rebuilt.', 'jane', '{"ticket": 7}', current_timestamp)
        """,
        "alter table events alter column id restart with 100",
        """
        insert into inbox (message_id, topic, address, envelope, headers, body, state) values
          ('m-1', 'freshmaker.build.signed', 'freshmaker.build.signed', 'own', '{}', '{}', 1)
        """,
        "insert into event_dependencies (event_id, depends_on_id) values (2, 1)",
        """
        insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason,
            rebuild_reason, batch, waiting_for, remote_id, original_nvr, rebuilt_nvr, dep_on_id, time_submitted,
            time_completed) values
          (10, 1, 1, 'image', 'base', 'f27', 'koji', 1, 'Built.', 'directly_affected', 0, 0, 77, 'base-1-1',
            'base-1-1.4000000001', null, current_timestamp, current_timestamp),
          (11, 1, 1, 'image', 'web', 'f27', 'koji', 4, null, 'dependency', 1, 1, null, 'web-1-1', null, 10, null, null)
        """,
        """
        insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,
            constituent_stream, reason) values
          (10, 1, 'build-signed', 'rpm', 'openssl', 'f27', 'signed'),
          (11, 2, 'build-signed', 'rpm', 'perl', 'f27', 'signed')
        """,
        """
        insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason, build_id)
        values (1, 'build-signed', 'image', 'base', 'f27', true, 'policy.yaml line 3', 'rebuilt: signed', 10),
               (1, 'build-signed', 'image', 'db', 'f27', false, 'policy.yaml line 9', 'not rebuilt: blocked', null)
        """,
        """
        insert into composes (id, content_key, live_key, source_type, source, packages, builds, sigkeys, arches, flags,
            attempt, step, state, remote_id, repository, repository_file, time_created, time_asked) values
          (4, 'k-1', 'k-1', 6, '', '', 'openssl-1.1.0h-3.fc27', 'e99d6ad1', 'x86_64', 'no_deps', 1, 2, 1, 57,
            'http://odcs/57', 'http://odcs/57.repo', current_timestamp, current_timestamp),
          (5, 'k-2', 'k-2', 1, 'f27-updates-testing-pending', 'perl perl-libs', '', '', '', '', 1, 0, null, null, null,
            null, current_timestamp, null)
        """,
        "insert into compose_states (compose_id, time_seen, words) values (4, current_timestamp, 'compose 57 waits')",
        """
        insert into build_composes (build_id, compose_id, usable, replaced) values
          (10, 4, true, false), (11, 5, false, false)
        """,
        """
        insert into signings (id, subject, sig_key, tag, build_id, nvr, state, rpms, signed, missing, reason, since,
            heard_at, due_at, expires_at, ended_at) values
          (7, '900', 'e99d6ad1', '', 900, 'bash-5-1.fc41', 0, 27, 3, 'bash.src', '3 of 27 rpms are signed.',
            current_timestamp, current_timestamp, current_timestamp, current_timestamp, null)
        """,
        "insert into audit (id, person, how, action, event_id, words) values (500, 'ada', 'oidc', 'cancel', 1, 'Ended.')",
    };

    /** An image of the inventory. */
    static final ImageBuild IMAGE = new ImageBuild(
            Artifact.image("base", "f27"),
            77,
            "base-1-1",
            Instant.parse("2018-04-10T10:31:00Z"),
            "",
            null,
            "",
            List.of());

    private ApiRows() {}
}
