-- For how long ODCS keeps a compose, as it said last when it was asked for a longer time; null before.
alter table composes add column granted_seconds bigint;

-- Whether our own request made it: what was found at ODCS may be somebody else's, and is not ours to delete.
-- step: 5 DISCARD, given up before ODCS had made it, and to be deleted there
alter table composes add column own boolean default false not null;
