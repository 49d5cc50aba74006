-- Leaving treatment, the plan for afterwards, the watch over lost tolerance, and follow-up for years.

create index episodes_open_at_site on episodes (organisation_id, site_id) where state = 'open';
create index episodes_by_start on episodes (organisation_id, started_on);

-- The plan for afterwards, in the person's words where they can be had. A changed plan is a new row.
create table aftercare_plans (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid,
  -- What keeps me well; early signs; what I do then; who I call; how medicine goes on; where I go each week.
  keeps_well text not null check (length(keeps_well) between 1 and 4000),
  early_signs text not null default '' check (length(early_signs) <= 4000),
  what_i_do text not null default '' check (length(what_i_do) <= 4000),
  who_i_call text not null check (length(who_i_call) between 1 and 2000),
  medicine text not null default '' check (length(medicine) <= 2000),
  weekly text not null default '' check (length(weekly) <= 2000),
  written_at timestamptz not null,
  written_by uuid not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, written_by) references accounts (organisation_id, id)
);
call protect_table('aftercare_plans', 'insert');
create index aftercare_plans_of_person on aftercare_plans (organisation_id, person_id, written_at desc);

-- One leaving of one episode, with the decision as it stood and what somebody went past, with their reason.
create table discharges (
  organisation_id uuid not null,
  id uuid not null,
  episode_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('planned', 'step_down', 'transfer', 'left_unplanned', 'died')),
  reason text not null check (reason in ('finished', 'stepped_down', 'moved_away', 'other_service', 'prison', 'stopped_coming', 'own_wish', 'against_advice', 'died', 'other')),
  note text check (length(note) <= 4000),
  left_on date not null,
  next_appointment_id uuid,
  plan_id uuid,
  tolerance_advice_given boolean,
  contacts_confirmed boolean,
  decision jsonb not null,
  -- [{"code", "reason"}], each typed by whoever went past a refusal.
  overrides jsonb not null default '[]',
  at timestamptz not null,
  by_id uuid not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  constraint an_episode_ends_once unique (organisation_id, episode_id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, next_appointment_id) references appointments (organisation_id, id),
  foreign key (organisation_id, plan_id) references aftercare_plans (organisation_id, id),
  foreign key (organisation_id, by_id) references accounts (organisation_id, id)
);
call protect_table('discharges', 'insert');
create index discharges_of_person on discharges (organisation_id, person_id, at desc);

-- A stretch of days in which an old amount can kill (packages/clinical crisis/tolerance-watch).
create table tolerance_watches (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  opening text not null check (opening in ('detox_ended', 'naltrexone_stopped', 'depot_missed', 'discharged', 'prison_released')),
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  opened_at timestamptz not null,
  primary key (organisation_id, id),
  constraint one_watch_of_a_kind_a_day unique (organisation_id, person_id, opening, from_on),
  foreign key (organisation_id, person_id) references people (organisation_id, id)
);
call protect_table('tolerance_watches', 'insert');

-- Following up one person after one episode, for years; ended by a return, a wish or a death.
create table follow_ups (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  started_on date not null,
  last_on date,
  next_on date not null,
  -- Tries since somebody was last reached.
  tries smallint not null default 0,
  -- From this day a refresher visit is offered; null once it was.
  refresher_on date,
  state text not null default 'open' check (state in ('open', 'returned', 'declined', 'died')),
  ended_at timestamptz,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  check ((state = 'open') = (ended_at is null))
);
call protect_table('follow_ups', 'insert, update (last_on, next_on, tries, refresher_on, state, ended_at)');
create unique index one_open_follow_up_a_person on follow_ups (organisation_id, person_id) where state = 'open';
create index follow_ups_due on follow_ups (organisation_id, site_id, next_on) where state = 'open';

-- One check-in after treatment: reached or not, and how it is going.
create table aftercare_check_ins (
  organisation_id uuid not null,
  id uuid not null,
  follow_up_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  outcome text not null check (outcome in ('well', 'struggling', 'wants_back', 'not_reached', 'declined')),
  note text check (length(note) <= 4000),
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, follow_up_id) references follow_ups (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, by_id) references accounts (organisation_id, id)
);
call protect_table('aftercare_check_ins', 'insert');
create index aftercare_check_ins_of_person on aftercare_check_ins (organisation_id, person_id, at desc);
