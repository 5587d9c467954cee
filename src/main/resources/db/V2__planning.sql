-- What a message says, whatever envelope it came in, and the message that it turned out to be the same as.
alter table inbox add column content_hash varchar(80);
alter table inbox add column same_as bigint;
create index inbox_content on inbox (content_hash, id);

-- Who let a plan go that was waiting, and who had a message planned once more.
alter table events add column approved_at timestamp with time zone;
alter table events add column approved_by varchar(200);
alter table events add column replanned_at timestamp with time zone;
alter table events add column replanned_by varchar(200);

-- mode: 0 LIVE, 1 DRY_RUN
alter table event_parts add column mode smallint default 0 not null;

-- held: 0 NONE, 1 APPROVAL, 2 STORM, 3 DRY_RUN; not_before: while it is set, other causes may still join;
-- source_commit: what is built without a bump; approved: somebody let the build go, so that no storm holds it
alter table builds add column held smallint default 0 not null;
alter table builds add column not_before timestamp with time zone;
alter table builds add column source_commit varchar(100);
alter table builds add column approved boolean default false not null;
drop index builds_runnable;
create index builds_runnable on builds (state, held, waiting_for, id);
create index builds_not_before on builds (not_before);

-- revision: what the constituent changed to, such as a commit; empty where the cause is another build
alter table build_causes add column revision varchar(500) default '' not null;

-- Build systems that get nothing at the moment; the system '*' stands for all.
create table pauses (
  system varchar(20) primary key,
  paused_at timestamp with time zone default current_timestamp not null,
  paused_by varchar(200) not null,
  reason varchar(1000) not null
);
