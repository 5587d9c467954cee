-- The list of changes can be filtered by what was done.
create index audit_by_action on audit (action, id);
