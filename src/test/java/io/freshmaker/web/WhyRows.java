package io.freshmaker.web;

/** A few events of images and modules with all that can become of them. */
final class WhyRows {

    private static final String TIME = "cast('2018-04-%s+0:00' as timestamp with time zone)";

    private WhyRows() {}

    static String[] statements() {
        return new String[] {
            """
            insert into inbox (message_id, topic, address, envelope, headers, body, sent_at, received_at, state, reason)
            values ('m-1', 'bodhi.update.complete.stable', 'a', 'fedmsg', '{}', '{}', %s, %s, 1, null),
              ('m-7', 'bodhi.update.complete.stable', 'a', 'fedmsg', '{}', '{"update": "FEDORA-2018-0000000007"}', %s, %s, 0,
                'Koji can''t be reached'),
              ('m-8', 'unknown', 'a', 'fedmsg', '{}', 'broken FEDORA-2018-0000000008', %s, %s, 2, 'it is no JSON')
            """.formatted(
                            time("10 10:00:00"),
                            time("10 10:00:01"),
                            time("10 10:00:00"),
                            time("10 10:00:00"),
                            time("10 10:00:00"),
                            time("10 10:00:00")),
            """
            insert into events (id, message_id, search_key, event_type_id, state, state_reason, time_created) values
              (1, 'm-1', 'FEDORA-2018-0000000001', 5, 2, 'All 1 rebuilt.', %s),
              (2, 'm-2', 'openssl-1.1.0h-3.fc27', 5, 4, 'No image is outdated.', %s),
              (3, 'm-3', 'FEDORA-2018-0000000003', 5, 1, '3 builds planned.', %s),
              (4, 'm-4', 'FEDORA-2018-0000000004', 5, 4, 'No image of F27 (f27) ever held an earlier version of curl.', %s),
              (5, 'm-5', 'FEDORA-2018-0000000005', 5, 0, 'Koji can''t be reached', %s),
              (6, 'm-6', 'glibc:2.26:1', 0, 4, 'The only candidate is kept out by policy.', %s),
              (7, 'm-9', 'glibc-2.26-28.fc27', 11, 2, 'Dry run: 1 build, nothing was submitted.', %s),
              (8, 'm-10', 'curl-7.55.1-10.fc27', 11, 4, 'The only candidate is kept out by policy.', %s),
              (9, 'm-11', 'FEDORA-2018-0000000010', 5, 2, 'All 1 rebuilt.', %s)
            """.formatted(
                            time("10 10:00:02"),
                            time("11 10:00:00"),
                            time("12 10:00:00"),
                            time("13 10:00:00"),
                            time("14 10:00:00"),
                            time("12 10:10:00"),
                            time("15 10:10:00"),
                            time("15 10:20:00"),
                            time("16 10:20:00")),
            "update events set dry_run = true where id in (7, 8)",
            """
            insert into event_parts (event_id, content_type, version, status, reason) values
              (1, 'update-shipped', '1', 1, null), (3, 'update-shipped', '1', 1, null),
              (4, 'update-shipped', '1', 2, 'No image of F27 (f27) ever held an earlier version of curl.'),
              (5, 'update-shipped', '1', 0, 'Koji can''t be reached')
            """,
            """
            insert into event_changes (event_id, content_type, type, name, stream, revision, what) values
              (1, 'update-shipped', 'rpm', 'openssl', 'f27', 'openssl-1.1.0h-3.fc27', 'openssl-1.1.0h-3.fc27 shipped in FEDORA-2018-0000000001'),
              (2, 'build-tagged', 'rpm', 'openssl', 'f27', 'openssl-1.1.0h-3.fc27', 'openssl-1.1.0h-3.fc27 tagged f27'),
              (3, 'update-shipped', 'rpm', 'glibc', 'f27', 'glibc-2.26-28.fc27', 'glibc-2.26-28.fc27 shipped in FEDORA-2018-0000000003'),
              (4, 'update-shipped', 'rpm', 'curl', 'f27', 'curl-7.55.1-10.fc27', 'curl-7.55.1-10.fc27 shipped in FEDORA-2018-0000000004'),
              (6, 'module-ready', 'module', 'glibc', '2.26', '1', 'version 1 is ready'),
              (7, 'rpms-requested', 'rpm', 'glibc', 'f27', 'glibc-2.26-28.fc27', 'asked for by mary'),
              (8, 'rpms-requested', 'rpm', 'curl', 'f27', 'curl-7.55.1-10.fc27', 'asked for by mary')
            """,
            "insert into event_rpms (event_id, content_type, name, module, version)"
                    + " values (1, 'update-shipped', 'openssl-libs', '', '1:1.1.0h-3.fc27')",
            """
            insert into builds (id, event_id, type_id, artifact_type, name, stream, system, state, state_reason,
                remote_id, rebuilt_nvr, rebuild_reason, batch, waiting_for, held, time_submitted, time_completed) values
              (11, 1, 1, 'image', 'httpd-container', 'f27', 'koji', 1, 'Built.', 77, 'httpd-container-2.4-3.4000000011',
                'directly_affected', 0, 0, 0, %s, %s),
              (31, 3, 1, 'image', 'httpd-container', 'f27', 'koji', 4, 'Waits for compose 42, generating since 10:31.', null, null,
                'directly_affected', 0, 0, 0, null, null),
              (32, 3, 1, 'image', 'nginx-container', 'f27', 'koji', 2, 'Task 9 failed.', 9, null,
                'directly_affected', 0, 0, 0, %s, %s),
              (33, 3, 1, 'image', 'php-container', 'f27', 'koji', 0, 'At Koji.', 10, null,
                'directly_affected', 0, 0, 0, %s, null),
              (34, 3, 1, 'image', 'ruby-container', 'f27', 'koji', 3, 'Canceled by mary.', null, null,
                'directly_affected', 0, 0, 0, null, %s),
              (35, 3, 1, 'image', 'shown-container', 'f27', 'koji', 4, 'Dry run: nothing will be submitted.', null, null,
                'directly_affected', 0, 0, 3, null, null),
              (71, 7, 1, 'image', 'php-container', 'f27', 'koji', 1, 'Dry run: nothing was submitted.', null, null,
                'directly_affected', 0, 0, 3, null, %s),
              (91, 9, 1, 'image', 'zlib-container', 'f27', 'koji', 1, 'Built.', 79, 'zlib-container-1-2.4000000091',
                'directly_affected', 0, 0, 0, %s, %s)
            """.formatted(
                            time("10 10:05:00"),
                            time("10 10:31:00"),
                            time("12 10:05:00"),
                            time("12 10:20:00"),
                            time("12 10:05:00"),
                            time("12 10:06:00"),
                            time("15 10:11:00"),
                            time("16 10:21:00"),
                            time("16 10:31:00")),
            """
            insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name,
                constituent_stream, reason, revision) values
              (11, 1, 'update-shipped', 'rpm', 'openssl', 'f27', 'openssl-1.1.0h-3.fc27 shipped in FEDORA-2018-0000000001', 'openssl-1.1.0h-3.fc27'),
              (31, 3, 'update-shipped', 'rpm', 'glibc', 'f27', 'glibc shipped', 'glibc-2.26-28.fc27'),
              (33, 4, 'update-shipped', 'rpm', 'curl', 'f27', 'curl shipped', 'curl-7.55.1-10.fc27'),
              (91, 9, 'update-shipped', 'rpm', 'zlib', 'f27', 'zlib shipped', 'zlib-1.2.11-4.fc27')
            """,
            """
            insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason, build_id)
            values
              (1, 'update-shipped', 'image', 'httpd-container', 'f27', true, 'policy.yaml line 4',
                'rebuilt: openssl-1.1.0h-3.fc27 shipped in FEDORA-2018-0000000001, holds openssl-libs 1:1.1.0g-1.fc27', 11),
              (1, 'update-shipped', 'image', 'blocked-container', 'f27', false, 'policy.yaml line 10: global.image.block',
                'not rebuilt: the block rule matches name blocked-container', null),
              (2, 'build-tagged', 'image', 'httpd-container', 'f27', false, 'plan.up-to-date',
                'not rebuilt: httpd-container-2.4-3.4000000011 holds openssl-libs 1:1.1.0h-3.fc27 already, by build 11 of event 1', null),
              (3, 'update-shipped', 'image', 'httpd-container', 'f27', true, 'policy.yaml line 4', 'rebuilt: glibc shipped', 31),
              (3, 'update-shipped', 'image', 'nginx-container', 'f27', true, 'policy.yaml line 4', 'rebuilt: glibc shipped', 32),
              (3, 'update-shipped', 'image', 'php-container', 'f27', true, 'policy.yaml line 4', 'rebuilt: glibc shipped', 33),
              (3, 'build-signed', 'image', 'ruby-container', 'f27', true, 'policy.yaml line 4',
                'rebuilt: glibc-2.26-28.fc27 signed, tagged f27-signed by autopen, holds glibc 2.26-27.fc27; urgent: policy.yaml line 9', 34),
              (3, 'update-shipped', 'image', 'shown-container', 'f27', true, 'policy.yaml line 4', 'rebuilt: glibc shipped', 35),
              (4, 'update-shipped', 'image', 'php-container', 'f27', true, 'policy.yaml line 4',
                'rebuilt: curl shipped; build 33 of event 3 holds it already', 33),
              (6, 'module-ready', 'image', 'nginx-container', 'f27', false, 'plan.in-hand',
                'not rebuilt: event 3 has it rebuilt after glibc:2.26', null),
              (7, 'rpms-requested', 'image', 'php-container', 'f27', true, 'policy.yaml line 4', 'rebuilt: glibc shipped', 71),
              (7, 'rpms-requested', 'image', 'nginx-container', 'f27', false, 'request.only',
                'not rebuilt: not among what was asked for', null),
              (8, 'rpms-requested', 'image', 'php-container', 'f27', false, 'policy.yaml line 10: global.image.block',
                'not rebuilt: the block rule matches dry_run True', null)
            """,
            """
            insert into signings (id, subject, sig_key, tag, build_id, nvr, state, rpms, signed, missing, reason, since,
                heard_at, due_at, expires_at) values
              (1, '900', 'e99d6ad1', '', 900, 'bash-5-1.fc27', 0, 27, 3, 'bash.src', '3 of 27 rpms are signed.',
                %1$s, %1$s, %1$s, %1$s),
              (2, '901', 'e99d6ad1', '', 901, 'curl-7.56-1.fc27', 0, null, null, '', null, %1$s, %1$s, %1$s, %1$s)
            """.formatted(time("15 10:00:00")),
            """
            insert into artifacts (type, name, stream, nvr, left_because) values
              ('image', 'httpd-container', 'f26', 'httpd-container-2.4-1', null),
              ('image', 'perl', 'f27', 'perl-1-1', null), ('module', 'perl', '5.26', 'perl-5.26-1', null),
              ('rpm', 'nginx-container', 'f27', '', null),
              ('image', 'gone-container', 'f27', 'gone-container-1-1', 'in none of the tags')
            """,
        };
    }

    private static String time(String dayAndTime) {
        return TIME.formatted(dayAndTime);
    }
}
