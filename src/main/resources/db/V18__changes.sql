-- Announcements are the feed of changes: each change has its row, also where nobody is told of it on the bus. to_send:
-- whether the bus is told; where it is not, sent_at is set as soon as the row has its sequence.
alter table announcements add column to_send boolean default true not null;

-- What ended lately is read from the end.
create index builds_completed on builds (time_completed);
