-- The statements with which version 0.1 writes, as it sends them, with values in place of the parameters: while
-- replicas are replaced one by one, they meet the tables of the version after it.
insert into inbox (message_id, topic, address, envelope, headers, body, sent_at, state, reason) values ('old-1', 'git.receive', 'org.fedoraproject.prod.git.receive', 'fedmsg', '{}', '{}', null, 0, null);
update inbox set tries = tries + 1, leased_until = current_timestamp + interval '2' minute where message_id = 'old-1' and state = 0 and due_at <= current_timestamp and (leased_until is null or leased_until < current_timestamp);
update inbox set leased_until = null, due_at = current_timestamp, reason = 'later' where message_id = 'old-1' and state = 0 and tries = 1;
update inbox set state = 1, leased_until = null, done_at = current_timestamp, reason = null where message_id = 'old-1' and state = 0;
insert into event_types (id, name) values (1900, 'OldTypeEvent');
insert into build_types (id, name, artifact_type) values (1900, upper('old'), 'old');
insert into events (message_id, search_key, event_type_id, state) values ('old-1', 'rpms/httpd:f27', 2, 0);
insert into event_parts (event_id, content_type, version, status, reason) select id, cast('spec-changed' as varchar(100)), cast('v1' as varchar(100)), cast(1 as smallint), cast(null as varchar(4000)) from events where message_id = 'old-1' and not exists (select 1 from event_parts p where p.event_id = events.id and p.content_type = 'spec-changed');
update event_parts set status = 2, reason = content_type || ' no longer recognises the message.' where event_id = 5 and status = 0;
update slots set taken = taken + 1 where system = 'mbs';
insert into slots (system) values ('old');
insert into builds (event_id, type_id, artifact_type, name, stream, system, state, state_reason, original_nvr, rebuild_reason, batch, waiting_for, planned_key) select id, 2, 'module', 'old', '1', 'mbs', 4, 'Waits for a slot.', null, 'directly_affected', 0, 0, 'module:old:1' from events where message_id = 'old-1';
update builds set state = state where planned_key in ('module:old:1');
insert into build_dependencies (build_id, prerequisite_id) select id, 6 from builds where name = 'old';
update builds set dep_on_id = coalesce(dep_on_id, 6), waiting_for = waiting_for + 1 where name = 'old';
insert into build_causes (build_id, event_id, content_type, constituent_type, constituent_name, constituent_stream, reason) select id, event_id, 'spec-changed', 'rpm', 'httpd', 'f27', 'spec file changed' from builds where name = 'old';
insert into decisions (event_id, content_type, artifact_type, name, stream, rebuild, rule, reason, build_id) select event_id, 'spec-changed', 'module', 'old', '1', true, 'policy.yaml line 1', 'allowed', id from builds where name = 'old';
update builds set state = 0, planned_key = null, time_submitted = current_timestamp, state_reason = 'Submitted.' where name = 'old' and state = 4;
insert into submissions (build_id, system, attempt, token, step) select id, 'mbs', 1, 'old-token', 0 from builds where name = 'old';
update submissions set leased_until = current_timestamp + interval '5' minute where token = 'old-token' and step in (0, 1) and due_at <= current_timestamp and (leased_until is null or leased_until < current_timestamp);
update submissions set step = 4, due_at = current_timestamp, leased_until = null, tries = 0, words = 'taken' where token = 'old-token' and step = 0;
insert into remote_builds (submission_id, remote_id, state, detail, nvr, url) select id, 99, 0, 'build', 'old-1-1', '/99' from submissions where token = 'old-token';
update events set state = 1, state_reason = '1 build planned.', time_done = case when 1 = 4 then current_timestamp else null end where message_id = 'old-1' and state in (0, 1);
insert into artifacts (type, name, stream) values ('module', 'old', '1');
update artifacts set version = '2', nvr = 'old-1-2', seen_at = current_timestamp where type = 'module' and name = 'old' and stream = '1';
insert into containment (compound_id, constituent_id, kind) select max(id), min(id), 0 from artifacts;
insert into inventory_sources (name, state, next_page, learned, started_at, filled_at) values ('import', 2, 1, 1, current_timestamp, current_timestamp);
