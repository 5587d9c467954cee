-- What the earlier stages of an image build are built on: the streams that it takes files from beside its parent.
create table image_stages (
  build_id bigint not null,
  stage_id bigint not null,
  constraint image_stages_pk primary key (build_id, stage_id),
  constraint image_stages_build foreign key (build_id) references image_builds (id) on delete cascade,
  constraint image_stages_stage foreign key (stage_id) references artifacts (id) on delete cascade
);
create index image_stages_by_stage on image_stages (stage_id);

-- Whether MBS was asked already for the modules of the rpms in it that Koji's tags do not name.
alter table image_builds add column modules_asked boolean default false not null;
