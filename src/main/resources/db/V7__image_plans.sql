-- urgent: goes first; target: the build target at its build system, null where there is none
alter table builds add column urgent boolean default false not null;
alter table builds add column target varchar(200);
create index builds_by_target on builds (system, target, state);

-- The binary rpms that were shipped with an event: what an image that was rebuilt for it must hold no older version of.
-- module: name:stream of the module that the rpm belongs to, empty for an ordinary one
create table event_rpms (
  event_id bigint not null,
  content_type varchar(100) not null,
  name varchar(300) not null,
  module varchar(300) not null,
  version varchar(500) not null,
  constraint event_rpms_pk primary key (event_id, content_type, name, module),
  constraint event_rpms_event foreign key (event_id) references events (id) on delete cascade
);
insert into slots (system) values ('koji');
