-- Withdrawal: stays, rounds of observation, escalations, comfort medicines, fluids, handover.

-- One stretch of supervised withdrawal inside an episode, with a named clinician and the recorded offer of maintenance.
create table withdrawal_stays (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  setting text not null check (setting in ('community', 'residential', 'inpatient')),
  opioid text not null check (opioid in ('heroin', 'fentanyl', 'methadone', 'buprenorphine', 'buprenorphine_depot', 'oral_short_acting', 'tramadol', 'nitazene')),
  last_use_at timestamptz not null,
  route text check (route in ('injected', 'smoked', 'snorted', 'oral')),
  months_of_use smallint check (months_of_use between 0 and 1200),
  days_a_month smallint check (days_a_month between 0 and 31),
  supervision text not null check (supervision in ('nursing_24h', 'nursing_day', 'daily_contact', 'one_to_one')),
  responsible_clinician_id uuid not null,
  method text not null check (method in ('methadone', 'buprenorphine', 'lofexidine', 'clonidine', 'dihydrocodeine', 'symptomatic')),
  planned_days smallint not null check (planned_days between 1 and 365),
  could_be_pregnant boolean,
  pregnant boolean,
  alcohol_dependence boolean,
  benzodiazepine_dependence boolean,
  withdraws_benzodiazepine_too boolean,
  -- Maintenance is offered before withdrawal; what the person answered, in their words where they gave any.
  agonist_answer text not null check (agonist_answer in ('wants_withdrawal', 'undecided', 'has_maintenance', 'not_offered')),
  agonist_words text,
  decision jsonb not null,
  override_reason text,
  override_by uuid,
  started_at timestamptz not null,
  started_by uuid not null,
  state text not null default 'open' check (state in ('open', 'ended')),
  ended_at timestamptz,
  ended_by uuid,
  end_reason text check (end_reason in ('completed', 'changed_to_maintenance', 'left_early', 'transferred', 'pregnancy', 'other')),
  end_decision jsonb,
  end_override_reason text,
  end_override_by uuid,
  tolerance_advice boolean,
  version bigint not null default 1,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, responsible_clinician_id) references staff (organisation_id, id),
  constraint an_ended_stay_says_when_and_why check ((state = 'ended') = (ended_at is not null and end_reason is not null)),
  constraint an_override_of_a_start_is_signed check ((override_reason is null) = (override_by is null)),
  constraint an_override_of_an_end_is_signed check ((end_override_reason is null) = (end_override_by is null)),
  constraint nobody_used_after_the_stay_began check (last_use_at <= started_at)
);
call protect_table('withdrawal_stays', 'insert, update (state, ended_at, ended_by, end_reason, end_decision, end_override_reason, end_override_by, tolerance_advice, version)');
create unique index one_open_withdrawal_stay_a_person on withdrawal_stays (organisation_id, person_id) where state = 'open';
create index withdrawal_stays_open on withdrawal_stays (organisation_id, site_id) where state = 'open';
create index withdrawal_stays_of_person on withdrawal_stays (organisation_id, person_id, started_at desc);

-- One look at one person: the responses and readings taken together, and what the rules made of them.
create table withdrawal_rounds (
  organisation_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  cows_response_id uuid,
  news2_response_id uuid,
  poss_response_id uuid,
  -- The readings of this round share it.
  group_id uuid not null,
  asleep boolean not null default false,
  craving smallint check (craving between 0 and 10),
  note text check (length(note) <= 4000),
  facts jsonb not null default '{}',
  decision jsonb not null,
  action text check (action in ('emergency', 'transfer', 'prescriber_now', 'today')),
  observe_every_minutes smallint,
  hold_opioids_and_sedatives boolean not null default false,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, stay_id) references withdrawal_stays (organisation_id, id),
  foreign key (organisation_id, cows_response_id) references responses (organisation_id, id),
  foreign key (organisation_id, news2_response_id) references responses (organisation_id, id),
  foreign key (organisation_id, poss_response_id) references responses (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('withdrawal_rounds', 'insert');
create index withdrawal_rounds_of_stay on withdrawal_rounds (organisation_id, stay_id, at desc);

-- A threshold that passed or an observation that was not done: who was asked, who answered, when.
create table withdrawal_escalations (
  organisation_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  person_id uuid not null,
  round_id uuid,
  kind text not null check (kind in ('threshold', 'overdue')),
  codes text[] not null,
  action text not null check (action in ('emergency', 'transfer', 'prescriber_now', 'today', 'observe')),
  decision jsonb,
  opened_at timestamptz not null,
  -- For an overdue observation: which, and since when.
  due_kind text,
  due_at timestamptz,
  -- The step an overdue observation has reached.
  asked text not null check (asked in ('nurse', 'prescriber')),
  asked_prescriber_at timestamptz,
  acknowledged_at timestamptz,
  acknowledged_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  outcome text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, stay_id) references withdrawal_stays (organisation_id, id),
  foreign key (organisation_id, round_id) references withdrawal_rounds (organisation_id, id),
  constraint an_overdue_escalation_names_what check ((kind = 'overdue') = (due_kind is not null and due_at is not null)),
  constraint an_acknowledgement_is_somebodys check ((acknowledged_at is null) = (acknowledged_by is null))
);
call protect_table('withdrawal_escalations', 'insert, update (asked, asked_prescriber_at, acknowledged_at, acknowledged_by, ended_at, ended_by, outcome)');
create unique index one_open_overdue_escalation_a_stay on withdrawal_escalations (organisation_id, stay_id) where kind = 'overdue' and ended_at is null;
create index withdrawal_escalations_of_stay on withdrawal_escalations (organisation_id, stay_id, opened_at desc);

-- A prescriber's signed instruction for a medicine that eases withdrawal. A new dose is a new order.
create table comfort_orders (
  organisation_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  person_id uuid not null,
  medicine text not null check (length(medicine) between 2 and 60),
  dose_ug bigint not null check (dose_ug > 0),
  every_hours numeric(4, 1) not null check (every_hours between 0.5 and 48),
  max_a_day_ug bigint not null check (max_a_day_ug >= dose_ug),
  as_needed boolean not null,
  reason text not null check (length(reason) between 1 and 500),
  -- What the prescriber said of the person, as the rules ask it.
  facts jsonb not null default '{}',
  decision jsonb not null,
  override_reason text,
  signed_at timestamptz not null,
  signed_by uuid not null,
  state text not null default 'in_force' check (state in ('in_force', 'ended')),
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, stay_id) references withdrawal_stays (organisation_id, id),
  foreign key (organisation_id, signed_by) references staff (organisation_id, id),
  constraint an_ended_comfort_order_says_why check ((state = 'ended') = (ended_at is not null and end_reason is not null))
);
call protect_table('comfort_orders', 'insert, update (state, ended_at, ended_by, end_reason)');
create unique index one_comfort_order_of_a_medicine on comfort_orders (organisation_id, stay_id, medicine) where state = 'in_force';

-- Given, held or not wanted; with what was measured and decided. Given ones count to the day's limit.
create table comfort_doses (
  organisation_id uuid not null,
  id uuid not null,
  order_id uuid not null,
  stay_id uuid not null,
  person_id uuid not null,
  medicine text not null,
  at timestamptz not null,
  by_id uuid not null,
  what text not null check (what in ('given', 'held', 'declined')),
  dose_ug bigint not null check (dose_ug > 0),
  readings jsonb not null default '{}',
  decision jsonb not null,
  override_reason text,
  override_by uuid,
  -- A held dose is looked at again then.
  recheck_at timestamptz,
  -- Somebody asks then whether it helped.
  ask_effect_at timestamptz,
  note text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, order_id) references comfort_orders (organisation_id, id),
  foreign key (organisation_id, stay_id) references withdrawal_stays (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id),
  constraint a_held_dose_is_looked_at_again check ((what = 'held') = (recheck_at is not null)),
  constraint a_given_dose_asks_for_its_effect check ((what = 'given') = (ask_effect_at is not null))
);
call protect_table('comfort_doses', 'insert');
create index comfort_doses_of_person on comfort_doses (organisation_id, person_id, at desc);
create index comfort_doses_of_order on comfort_doses (organisation_id, order_id, at desc);

create table comfort_effects (
  organisation_id uuid not null,
  dose_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  effect text not null check (effect in ('better', 'little', 'none', 'worse')),
  note text,
  primary key (organisation_id, dose_id),
  foreign key (organisation_id, dose_id) references comfort_doses (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('comfort_effects', 'insert');

create table fluids (
  organisation_id uuid not null,
  id uuid not null,
  stay_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  direction text not null check (direction in ('in', 'out')),
  what text not null check (what in ('drink', 'oral_rehydration', 'intravenous', 'urine', 'vomit', 'stool')),
  millilitres integer check (millilitres between 0 and 10000),
  note text,
  primary key (organisation_id, id),
  foreign key (organisation_id, stay_id) references withdrawal_stays (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id),
  constraint what_goes_in_is_drunk_or_infused check ((direction = 'in') = (what in ('drink', 'oral_rehydration', 'intravenous')))
);
call protect_table('fluids', 'insert');
create index fluids_of_stay on fluids (organisation_id, stay_id, at desc);

-- One shift hands over to the next; the named person says that they have read it.
create table handovers (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  to_id uuid not null,
  shift text not null check (shift in ('day', 'evening', 'night')),
  note text not null default '',
  acknowledged_at timestamptz,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id),
  foreign key (organisation_id, to_id) references staff (organisation_id, id),
  constraint nobody_hands_over_to_themselves check (by_id <> to_id)
);
call protect_table('handovers', 'insert, update (acknowledged_at)');
create index handovers_of_site on handovers (organisation_id, site_id, at desc);

create table handover_lines (
  organisation_id uuid not null,
  handover_id uuid not null,
  stay_id uuid not null,
  person_id uuid not null,
  changed text not null check (length(changed) <= 2000),
  due text not null check (length(due) <= 2000),
  primary key (organisation_id, handover_id, stay_id),
  foreign key (organisation_id, handover_id) references handovers (organisation_id, id),
  foreign key (organisation_id, stay_id) references withdrawal_stays (organisation_id, id)
);
call protect_table('handover_lines', 'insert');
