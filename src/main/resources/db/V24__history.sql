-- What happened last to an artifact is found without all that ever happened to it: its builds by their times, and its
-- decisions and changes by way of the latest events. What is counted stands in the indexes as a whole.
create index builds_by_submission on builds (name, time_submitted, id, stream, artifact_type);
create index builds_by_end on builds (name, time_completed, id, stream, artifact_type, state, held);
create index events_by_time on events (time_created, id);
create index events_by_replan on events (replanned_at, id);
drop index decisions_by_artifact;
create index decisions_by_artifact on decisions (name, event_id, stream, artifact_type);
drop index event_changes_by_name;
create index event_changes_by_name on event_changes (name, event_id, stream, type);
