-- Maintenance is looked at again from time to time; and a taper is led by the person, who may ask for a pause on any day.
create table medication_reviews (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  medicine text not null,
  on_day date not null,
  -- What the treatment does for the person, in four words; and in their own.
  benefit text not null check (benefit in ('good', 'some', 'none', 'worse')),
  side_effects text[] not null check (side_effects <@ array['constipation', 'sweating', 'sleepiness', 'low-mood', 'sexual', 'teeth', 'weight', 'sleep', 'heart', 'other']),
  use_on_top text not null check (use_on_top in ('none', 'less', 'same', 'more', 'not-said')),
  dose_holds text not null check (dose_holds in ('enough', 'too-little', 'too-much')),
  goals text not null check (length(goals) <= 2000),
  outcome text not null check (outcome in ('continue', 'raise', 'lower', 'change-medicine', 'taper', 'other')),
  note text not null default '' check (length(note) <= 4000),
  -- What the record held at that moment: dose, missed days, tests.
  facts jsonb not null default '{}',
  next_on date not null,
  reviewed_by uuid not null,
  reviewed_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, reviewed_by) references staff (organisation_id, id),
  constraint the_next_review_comes_after check (next_on > on_day)
);
call protect_table('medication_reviews', 'insert');
create index medication_reviews_of_person on medication_reviews (organisation_id, person_id, reviewed_at desc);

-- What was looked at before a taper, line by line; the newest counts.
create table taper_readiness (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  own_wish boolean,
  pause_offered boolean,
  naloxone_in_hand boolean,
  relapse_plan boolean,
  overdose_risk_told boolean,
  words text not null default '' check (length(words) <= 2000),
  looked_by uuid not null,
  looked_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, looked_by) references staff (organisation_id, id)
);
call protect_table('taper_readiness', 'insert');
create index taper_readiness_of_person on taper_readiness (organisation_id, person_id, looked_at desc);

-- What the person asks about their dose. It changes no order: a prescriber answers it.
create table dose_requests (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  order_id uuid not null,
  what text not null check (what in ('pause', 'step-back', 'slower', 'talk')),
  words text not null default '' check (length(words) <= 1000),
  asked_at timestamptz not null,
  answer text check (answer in ('changed', 'kept', 'taken-back')),
  answer_words text check (length(answer_words) between 1 and 1000),
  answered_at timestamptz,
  answered_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, order_id, person_id) references orders (organisation_id, id, person_id),
  foreign key (organisation_id, answered_by) references accounts (organisation_id, id),
  constraint an_answered_request_says_how check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
call protect_table('dose_requests', 'insert, update (answer, answer_words, answered_at, answered_by)');
create unique index one_open_dose_request_a_person on dose_requests (organisation_id, person_id) where answer is null;
