-- What came from other systems: batches, every resource as it came, and history that has no table of its own.

create table import_batches (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  site_id uuid not null,
  -- The file or folder, as whoever imported named it.
  name text not null check (length(name) between 1 and 200),
  source text not null check (length(source) between 1 and 200),
  -- Trial tables have no dates: study day 0 stands on this day.
  day_zero date,
  made_by uuid,
  made_at timestamptz not null,
  counts jsonb not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, made_by) references accounts (organisation_id, id)
);
call protect_table('import_batches', 'insert, update (counts)');

-- Every resource as it came, by the system it came from and the id it has there. A changed one is a row that supersedes.
create table imported_resources (
  organisation_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  -- Null for what belongs to nobody: a practitioner, a location, a questionnaire.
  person_id uuid,
  source text not null check (length(source) between 1 and 200),
  resource_type text not null check (resource_type ~ '^[A-Z][A-Za-z]{1,63}$'),
  -- Its own id there; one without has the hash of its content.
  resource_id text not null check (length(resource_id) between 1 and 80),
  full_url text,
  words text not null,
  happened_at timestamptz,
  content jsonb not null,
  content_hash bytea not null,
  -- The row of our record that was made of it, where one was.
  mapped_table text,
  mapped_id uuid,
  kept_at timestamptz not null,
  supersedes_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, batch_id) references import_batches (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references imported_resources (organisation_id, id),
  constraint a_mapped_resource_names_its_row check ((mapped_table is null) = (mapped_id is null))
);
call protect_table('imported_resources', 'insert');
create unique index a_resource_is_imported_once on imported_resources (organisation_id, source, resource_type, resource_id) where supersedes_id is null;
create unique index one_resource_follows_another on imported_resources (organisation_id, supersedes_id) where supersedes_id is not null;
create index imported_resources_by_name on imported_resources (organisation_id, source, resource_type, resource_id);
create index imported_resources_of_person on imported_resources (organisation_id, person_id, kept_at);

-- Which human beings came from where: the same source and id is the same person, and no other.
create table imported_people (
  organisation_id uuid not null,
  source text not null,
  source_id text not null,
  person_id uuid not null,
  batch_id uuid not null,
  primary key (organisation_id, source, source_id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, batch_id) references import_batches (organisation_id, id)
);
call protect_table('imported_people', 'insert');
create index imported_people_of_person on imported_people (organisation_id, person_id);

-- A problem or diagnosis as another system has it. What is diagnosed here is the assessment's own.
create table problems (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  sort text not null,
  system text,
  code text,
  words text not null check (length(words) between 1 and 500),
  state text not null check (length(state) between 1 and 100),
  -- As the source wrote them: a year, a month, a day or an instant.
  began text,
  ended text,
  at timestamptz,
  details jsonb not null default '{}',
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  supersedes_id uuid,
  correction_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references problems (organisation_id, id),
  check ((supersedes_id is null) = (correction_reason is null))
);
call protect_table('problems', 'insert');
create unique index one_row_follows_another_in_problems on problems (organisation_id, supersedes_id) where supersedes_id is not null;
create index problems_of_person on problems (organisation_id, person_id, at);

-- What was done elsewhere.
create table procedures (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  sort text not null,
  system text,
  code text,
  words text not null check (length(words) between 1 and 500),
  state text not null check (length(state) between 1 and 100),
  -- As the source wrote them: a year, a month, a day or an instant.
  began text,
  ended text,
  at timestamptz,
  details jsonb not null default '{}',
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  supersedes_id uuid,
  correction_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references procedures (organisation_id, id),
  check ((supersedes_id is null) = (correction_reason is null))
);
call protect_table('procedures', 'insert');
create unique index one_row_follows_another_in_procedures on procedures (organisation_id, supersedes_id) where supersedes_id is not null;
create index procedures_of_person on procedures (organisation_id, person_id, at);

-- Contacts elsewhere, and planned visits of a trial with why they did not take place.
create table encounters (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  sort text not null,
  system text,
  code text,
  words text not null check (length(words) between 1 and 500),
  state text not null check (length(state) between 1 and 100),
  -- As the source wrote them: a year, a month, a day or an instant.
  began text,
  ended text,
  at timestamptz,
  details jsonb not null default '{}',
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  supersedes_id uuid,
  correction_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references encounters (organisation_id, id),
  check ((supersedes_id is null) = (correction_reason is null))
);
call protect_table('encounters', 'insert');
create unique index one_row_follows_another_in_encounters on encounters (organisation_id, supersedes_id) where supersedes_id is not null;
create index encounters_of_person on encounters (organisation_id, person_id, at);

-- Allergies and intolerances with their reactions; the short list on the person is what screens warn with.
create table allergies (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  sort text not null,
  system text,
  code text,
  words text not null check (length(words) between 1 and 500),
  state text not null check (length(state) between 1 and 100),
  -- As the source wrote them: a year, a month, a day or an instant.
  began text,
  ended text,
  at timestamptz,
  details jsonb not null default '{}',
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  supersedes_id uuid,
  correction_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references allergies (organisation_id, id),
  check ((supersedes_id is null) = (correction_reason is null))
);
call protect_table('allergies', 'insert');
create unique index one_row_follows_another_in_allergies on allergies (organisation_id, supersedes_id) where supersedes_id is not null;
create index allergies_of_person on allergies (organisation_id, person_id, at);

-- Medicines ordered, given, handed out or taken elsewhere. None is an order of ours: only a prescriber's signature makes one.
create table medication_statements (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  sort text not null,
  system text,
  code text,
  words text not null check (length(words) between 1 and 500),
  state text not null check (length(state) between 1 and 100),
  -- As the source wrote them: a year, a month, a day or an instant.
  began text,
  ended text,
  at timestamptz,
  details jsonb not null default '{}',
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  recorded_at timestamptz not null,
  recorded_by uuid,
  supersedes_id uuid,
  correction_reason text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references medication_statements (organisation_id, id),
  check ((supersedes_id is null) = (correction_reason is null))
);
call protect_table('medication_statements', 'insert');
create unique index one_row_follows_another_in_medication_statements on medication_statements (organisation_id, supersedes_id) where supersedes_id is not null;
create index medication_statements_of_person on medication_statements (organisation_id, person_id, at);

-- A day of an older record on which nothing was given is a fact; here a dose is always of something.
alter table doses drop constraint doses_dose_ug_check;
alter table doses add constraint only_an_imported_dose_may_be_of_nothing check (dose_ug > 0 or (dose_ug = 0 and origin = 'imported'));
