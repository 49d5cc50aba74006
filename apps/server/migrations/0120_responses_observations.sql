-- Responses (one filled-in copy of an instrument, with its score) and observations (one measured or rated fact at one time).
-- Both happened: neither is ever changed. A correction is a new row that supersedes the old one, with its author and reason.
create table responses (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  instrument text not null,
  instrument_version text not null,
  at timestamptz not null,
  -- Who rated: staff at the person's side, or the person alone on their phone.
  by_account_id uuid,
  by_kind text not null check (by_kind in ('staff', 'person', 'imported')),
  answers jsonb not null,
  -- The whole working of the one scorer at the time: total, band, complete, missing, subscales, profile.
  score jsonb not null,
  total numeric,
  band text,
  complete boolean not null,
  supersedes_id uuid,
  correction_reason text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  -- Where an imported row came from, so that a second import changes nothing.
  import_key text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references responses (organisation_id, id),
  -- A scale with an unanswered item has no total (C4).
  constraint an_incomplete_response_has_no_total check (complete or total is null),
  constraint a_correction_says_why check ((supersedes_id is null) = (correction_reason is null))
);
call protect_table('responses', 'insert');
create unique index one_correction_a_response on responses (organisation_id, supersedes_id) where supersedes_id is not null;
create unique index responses_imported_once on responses (organisation_id, import_key) where import_key is not null;
create index responses_of_person on responses (organisation_id, person_id, instrument, at desc);
create index responses_of_episode on responses (organisation_id, episode_id, instrument, at) where episode_id is not null;

create table observations (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  -- A word of ours (pulse, systolic, respiration, craving, trial_withdrawal ...) or system|code of an imported one.
  code text not null,
  at timestamptz not null,
  -- Decimal, never a binary fraction.
  value numeric,
  unit text,
  -- For a rated or worded fact; or why there is no value.
  value_text text,
  details jsonb not null default '{}',
  by_account_id uuid,
  by_kind text not null check (by_kind in ('staff', 'person', 'device', 'imported')),
  -- Measured together: a round of vital signs, a panel.
  group_id uuid,
  supersedes_id uuid,
  correction_reason text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  import_key text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references observations (organisation_id, id),
  constraint an_observation_says_something check (value is not null or value_text is not null or details <> '{}'),
  constraint a_corrected_observation_says_why check ((supersedes_id is null) = (correction_reason is null))
);
call protect_table('observations', 'insert');
create unique index one_correction_an_observation on observations (organisation_id, supersedes_id) where supersedes_id is not null;
create unique index observations_imported_once on observations (organisation_id, import_key) where import_key is not null;
create index observations_of_person on observations (organisation_id, person_id, code, at desc);
