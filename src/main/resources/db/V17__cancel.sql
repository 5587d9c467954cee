-- Who had an event canceled, and why.
alter table events add column canceled_at timestamp with time zone;
alter table events add column canceled_by varchar(200);
alter table events add column canceled_because varchar(1000);

-- Why a build is to end before it has; who asked for it is in canceled_by.
alter table builds add column canceled_because varchar(1000);
