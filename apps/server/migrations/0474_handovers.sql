-- Somebody goes to hospital or prison, or comes back: what was told to whom on which basis, and what was given there.
create table institution_handovers (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  direction text not null check (direction in ('out', 'in')),
  place text not null check (place in ('hospital', 'prison')),
  -- The hospital or prison, and whom we spoke to there.
  other_name text not null check (length(other_name) between 1 and 200),
  other_person text check (length(other_person) between 1 and 200),
  other_phone text check (length(other_phone) between 1 and 60),
  -- Out: on which basis the record left. In: how the doses given there were confirmed.
  basis text not null check (basis in ('consent', 'emergency', 'direct-care', 'call-back', 'letter', 'not-confirmed')),
  consent_id uuid,
  -- What the emergency was (42 CFR 2.51).
  emergency_nature text check (length(emergency_nature) between 1 and 1000),
  -- Out: the letter as it was told, kept as it stood. In: the doses told of.
  content jsonb not null,
  decision jsonb,
  -- In: the day of discharge or release.
  left_on date,
  note text check (length(note) <= 4000),
  written_by uuid not null,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, consent_id) references consents (organisation_id, id),
  foreign key (organisation_id, written_by) references staff (organisation_id, id),
  constraint a_record_leaves_on_a_basis check ((direction = 'out') = (basis in ('consent', 'emergency', 'direct-care'))),
  constraint a_consent_is_named check ((basis = 'consent') = (consent_id is not null)),
  constraint an_emergency_says_what_it_was check ((basis = 'emergency') = (emergency_nature is not null)),
  constraint who_comes_back_left_on_a_day check ((direction = 'in') = (left_on is not null))
);
call protect_table('institution_handovers', 'insert');
create index institution_handovers_of_person on institution_handovers (organisation_id, person_id, at desc);
