-- Urine tests and ECGs. A substance without a result row is not known; it is never negative.
create table urine_tests (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  reason text not null check (reason in ('start', 'random', 'clinical', 'take-home', 'requested by the person')),
  panel text[] not null check (array_length(panel, 1) between 1 and 30),
  state text not null default 'ordered' check (state in ('ordered', 'collected', 'resulted', 'not given')),
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  collected_at timestamptz,
  collected_by uuid,
  observed boolean,
  temperature_ok boolean,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id)
);
call protect_table('urine_tests', 'insert, update (state, collected_at, collected_by, observed, temperature_ok)');
create index urine_tests_of_person on urine_tests (organisation_id, person_id, ordered_at desc);

create table urine_results (
  organisation_id uuid not null,
  id uuid not null,
  test_id uuid not null,
  substance text not null check (length(substance) between 1 and 60),
  method text not null check (method in ('presumptive', 'confirmed')),
  result text not null check (result in ('positive', 'negative', 'invalid')),
  amount text check (length(amount) <= 60),
  note text check (length(note) <= 1000),
  supersedes_id uuid,
  entered_by uuid,
  resulted_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, test_id) references urine_tests (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references urine_results (organisation_id, id)
);
call protect_table('urine_results', 'insert');
create unique index one_result_a_substance_and_method on urine_results (organisation_id, test_id, substance, method) where supersedes_id is null;
create unique index one_urine_result_follows_another on urine_results (organisation_id, supersedes_id) where supersedes_id is not null;

create table ecgs (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  recorded_at timestamptz not null,
  qt_ms smallint not null check (qt_ms between 200 and 800),
  heart_rate smallint not null check (heart_rate between 20 and 250),
  qtc_bazett_ms smallint not null,
  qtc_fridericia_ms smallint not null,
  qtc_framingham_ms smallint not null,
  qtc_hodges_ms smallint not null,
  -- The one the reader decides on.
  formula text not null check (formula in ('bazett', 'fridericia', 'framingham', 'hodges')),
  note text check (length(note) <= 2000),
  supersedes_id uuid,
  entered_by uuid,
  entered_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references ecgs (organisation_id, id)
);
call protect_table('ecgs', 'insert');
create index ecgs_of_person on ecgs (organisation_id, person_id, recorded_at desc);
create unique index one_ecg_follows_another on ecgs (organisation_id, supersedes_id) where supersedes_id is not null;
