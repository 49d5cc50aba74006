-- A bottle can be lost or stolen, which is neither "came back" nor "did not come back".
alter table bottles drop constraint bottles_state_check;
alter table bottles add constraint bottles_state_check check (state in ('out', 'returned-empty', 'returned-full', 'not-returned', 'lost', 'stolen'));

-- Call-backs: somebody brings all bottles within two days, picked by chance or for a reason that is written down.
create table call_backs (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  how text not null check (how in ('random', 'reason')),
  reason text check (length(reason) between 1 and 2000),
  picked_at timestamptz not null,
  picked_by uuid not null,
  due_at timestamptz not null,
  bottles_expected smallint not null check (bottles_expected > 0),
  outcome text check (outcome in ('complete', 'short', 'excused', 'not-reached', 'not-come')),
  bottles_brought smallint check (bottles_brought >= 0),
  seals_whole boolean,
  volumes_right boolean,
  note text check (length(note) between 1 and 2000),
  settled_at timestamptz,
  settled_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, picked_by) references staff (organisation_id, id),
  foreign key (organisation_id, settled_by) references staff (organisation_id, id),
  constraint a_call_back_for_a_reason_says_it check ((how = 'reason') = (reason is not null)),
  constraint a_settled_call_back_says_how check ((outcome is null) = (settled_at is null) and (settled_at is null) = (settled_by is null))
);
call protect_table('call_backs', 'insert, update (outcome, bottles_brought, seals_whole, volumes_right, note, settled_at, settled_by)');
create unique index one_open_call_back_a_person on call_backs (organisation_id, person_id) where outcome is null;
create index call_backs_of_site on call_backs (organisation_id, site_id, picked_at desc);
