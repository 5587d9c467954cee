-- request_key: the same for all manual rebuilds of the same thing; overrides: of related images of bundles, a JSON object
alter table events add column request_key varchar(100);
alter table events add column overrides varchar(1000000);
create index events_request on events (request_key, state, id);
