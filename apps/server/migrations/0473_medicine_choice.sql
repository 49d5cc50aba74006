-- Choosing a medicine together: what matters, what is so, the person's words, the prescriber's note, and what was chosen.
-- A change is the next version; nobody signs it and none is ever lost.
create table medicine_choices (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  version integer not null check (version >= 1),
  -- {wish or fact: true, false or null}, and what the gates rest on: QTc, liver, last opioid, days without.
  answers jsonb not null,
  own_words text not null default '' check (length(own_words) <= 4000),
  note text not null default '' check (length(note) <= 4000),
  chosen text check (chosen in ('methadone', 'buprenorphine', 'buprenorphine-depot', 'naltrexone', 'naltrexone-depot', 'none')),
  written_by uuid not null,
  written_at timestamptz not null,
  primary key (organisation_id, id),
  constraint one_choice_of_a_version unique (organisation_id, person_id, version),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, written_by) references accounts (organisation_id, id)
);
call protect_table('medicine_choices', 'insert');
