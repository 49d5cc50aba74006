-- Trying to reach somebody in treatment who missed doses, an injection or a visit, and what came of it.
create table outreach_attempts (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  how text not null check (how in ('call', 'text', 'letter', 'home_visit', 'in_person', 'contact_person')),
  outcome text not null check (outcome in ('spoke', 'left_message', 'no_answer', 'wrong_number', 'sent', 'not_found')),
  -- Why doses or visits were missed, as the person told it.
  why text check (why in ('transport', 'work', 'family', 'ill', 'in_hospital', 'in_custody', 'moved', 'used', 'wants_to_stop', 'medicine', 'money', 'afraid', 'other', 'not_said')),
  -- What was agreed: the day on which they come, or on which somebody tries again.
  coming_on date,
  again_on date,
  note text check (length(note) <= 4000),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id),
  constraint who_was_not_reached_agreed_nothing check (outcome = 'spoke' or (why is null and coming_on is null))
);
call protect_table('outreach_attempts', 'insert');
create index outreach_of_person on outreach_attempts (organisation_id, person_id, at desc);
