-- Appointments of one person with somebody. Group and family sessions are therapy's own.
create table appointments (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  site_id uuid not null,
  with_id uuid,
  kind text not null check (kind in ('one_to_one', 'group', 'medical', 'family', 'assessment', 'review', 'refresher', 'check_in', 'ecg', 'other')),
  title text not null check (length(title) between 1 and 200),
  starts_at timestamptz not null,
  minutes smallint not null check (minutes between 5 and 600),
  modality text not null default 'in_person' check (modality in ('in_person', 'telephone', 'video', 'home')),
  place text,
  made_at timestamptz not null,
  made_by uuid,
  -- planned, kept, missed, cancelled
  state text not null default 'planned' check (state in ('planned', 'kept', 'missed', 'cancelled')),
  state_at timestamptz,
  reason text,
  version bigint not null default 1,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, with_id) references staff (organisation_id, id)
);
call protect_table('appointments', 'insert, update (state, state_at, reason, version)');
create index appointments_of_person on appointments (organisation_id, person_id, starts_at desc);
create index appointments_by_day on appointments (organisation_id, site_id, starts_at);
