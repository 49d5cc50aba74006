-- Medicines that are kept cold: limits as the site types them from the leaflet, fridges with readings by hand, and holds after an excursion.

alter table product_cards
  -- Tenths of a degree Celsius between which it is stored; both, or the card says nothing of it.
  add column lowest_tenths smallint check (lowest_tenths between -400 and 400),
  add column highest_tenths smallint check (highest_tenths between -400 and 400),
  -- How many hours it may stand outside in all; null where the site did not type it.
  add column outside_hours integer check (outside_hours between 0 and 10000),
  add constraint storage_has_both_limits check ((lowest_tenths is null) = (highest_tenths is null) and lowest_tenths <= highest_tenths),
  add constraint only_what_is_stored_cold_stands_outside check (outside_hours is null or lowest_tenths is not null);

create table fridges (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  added_by uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, added_by) references staff (organisation_id, id)
);
call protect_table('fridges', 'insert, update (ended_at)');

-- Where a container stood cold, from when to when. Between two stays, and after the last, it stands outside.
create table fridge_stays (
  organisation_id uuid not null,
  id uuid not null,
  container_id uuid not null,
  fridge_id uuid not null,
  from_at timestamptz not null,
  put_by uuid not null,
  to_at timestamptz,
  taken_by uuid,
  taken_for text check (length(taken_for) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, container_id) references containers (organisation_id, id),
  foreign key (organisation_id, fridge_id) references fridges (organisation_id, id),
  foreign key (organisation_id, put_by) references staff (organisation_id, id),
  foreign key (organisation_id, taken_by) references staff (organisation_id, id),
  constraint a_stay_ends_after_it_began check (to_at >= from_at),
  constraint taken_out_by_somebody check ((to_at is null) = (taken_by is null))
);
call protect_table('fridge_stays', 'insert, update (to_at, taken_by, taken_for)');
create unique index a_container_stands_in_one_fridge on fridge_stays (organisation_id, container_id) where to_at is null;
create index stays_of_container on fridge_stays (organisation_id, container_id, from_at);

create table fridge_readings (
  organisation_id uuid not null,
  id uuid not null,
  fridge_id uuid not null,
  lowest_tenths smallint not null check (lowest_tenths between -500 and 600),
  highest_tenths smallint not null check (highest_tenths between -500 and 600),
  now_tenths smallint not null check (now_tenths between -500 and 600),
  note text check (length(note) <= 2000),
  read_by uuid not null,
  read_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, fridge_id) references fridges (organisation_id, id),
  foreign key (organisation_id, read_by) references staff (organisation_id, id),
  constraint a_reading_is_between_its_ends check (now_tenths between lowest_tenths and highest_tenths)
);
call protect_table('fridge_readings', 'insert');
create index readings_of_fridge on fridge_readings (organisation_id, fridge_id, read_at desc, id desc);

create table cold_holds (
  organisation_id uuid not null,
  id uuid not null,
  container_id uuid not null,
  -- reading: its fridge was outside the limits. outside: it stood outside longer than the card says.
  cause text not null check (cause in ('reading', 'outside')),
  reading_id uuid,
  outside_minutes integer not null check (outside_minutes >= 0),
  held_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid,
  -- usable: may be given again. dispose: is given no more, and leaves by two.
  decision text check (decision in ('usable', 'dispose')),
  why text check (length(why) between 1 and 2000),
  -- Minutes outside in all that whoever decided allows from now on.
  allowed_minutes integer check (allowed_minutes >= 0),
  primary key (organisation_id, id),
  foreign key (organisation_id, container_id) references containers (organisation_id, id),
  foreign key (organisation_id, reading_id) references fridge_readings (organisation_id, id),
  foreign key (organisation_id, decided_by) references staff (organisation_id, id),
  constraint a_cold_hold_says_why_it_was_decided check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (decision is null) and (decided_at is null) = (why is null)),
  constraint a_reading_is_named check ((cause = 'reading') = (reading_id is not null))
);
call protect_table('cold_holds', 'insert, update (decided_at, decided_by, decision, why, allowed_minutes)');
create unique index one_open_cold_hold on cold_holds (organisation_id, container_id) where decided_at is null;
create index cold_holds_of_container on cold_holds (organisation_id, container_id);

create function cold_hold_is_decided_once() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null then
    raise exception 'this was decided already' using errcode = '23514', constraint = 'a_cold_hold_is_decided_once';
  end if;
  return new;
end $$;
create trigger cold_hold_is_decided_once before update on cold_holds for each row execute function cold_hold_is_decided_once();

-- Nothing is given, and nothing goes home, from a container that waits for a decision after an excursion, or is to be disposed of.
-- What was given on paper or at a node was given.
create function nothing_is_given_while_held_after_an_excursion() returns trigger language plpgsql as $$
begin
  if handed_over(new.node_id) then return null; end if;
  if exists (
    select from entries e join cold_holds h on h.organisation_id = e.organisation_id and h.container_id = e.container_id
    where e.organisation_id = new.organisation_id and e.journal_id = new.journal_id and h.decision is distinct from 'usable') then
    raise exception 'this container is held after an excursion' using errcode = '23514', constraint = 'nothing_is_given_while_held_after_an_excursion';
  end if;
  return null;
end $$;
create constraint trigger nothing_is_given_while_held_after_an_excursion after insert on doses deferrable initially deferred
  for each row when (new.origin = 'here' and new.journal_id is not null and new.paper_reference is null) execute function nothing_is_given_while_held_after_an_excursion();
