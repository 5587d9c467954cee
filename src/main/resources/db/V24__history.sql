-- What happened last to an artifact is found without all that ever happened to it: its builds by their times, and its
-- decisions and changes by way of the latest events. What is counted stands in the indexes as a whole.
create index if not exists builds_by_submission on builds (name, time_submitted, id, stream, artifact_type);
create index if not exists builds_by_end on builds (name, time_completed, id, stream, artifact_type, state, held);
create index if not exists events_by_time on events (time_created, id);
create index if not exists events_by_replan on events (replanned_at, id);
drop index if exists decisions_by_artifact;
create index if not exists decisions_by_artifact on decisions (name, event_id, stream, artifact_type);
drop index if exists event_changes_by_name;
create index if not exists event_changes_by_name on event_changes (name, event_id, stream, type);
