-- What may run is found by its target, so that what has to wait for a target is not gone through. What is in flight is
-- found by its state: there is little of that, and more and more of each target.
drop index builds_runnable;
drop index builds_by_target;
create index builds_ready on builds (state, held, waiting_for, system, urgent, target, id);
