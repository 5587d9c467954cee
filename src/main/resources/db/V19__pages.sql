-- Each column that lists of events and builds are filtered by leads to its rows in the order of their ids, so that no
-- page reads more than it shows.
create index builds_by_state on builds (state, id);
drop index events_search;
create index events_by_search on events (search_key, id);
drop index events_requester;
create index events_by_requester on events (requester, id);
