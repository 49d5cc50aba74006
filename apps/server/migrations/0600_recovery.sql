-- Recovery: check-ins, cravings, the journal's shared entries, lapses, the relapse-prevention plan, and what is agreed about silence.
-- What the person told is never changed; a lapse resets nothing, so nothing here points at a counter.

-- One check-in that the person shared. pull and mood are the five waves of the phone (0 to 4).
create table recovery_check_ins (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  rated_at timestamptz not null,
  -- The person's own calendar day.
  day date not null,
  pull smallint not null check (pull between 0 and 4),
  mood smallint check (mood between 0 and 4),
  sleep_hours numeric(4, 1) check (sleep_hours between 0 and 24),
  note text check (length(note) <= 20000),
  by_kind text not null default 'person' check (by_kind in ('person', 'staff')),
  by_account_id uuid,
  received_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id)
);
call protect_table('recovery_check_ins', 'insert');
create index recovery_check_ins_of_person on recovery_check_ins (organisation_id, person_id, rated_at desc);

-- One craving from its first rating (0 to 10) to its end, and what helped: [{"words": "...", "helped": true}].
create table cravings (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  started_at timestamptz not null,
  ended_at timestamptz,
  first_level smallint not null check (first_level between 0 and 10),
  highest_level smallint not null check (highest_level between 0 and 10),
  last_level smallint not null check (last_level between 0 and 10),
  trigger_words text check (length(trigger_words) <= 200),
  helped jsonb not null default '[]',
  received_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  constraint a_craving_ends_after_it_starts check (ended_at is null or ended_at >= started_at),
  constraint the_highest_level_is_the_highest check (highest_level >= first_level and highest_level >= last_level)
);
call protect_table('cravings', 'insert');
create index cravings_of_person on cravings (organisation_id, person_id, started_at desc);

-- One journal entry that the person chose to share. The journal itself never leaves the phone.
create table journal_shares (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  written_on date not null,
  words text not null check (length(words) between 1 and 20000),
  with_whom text not null check (with_whom in ('counsellor', 'care_team')),
  shared_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id)
);
call protect_table('journal_shares', 'insert');
create index journal_shares_of_person on journal_shares (organisation_id, person_id, shared_at desc);

-- A return to use as the person told it. Only the time of telling is asked for; the rest may be left out.
create table lapses (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  told_at timestamptz not null,
  told_by text not null check (told_by in ('person', 'staff')),
  by_account_id uuid,
  happened_on date,
  what text check (length(what) <= 200),
  safe_now text not null check (safe_now in ('yes', 'no', 'not_sure', 'not_said')),
  has_naloxone text not null check (has_naloxone in ('yes', 'no', 'not_said')),
  wants_call boolean not null,
  words text check (length(words) <= 20000),
  received_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id)
);
call protect_table('lapses', 'insert');
create index lapses_of_person on lapses (organisation_id, person_id, told_at desc);

-- Looking back at a lapse together: what came before, what helped, what was kept, which safety steps were taken.
create table lapse_debriefs (
  organisation_id uuid not null,
  id uuid not null,
  lapse_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  before_words text not null check (length(before_words) between 1 and 20000),
  helped_words text check (length(helped_words) <= 20000),
  next_words text check (length(next_words) <= 20000),
  steps text[] not null default '{}' check (steps <@ array['not_alone', 'naloxone_in_hand', 'lower_amount', 'tolerance_explained', 'dose_reviewed', 'plan_changed']),
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, lapse_id) references lapses (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('lapse_debriefs', 'insert');
create index lapse_debriefs_of_lapse on lapse_debriefs (organisation_id, lapse_id, at);

-- The relapse-prevention plan: every version is kept, the newest counts. Two writers of one version meet at the key.
create table relapse_prevention_plans (
  organisation_id uuid not null,
  person_id uuid not null,
  version integer not null check (version >= 1),
  plan jsonb not null,
  changed_at timestamptz not null,
  changed_by_kind text not null check (changed_by_kind in ('person', 'staff')),
  changed_by uuid,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  constraint one_writer_a_version primary key (organisation_id, person_id, version),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, changed_by) references accounts (organisation_id, id)
);
call protect_table('relapse_prevention_plans', 'insert');

-- What the person and the team agreed: how often a check-in comes, when somebody calls, who, and who may be asked after them.
-- The newest row counts; one with every_days null ends the agreement.
create table check_in_agreements (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_account_id uuid not null,
  every_days smallint check (every_days between 1 and 31),
  due_time time not null default '20:00',
  -- The craving (0 to 10) at which the person wants a call; null leaves the policy's own line.
  call_at_craving smallint check (call_at_craving between 1 and 10),
  responder_id uuid,
  contact_name text check (length(contact_name) between 1 and 200),
  contact_phone text check (length(contact_phone) between 3 and 30),
  contact_relation text check (length(contact_relation) <= 200),
  -- Null until asked. Only true lets anybody call the contact.
  contact_consented boolean,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, responder_id) references staff (organisation_id, id),
  foreign key (organisation_id, by_account_id) references accounts (organisation_id, id),
  constraint a_contact_who_may_be_called_is_named check (contact_consented is not true or (contact_name is not null and contact_phone is not null))
);
call protect_table('check_in_agreements', 'insert');
create index check_in_agreements_of_person on check_in_agreements (organisation_id, person_id, at desc);

-- A check-in that was due and did not come, once.
create table missed_check_ins (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  due_at timestamptz not null,
  noticed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  constraint a_missed_check_in_is_noticed_once unique (organisation_id, person_id, due_at)
);
call protect_table('missed_check_ins', 'insert');

-- Each try to reach the person, their nominated contact, or the person at home.
create table check_in_attempts (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  missed_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  whom text not null check (whom in ('person', 'contact', 'visit')),
  outcome text not null check (outcome in ('reached', 'left_message', 'no_answer')),
  note text check (length(note) <= 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, missed_id) references missed_check_ins (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('check_in_attempts', 'insert');
create index check_in_attempts_of_missed on check_in_attempts (organisation_id, missed_id, at);

-- What the rules asked for about one missed check-in, each once at each number of attempts.
create table check_in_escalations (
  organisation_id uuid not null,
  missed_id uuid not null,
  code text not null,
  attempts_made smallint not null,
  at timestamptz not null,
  rule_version text not null,
  constraint an_escalation_is_asked_once primary key (organisation_id, missed_id, code, attempts_made),
  foreign key (organisation_id, missed_id) references missed_check_ins (organisation_id, id)
);
call protect_table('check_in_escalations', 'insert');

-- The thread between a person and their team. What was sent stays.
create table messages (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  from_kind text not null check (from_kind in ('person', 'staff')),
  account_id uuid not null,
  words text not null check (length(words) between 1 and 20000),
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts (organisation_id, id)
);
call protect_table('messages', 'insert');
create index messages_of_person on messages (organisation_id, person_id, at desc);
