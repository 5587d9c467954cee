-- The processes that share this database; who was not seen for too long is dead, and its row is removed.
create table replicas (
  id varchar(36) primary key,
  name varchar(200) not null,
  role varchar(20) not null,
  version varchar(100) not null,
  started_at timestamp with time zone default current_timestamp not null,
  seen_at timestamp with time zone default current_timestamp not null
);

-- What one replica at a time does; it has it for as long as its row is there.
create table leases (
  name varchar(100) primary key,
  replica_id varchar(36) not null,
  taken_at timestamp with time zone default current_timestamp not null,
  constraint leases_replica foreign key (replica_id) references replicas (id) on delete cascade
);
create index leases_by_replica on leases (replica_id);

-- Who took it last; that counts only while leased_until is set.
alter table inbox add column leased_by varchar(36);
alter table submissions add column leased_by varchar(36);
