-- The waiting room: a card that says who somebody is to our own screen, who came by that screen, who is called to which window.

-- Whoever comes by the screen checks themself in.
alter table check_ins alter column checked_in_by drop not null;

-- A random text that means nothing elsewhere. On paper and on the phone it is the same; a new one ends the older.
create table check_in_cards (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  card_hash bytea not null,
  -- To be shown again, sealed under the key that the database never sees.
  sealed_card text not null check (starts_with(sealed_card, 'k1.')),
  made_by uuid,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id)
);
call protect_table('check_in_cards', 'insert, update (ended_at, sealed_card)');
create unique index one_card_a_person on check_in_cards (organisation_id, person_id) where ended_at is null;
create unique index one_person_a_card on check_in_cards (organisation_id, card_hash);

-- Everybody who touched the screen has a number of the day, found or not, so that nobody beside them can tell.
create table arrivals (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  device_id uuid not null,
  dosing_day date not null,
  number smallint not null check (number >= 1),
  how text not null check (how in ('card', 'initials')),
  outcome text not null check (outcome in ('here', 'not-found', 'several')),
  check_in_id uuid,
  -- What was typed, kept only where it did not tell who it was.
  typed_initials text check (length(typed_initials) between 1 and 4),
  typed_month smallint check (typed_month between 1 and 12),
  typed_day smallint check (typed_day between 1 and 31),
  arrived_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, device_id) references devices (organisation_id, id),
  foreign key (organisation_id, check_in_id) references check_ins (organisation_id, id),
  foreign key (organisation_id, settled_by) references staff (organisation_id, id),
  constraint one_number_a_day unique (organisation_id, site_id, dosing_day, number),
  constraint whoever_was_found_is_here check (outcome <> 'here' or (check_in_id is not null and typed_initials is null and typed_month is null and typed_day is null)),
  constraint a_settled_arrival_says_by_whom check ((settled_at is null) = (settled_by is null))
);
call protect_table('arrivals', 'insert, update (check_in_id, settled_by, settled_at)');
create index arrivals_of_check_in on arrivals (organisation_id, check_in_id) where check_in_id is not null;

-- Who was called to which window.
create table window_calls (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  check_in_id uuid not null,
  window_name text not null check (length(window_name) between 1 and 12),
  called_by uuid not null,
  called_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, check_in_id) references check_ins (organisation_id, id),
  foreign key (organisation_id, called_by) references staff (organisation_id, id)
);
call protect_table('window_calls', 'insert');
create index calls_of_check_in on window_calls (organisation_id, check_in_id, called_at desc);
create index calls_of_site on window_calls (organisation_id, site_id, called_at desc);
