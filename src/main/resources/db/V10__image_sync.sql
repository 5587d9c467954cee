-- The tags of freshmaker.images.tags; listed_at: when Koji first said what is in them, null before that.
create table image_tags (
  name varchar(300) primary key,
  branch varchar(300) not null,
  listed_at timestamp with time zone
);

-- Image builds that the inventory has yet to read at Koji. place: 1 for the newest of its stream in its tag, 2 for the
-- one before; instead_of: the newest build of the stream that is known and gone, null where nothing is; walk_id: the
-- reconciliation that missed it, null otherwise
create table image_wants (
  build_id bigint not null,
  branch varchar(300) not null,
  nvr varchar(1000) not null,
  place smallint not null,
  instead_of varchar(1000),
  walk_id bigint,
  constraint image_wants_pk primary key (build_id, branch)
);
create index image_wants_order on image_wants (place, build_id);
create index image_wants_by_walk on image_wants (walk_id);

-- Which module the rpms of a build belong to, as name:stream; that never changes.
create table module_labels (
  build_id bigint primary key,
  module varchar(300) not null
);
