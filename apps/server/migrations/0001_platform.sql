-- Organisations, sites, staff, people, sessions, audit, idempotency, events.
-- Every table of care data leads its key with organisation_id and forces row-level security on it, so that a handler
-- that forgets its organisation reads nothing, and the same schema spreads over machines by organisation.

-- The one policy every table of care data carries. Inside (select ...) so that it is evaluated once a query, not once
-- a row; nullif because the setting is '' rather than null after a transaction that set it.
create function current_organisation() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('fairlead.organisation_id', true), '')::uuid;

-- protect_table(name, rights): row-level security forced, and only these rights for the application.
-- 'insert' is for what happened and is never changed; 'insert, update (a, b)' for the state columns of a state row.
create procedure protect_table(table_name regclass, rights text)
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', table_name);
  execute format('alter table %s force row level security', table_name);
  execute format('create policy own_organisation on %s using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()))', table_name);
  execute format('grant select, %s on %s to fairlead_app', rights, table_name);
end $$;

grant usage on schema public to fairlead_app;

-- Not care data: which organisations exist, and to which one a name that signs in belongs. No row-level security,
-- since they are read before the organisation is known; the catalogue test lists them as the only exceptions.
create table organisations (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  country text not null check (country in ('US', 'UK')),
  created_at timestamptz not null
);
grant select, insert on organisations to fairlead_app;

create table sign_in_names (
  name text primary key check (name = lower(name) and length(name) between 3 and 120),
  organisation_id uuid not null references organisations (id),
  account_id uuid not null
);
grant select, insert on sign_in_names to fairlead_app;

create table installation (
  only_row boolean primary key default true check (only_row),
  -- Demonstrations and tests move time forwards; a real installation keeps 0.
  clock_ahead_ms bigint not null default 0 check (clock_ahead_ms >= 0),
  is_demo boolean not null default false,
  setup_code_hash bytea,
  demo_seed integer,
  demo_filled_at timestamptz
);
insert into installation default values;
grant select, update on installation to fairlead_app;

create table sites (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  code text not null check (code ~ '^[A-Z0-9]{2,12}$'),
  name text not null check (length(name) between 1 and 200),
  country text not null check (country in ('US', 'UK')),
  time_zone text not null,
  -- Which guideline a site follows for what, e.g. {"methadoneStart": "US-CFR-2024", "missedDose": "US-TIP63"}.
  profiles jsonb not null,
  -- Address, telephone, opening, services, prices, waiting: what the front door shows.
  details jsonb not null default '{}',
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, code)
);
call protect_table('sites', 'insert, update (name, time_zone, profiles, details)');

-- One row a person or thing that can sign in. kind staff: a member of staff; person: someone in care; supporter.
create table accounts (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  kind text not null check (kind in ('staff', 'person', 'supporter')),
  display_name text not null check (length(display_name) between 1 and 200),
  language text not null default 'en' check (language in ('en', 'en-GB', 'es')),
  passphrase_hash text,
  totp_secret text,
  totp_last_step bigint not null default 0,
  state text not null default 'active' check (state in ('invited', 'active', 'disabled')),
  created_at timestamptz not null,
  primary key (organisation_id, id)
);
call protect_table('accounts', 'insert, update (display_name, language, passphrase_hash, totp_secret, totp_last_step, state)');

create table passkeys (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  credential_id bytea not null,
  public_key bytea not null,
  sign_count bigint not null,
  name text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, credential_id),
  foreign key (organisation_id, account_id) references accounts (organisation_id, id)
);
call protect_table('passkeys', 'insert, update (sign_count, ended_at)');

create table staff (
  organisation_id uuid not null,
  id uuid not null,
  roles text[] not null check (array_length(roles, 1) > 0 and roles <@ array['administrator', 'prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'front_desk', 'manager', 'auditor']),
  initials text not null check (length(initials) between 1 and 6),
  profession text,
  registration text,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references accounts (organisation_id, id)
);
call protect_table('staff', 'insert, update (roles, profession, registration)');

create table staff_sites (
  organisation_id uuid not null,
  staff_id uuid not null,
  site_id uuid not null,
  primary key (organisation_id, staff_id, site_id),
  foreign key (organisation_id, staff_id) references staff (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id)
);
call protect_table('staff_sites', 'insert, delete');

create table sessions (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  -- Where the session was made, in words for its owner: "Chrome on Linux".
  device text not null,
  -- password: half-way, the second factor is still to come. full: both factors, or a person's own passphrase.
  strength text not null check (strength in ('password', 'full')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  -- When the second factor was last shown; signing an order asks for a fresh one.
  factor_at timestamptz,
  ended_at timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, token_hash),
  foreign key (organisation_id, account_id) references accounts (organisation_id, id)
);
call protect_table('sessions', 'insert, update (last_seen_at, factor_at, ended_at, strength, token_hash)');
create index sessions_of_account on sessions (organisation_id, account_id) where ended_at is null;

-- A person: someone in or seeking treatment.
create table people (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  -- The number a person is known by here, e.g. FL-2041.
  number text not null,
  given_name text not null check (length(given_name) between 1 and 200),
  family_name text not null check (length(family_name) between 1 and 200),
  -- What the person wants to be called, where that differs.
  known_as text,
  born_on date,
  sex text check (sex in ('female', 'male', 'other', 'unknown')),
  pronouns text,
  language text not null default 'en' check (language in ('en', 'en-GB', 'es')),
  telephone text,
  email text,
  address text,
  -- How and when it is safe to reach the person: {"call": true, "text": false, "voicemail": false, "note": "..."}
  contact jsonb not null default '{}',
  nhs_number text,
  allergies text[] not null default '{}',
  allergies_asked boolean not null default false,
  site_id uuid not null,
  account_id uuid,
  died_on date,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, number),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts (organisation_id, id)
);
call protect_table('people', 'insert, update (given_name, family_name, known_as, born_on, sex, pronouns, language, telephone, email, address, contact, nhs_number, allergies, allergies_asked, site_id, account_id, died_on)');
create index people_by_name on people (organisation_id, lower(family_name) text_pattern_ops, lower(given_name));
create index people_by_given on people (organisation_id, lower(given_name) text_pattern_ops);
create index people_by_birth on people (organisation_id, born_on);
create unique index people_by_account on people (organisation_id, account_id) where account_id is not null;

create sequence person_numbers start 2001;
grant usage on sequence person_numbers to fairlead_app;

-- An episode: one stretch of treatment of one person. None is ever erased.
create table episodes (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  site_id uuid not null,
  state text not null default 'open' check (state in ('open', 'ended')),
  started_on date not null,
  ended_on date,
  end_reason text,
  responsible_clinician_id uuid not null,
  -- Moves on with every clinical write of the episode: a command that decided on an older version decides again.
  version bigint not null default 1,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, responsible_clinician_id) references staff (organisation_id, id),
  check ((state = 'ended') = (ended_on is not null)),
  check (ended_on is null or ended_on >= started_on)
);
call protect_table('episodes', 'insert, update (state, ended_on, end_reason, responsible_clinician_id, version, site_id)');
create unique index one_open_episode_a_person on episodes (organisation_id, person_id) where state = 'open';
create index episodes_of_person on episodes (organisation_id, person_id, started_on desc);

-- Who looked at or changed what. Append-only; each row names everybody it showed.
create table audit_entries (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  at timestamptz not null,
  event text not null,
  -- read, write, refused or denied
  kind text not null check (kind in ('read', 'write', 'refused', 'denied', 'sign-in')),
  account_id uuid,
  account_kind text,
  roles text[] not null default '{}',
  session_id uuid,
  person_ids uuid[] not null default '{}',
  details jsonb not null default '{}',
  request_id text,
  primary key (organisation_id, id)
);
call protect_table('audit_entries', 'insert');
create index audit_of_person on audit_entries using gin (person_ids);
create index audit_by_time on audit_entries (organisation_id, at desc);

-- The same key gives the same answer again; kept 90 days, longer than a phone stays away.
create table idempotency_keys (
  organisation_id uuid not null,
  account_id uuid not null,
  key text not null check (length(key) between 8 and 100),
  request_hash bytea not null,
  status integer not null,
  reply jsonb not null,
  etag text,
  created_at timestamptz not null,
  primary key (organisation_id, account_id, key)
);
call protect_table('idempotency_keys', 'insert, delete');

-- What happened, newest last: the person's one timeline, and what screens are told of.
-- kind is a word of the room ('dose.given'); params hold figures and words for the sentence, never a second truth.
create table events (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  topic text not null,
  person_id uuid,
  episode_id uuid,
  site_id uuid,
  author_id uuid,
  params jsonb not null default '{}',
  -- Who may see the line: team (staff), person (staff and the person), restricted (its author's own room decides).
  audience text not null default 'team' check (audience in ('team', 'person', 'restricted')),
  -- The row this line is about, e.g. {"table": "doses", "id": "..."}.
  about jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id)
);
call protect_table('events', 'insert');
create index events_of_person on events (organisation_id, person_id, at desc);
create index events_by_kind on events (organisation_id, kind, at desc);

-- Work for somebody: a call back, a review, an observation, an escalation.
create table tasks (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  site_id uuid not null,
  person_id uuid,
  episode_id uuid,
  kind text not null,
  -- Which roles' worklist it stands on, or whose own.
  role text,
  assignee_id uuid,
  params jsonb not null default '{}',
  -- 1 act now .. 5 when convenient
  priority smallint not null default 3 check (priority between 1 and 5),
  due_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  -- One open task of a kind about one thing, so that a rule that fires twice asks once.
  dedupe_key text,
  created_at timestamptz not null,
  created_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  outcome text,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  check (role is not null or assignee_id is not null)
);
call protect_table('tasks', 'insert, update (state, ended_at, ended_by, outcome, assignee_id, due_at, priority)');
create unique index one_open_task_a_thing on tasks (organisation_id, dedupe_key) where state = 'open' and dedupe_key is not null;
create index tasks_open on tasks (organisation_id, site_id, due_at) where state = 'open';
create index tasks_of_person on tasks (organisation_id, person_id) where state = 'open';

-- Outside every organisation like sign_in_names: a code is used before anybody knows whose it is. Only its hash is kept.
create table invitation_codes (
  code_hash bytea primary key,
  organisation_id uuid not null references organisations (id),
  account_id uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
grant select, insert, update (used_at) on invitation_codes to fairlead_app;
