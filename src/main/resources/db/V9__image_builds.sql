-- Submissions have a step more: 6 READ, the build system has ended it and what came of it is to be read.
-- source_branch: the branch on which the commit was found, where that may be another than the stream
alter table submissions add column source_branch varchar(500);

-- attempts_before: those that were made before somebody asked for the build once more
alter table builds add column attempts_before integer default 0 not null;

-- What may run is begun urgent first; dry runs go through the same index.
drop index builds_runnable;
create index builds_runnable on builds (state, held, waiting_for, urgent, id);

-- Who had builds of an event made once more, and why.
alter table events add column retried_at timestamp with time zone;
alter table events add column retried_by varchar(200);
alter table events add column retried_because varchar(1000);
