-- Supporters by consent, meetings near by, small accountability teams.

-- A family member or friend whom the person invited. What they may see stands here and ends with the consent it rests on:
-- there is no second place that could say yes when the consent says no.
create table supporters (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  account_id uuid not null,
  consent_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  relation text not null check (length(relation) between 1 and 200),
  scopes text[] not null check (array_length(scopes, 1) > 0 and scopes <@ array['appointments', 'attendance', 'dose_days', 'goals', 'relapse_prevention_plan', 'lapse_alert']),
  started_on date not null,
  -- The last day on which it holds, by the site's calendar; at most one year.
  ends_on date not null,
  made_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts (organisation_id, id),
  foreign key (organisation_id, consent_id) references consents (organisation_id, id),
  constraint support_ends_within_a_year check (ends_on >= started_on and ends_on <= started_on + 366)
);
call protect_table('supporters', 'insert');
create index supporters_of_person on supporters (organisation_id, person_id, made_at desc);
create index supporters_by_account on supporters (organisation_id, account_id);

-- A file of meetings as a site loaded it; the newest counts.
create table meeting_lists (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  source text not null check (length(source) between 1 and 200),
  loaded_on date not null,
  loaded_at timestamptz not null,
  loaded_by uuid,
  made_up boolean not null,
  primary key (organisation_id, id)
);
call protect_table('meeting_lists', 'insert');

create table meetings (
  organisation_id uuid not null,
  list_id uuid not null,
  -- The file's own id.
  id text not null check (length(id) between 1 and 100),
  name text not null,
  fellowship text not null,
  -- 1 is Monday.
  weekday smallint not null check (weekday between 1 and 7),
  starts_at time not null,
  minutes smallint check (minutes between 1 and 1440),
  place text,
  address text,
  online text,
  formats text[] not null default '{}',
  step_free boolean,
  language text,
  primary key (organisation_id, list_id, id),
  foreign key (organisation_id, list_id) references meeting_lists (organisation_id, id)
);
call protect_table('meetings', 'insert');

-- Three to six people who agreed to look out for each other. A member joins and leaves by rows; nobody is put in.
create table accountability_teams (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- What happens after a lapse, agreed by all before it happens.
  after_a_lapse text not null check (length(after_a_lapse) between 1 and 2000),
  guide_id uuid not null,
  made_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, guide_id) references staff (organisation_id, id)
);
call protect_table('accountability_teams', 'insert');

create table accountability_members (
  organisation_id uuid not null,
  id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  agreed_at timestamptz not null,
  noted_by uuid not null,
  left_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, team_id) references accountability_teams (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id)
);
call protect_table('accountability_members', 'insert, update (left_at)');
create unique index in_a_team_once on accountability_members (organisation_id, team_id, person_id) where left_at is null;
