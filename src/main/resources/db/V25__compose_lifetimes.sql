-- For how long ODCS keeps a compose, as it said last when it was asked for a longer time; null before.
alter table composes add column if not exists granted_seconds bigint;

-- When ODCS was last asked to keep it longer, and until when that request may be running there; null once it was answered.
-- ODCS may have made another one by it, for which it is looked before it is asked for one.
alter table composes add column if not exists keep_asked_at timestamp with time zone;
alter table composes add column if not exists keep_settled_at timestamp with time zone;

-- Whether our own request made it: what was found at ODCS may be somebody else's, and is not ours to delete.
-- step: 5 DISCARD, given up before ODCS had made it, and to be deleted there
alter table composes add column if not exists own boolean default false not null;
