-- An overdose as somebody told it in a minute, and looking back at it with a peer.
create table overdoses (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  happened_at timestamptz not null,
  -- False where only the day is known.
  time_known boolean not null,
  told_at timestamptz not null,
  told_by text not null check (told_by in ('person', 'staff', 'supporter')),
  by_account_id uuid not null,
  place text check (place in ('home', 'other_home', 'street', 'this_site', 'prison', 'hospital', 'other')),
  what text check (length(what) <= 200),
  was_alone boolean,
  -- Sprays or injections given; null when not known.
  naloxone_given smallint check (naloxone_given between 0 and 20),
  naloxone_by text check (naloxone_by in ('peer', 'family', 'staff', 'ambulance', 'police', 'other')),
  emergency_called boolean,
  outcome text not null check (outcome in ('came_round', 'hospital', 'died', 'not_known')),
  intent text not null default 'not_asked' check (intent in ('not_asked', 'no', 'unsure', 'yes')),
  words text check (length(words) <= 20000),
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, by_account_id) references accounts (organisation_id, id)
);
call protect_table('overdoses', 'insert');
create index overdoses_of_person on overdoses (organisation_id, person_id, happened_at desc);

create table overdose_debriefs (
  organisation_id uuid not null,
  id uuid not null,
  overdose_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  words text not null check (length(words) between 1 and 20000),
  steps text[] not null default '{}' check (steps <@ array['naloxone_replaced', 'tolerance_explained', 'not_alone', 'dose_reviewed', 'suicide_asked', 'plan_changed', 'family_offered']),
  with_peer boolean not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, overdose_id) references overdoses (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('overdose_debriefs', 'insert');
create index overdose_debriefs_of_overdose on overdose_debriefs (organisation_id, overdose_id, at);
