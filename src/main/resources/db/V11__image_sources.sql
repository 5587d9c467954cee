-- The name of the dist-git repository in source: its last part, without .git; empty where that is not known.
alter table image_builds add column repository varchar(300) default '' not null;
update image_builds set repository = substring(regexp_replace(regexp_replace(regexp_replace(
  source, '[?#].*$', ''), '(/|[.]git)+$', ''), '^.*/', '') from 1 for 300)
where source <> '';
create index image_builds_by_repository on image_builds (repository);
