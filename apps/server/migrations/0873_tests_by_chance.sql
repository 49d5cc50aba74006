-- Drug tests: of urine or oral fluid, drawn by chance, excused, and what the specimen itself was like. Liver tests.
alter table urine_tests add column specimen text not null default 'urine' check (specimen in ('urine', 'oral-fluid'));
-- The period of the draw; null where somebody ordered it.
alter table urine_tests add column drawn_for integer check (drawn_for >= 0);
alter table urine_tests alter column ordered_by drop not null;
alter table urine_tests drop constraint urine_tests_state_check;
alter table urine_tests add constraint urine_tests_state_check check (state in ('ordered', 'collected', 'resulted', 'not given', 'excused'));
alter table urine_tests add constraint whoever_is_not_drawn_was_ordered_by_somebody check (ordered_by is not null or drawn_for is not null or origin <> 'here');
create unique index one_draw_a_person_and_period on urine_tests (organisation_id, person_id, drawn_for) where drawn_for is not null and state <> 'excused';

-- Why somebody was not tested this time: the draw falls on a later day of its period.
create table urine_excuses (
  organisation_id uuid not null,
  test_id uuid not null,
  why text not null check (why in ('travel', 'illness', 'work', 'family', 'other')),
  words text not null default '' check (length(words) <= 1000),
  excused_by uuid not null,
  excused_at timestamptz not null,
  primary key (organisation_id, test_id),
  foreign key (organisation_id, test_id) references urine_tests (organisation_id, id),
  foreign key (organisation_id, excused_by) references staff (organisation_id, id)
);
call protect_table('urine_excuses', 'insert');

-- What was measured of the specimen, and what the laboratory says of it. No figure decides by itself.
create table specimen_checks (
  organisation_id uuid not null,
  id uuid not null,
  test_id uuid not null,
  temperature_c numeric(4, 1) check (temperature_c between 0 and 60),
  creatinine_mg_dl numeric(6, 1) check (creatinine_mg_dl between 0 and 2000),
  specific_gravity numeric(6, 4) check (specific_gravity between 0.9 and 1.2),
  ph numeric(4, 1) check (ph between 0 and 14),
  oxidants boolean,
  verdict text check (verdict in ('valid', 'dilute', 'substituted', 'adulterated', 'unsuitable')),
  note text not null default '' check (length(note) <= 1000),
  checked_by uuid not null,
  checked_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, test_id) references urine_tests (organisation_id, id),
  foreign key (organisation_id, checked_by) references staff (organisation_id, id)
);
call protect_table('specimen_checks', 'insert');
create index specimen_checks_of_test on specimen_checks (organisation_id, test_id, checked_at desc);

create table liver_tests (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  on_day date not null,
  -- Times the upper limit of the laboratory.
  alt_times_uln numeric(6, 2) not null check (alt_times_uln between 0 and 1000),
  ast_times_uln numeric(6, 2) check (ast_times_uln between 0 and 1000),
  note text not null default '' check (length(note) <= 1000),
  entered_by uuid not null,
  entered_at timestamptz not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, entered_by) references staff (organisation_id, id)
);
call protect_table('liver_tests', 'insert');
create index liver_tests_of_person on liver_tests (organisation_id, person_id, on_day desc);
