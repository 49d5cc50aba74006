-- Where care is given: each decision with what the rules said on that day, and the timeline of levels.
create table placements (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  -- 1, 2, ... within the episode: two who decide at once meet here.
  version integer not null check (version > 0),
  at timestamptz not null,
  by_id uuid not null,
  ratings jsonb not null,
  facts jsonb not null,
  -- The whole recommendation as it was, with its findings, sources and rule versions.
  recommendation jsonb not null,
  recommended text not null,
  complete boolean not null,
  chosen text not null,
  outcome text not null check (outcome in ('accepted', 'overridden')),
  reason text,
  preference text,
  waiting boolean not null,
  review_on date,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id),
  constraint one_decision_a_version unique (organisation_id, episode_id, version),
  constraint an_override_says_why check (outcome = 'accepted' or length(trim(coalesce(reason, ''))) > 0)
);
call protect_table('placements', 'insert');
create index placements_of_person on placements (organisation_id, person_id, at desc);

create extension if not exists btree_gist;

-- The level of care as a timeline. Sober living is a home and stands beside a level.
create table levels_of_care (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  kind text not null check (kind in ('level', 'home')),
  level text not null check (level in ('monitoring', 'outpatient', 'intensive_outpatient', 'partial_hospitalisation', 'residential', 'medically_managed_residential', 'inpatient_withdrawal', 'hospital', 'sober_living')),
  during tstzrange not null check (not isempty(during) and not lower_inf(during)),
  days_a_week numeric check (days_a_week between 0 and 7),
  hours_a_week numeric check (hours_a_week between 0 and 80),
  placement_id uuid,
  by_id uuid not null,
  end_reason text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, placement_id) references placements (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id),
  constraint a_home_is_sober_living check ((kind = 'home') = (level = 'sober_living')),
  constraint one_level_of_care_at_a_time exclude using gist (organisation_id with =, person_id with =, kind with =, during with &&)
);
call protect_table('levels_of_care', 'insert, update (during, end_reason)');
