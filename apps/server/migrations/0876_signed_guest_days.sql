-- Guest days signed over to another organisation and back. The right to dose a day is moved, never copied: it is written at
-- whoever gives it away before that is told, by guest days here and by a grant's state.

-- Where letters to a believed clinic go; null: by the person, by fax or by mail.
alter table passport_issuers add column url text check (length(url) <= 300);

-- Home: days that were signed over to another organisation.
create table guest_grants (
  organisation_id uuid not null,
  id uuid not null,
  -- The guest days of kind away: no window here doses on them.
  stay_id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  order_id uuid not null,
  -- The believed clinic, and the key of it that may accept.
  issuer text not null,
  to_key text not null check (to_key ~ '^[0-9a-f]{10}$'),
  key_id text not null,
  number bigint not null check (number > 0),
  -- Random for every grant; nothing else of the person goes with it.
  token text not null check (token ~ '^[A-Za-z0-9_-]{22}$'),
  days daterange not null,
  -- As it was signed.
  text text not null check (length(text) <= 2000),
  -- What allowed the disclosure: a consent under Part 2, or direct care; with which notice; what the rules said.
  notice text not null,
  consent_id uuid,
  decision jsonb,
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  -- out: the other may dose. returned: it said what it did. settled: the days were over, it said nothing, and people here asked.
  state text not null default 'out' check (state in ('out', 'returned', 'settled')),
  ended_at timestamptz,
  ended_by uuid,
  second_by uuid,
  settled_because text check (length(settled_because) between 1 and 2000),
  return_number bigint,
  return_text text check (length(return_text) <= 4000),
  primary key (organisation_id, id),
  foreign key (organisation_id, stay_id) references guest_stays (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, order_id) references orders (organisation_id, id),
  foreign key (organisation_id, consent_id) references consents (organisation_id, id),
  foreign key (organisation_id, issued_by) references staff (organisation_id, id),
  foreign key (organisation_id, ended_by) references staff (organisation_id, id),
  foreign key (organisation_id, second_by) references staff (organisation_id, id),
  unique (organisation_id, token),
  unique (organisation_id, issuer, number),
  unique (organisation_id, stay_id),
  -- A return that comes after people settled it is kept beside.
  constraint a_returned_grant_keeps_its_return check (state <> 'returned' or return_text is not null),
  constraint a_settled_grant_says_why check ((state = 'settled') = (settled_because is not null)),
  constraint an_ended_grant_says_when check ((state = 'out') = (ended_at is null)),
  constraint a_second_person_settles_a_grant check (second_by <> ended_by)
);
call protect_table('guest_grants', 'insert, update (state, ended_at, ended_by, second_by, settled_because, return_number, return_text)');

create function ended_grant_stays_ended() returns trigger language plpgsql as $$
begin
  if old.state <> 'out' and new.state <> old.state then
    raise exception 'an ended grant stays ended' using errcode = '23514', constraint = 'an_ended_grant_stays_ended';
  end if;
  return new;
end $$;
create trigger ended_grant_stays_ended before update on guest_grants for each row execute function ended_grant_stays_ended();

-- A grant stands on days away that are active and undosed; its days come back by its return, or by people who asked when they were over.
create function grant_stands_on_its_days() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(lease_lock(new.organisation_id));
  if not exists (select from guest_stays g where g.organisation_id = new.organisation_id and g.id = new.stay_id and g.state = 'active' and g.kind = 'away' and g.days = new.days and g.person_id = new.person_id) then
    raise exception 'these days are not away' using errcode = '23514', constraint = 'a_grant_stands_on_days_away';
  end if;
  return new;
end $$;
create trigger grant_stands_on_its_days before insert on guest_grants for each row execute function grant_stands_on_its_days();

create function granted_days_come_back() returns trigger language plpgsql as $$
begin
  if new.state = 'ended' and old.state <> 'ended' and exists (select from guest_grants x where x.organisation_id = new.organisation_id and x.stay_id = new.id and x.state = 'out') then
    raise exception 'these days are signed over' using errcode = '23514', constraint = 'granted_days_come_back_by_a_return';
  end if;
  return new;
end $$;
create trigger granted_days_come_back before update on guest_stays for each row execute function granted_days_come_back();

-- Doses that another organisation gave, as its return told them.
alter table doses add column guest_grant_id uuid;
alter table doses add constraint a_guest_dose_names_its_grant foreign key (organisation_id, guest_grant_id) references guest_grants (organisation_id, id);

-- Host: days that another organisation signed over to this one.
create table visitor_grants (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  issuer text not null,
  key_id text not null,
  number bigint not null,
  token text not null check (token ~ '^[A-Za-z0-9_-]{22}$'),
  days daterange not null,
  text text not null check (length(text) <= 2000),
  arrived_at timestamptz not null,
  arrived_how text not null check (arrived_how in ('sent', 'shown')),
  expires_at timestamptz not null,
  -- arrived: nobody has shown themself with it. open: its days are dosed here, and nowhere else. returned: no day of it is dosed here any more.
  state text not null default 'arrived' check (state in ('arrived', 'open', 'returned')),
  person_id uuid,
  stay_id uuid,
  consent_id uuid,
  accepted_by uuid,
  accepted_at timestamptz,
  return_number bigint not null default 0,
  return_text text check (length(return_text) <= 4000),
  returned_by uuid,
  returned_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, stay_id) references guest_stays (organisation_id, id),
  foreign key (organisation_id, consent_id) references consents (organisation_id, id),
  foreign key (organisation_id, accepted_by) references staff (organisation_id, id),
  foreign key (organisation_id, returned_by) references staff (organisation_id, id),
  -- However often and by whichever way it comes: accepted once.
  constraint a_grant_is_accepted_once unique (organisation_id, token),
  constraint an_open_grant_has_its_days check (state <> 'open' or (stay_id is not null and person_id is not null)),
  constraint an_accepted_grant_says_by_whom check ((accepted_at is null) = (accepted_by is null) and (accepted_at is null) = (stay_id is null) and (stay_id is null) = (person_id is null)),
  constraint a_return_is_kept check ((state = 'returned') = (return_text is not null) and (state = 'returned') = (returned_at is not null))
);
call protect_table('visitor_grants', 'insert, update (state, person_id, stay_id, consent_id, accepted_by, accepted_at, return_number, return_text, returned_by, returned_at)');
create index visitor_grants_of_person on visitor_grants (organisation_id, person_id) where person_id is not null;
create index visitor_grants_that_wait on visitor_grants (organisation_id, state) where state <> 'returned';

create function returned_grant_stays_returned() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(lease_lock(new.organisation_id));
  if old.state = 'returned' and new.state <> 'returned' then
    raise exception 'a returned grant stays returned' using errcode = '23514', constraint = 'a_returned_grant_stays_returned';
  end if;
  if new.state = 'returned' and old.state = 'open' and exists (
    select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.state = 'held' and new.days @> l.day) then
    raise exception 'a site node holds one of these days' using errcode = '23514', constraint = 'a_return_waits_for_the_node';
  end if;
  return new;
end $$;
create trigger returned_grant_stays_returned before update on visitor_grants for each row execute function returned_grant_stays_returned();

-- A day that was given back is not dosed here again, whatever order is in force; a new grant for it, or days that are over, open it.
create function dose_respects_a_returned_grant() returns trigger language plpgsql as $$
begin
  if new.origin <> 'here' or new.state = 'refused' or handed_over(new.node_id) then return new; end if;
  if not exists (select from visitor_grants g where g.organisation_id = new.organisation_id and g.person_id = new.person_id and g.days @> new.dosing_day) then return new; end if;
  -- Looked at after the lock: a return under way is waited for, and a return waits for this dose.
  perform pg_advisory_xact_lock_shared(lease_lock(new.organisation_id));
  if exists (select from visitor_grants g where g.organisation_id = new.organisation_id and g.person_id = new.person_id and g.days @> new.dosing_day and g.state = 'returned')
    and not exists (select from visitor_grants g where g.organisation_id = new.organisation_id and g.person_id = new.person_id and g.days @> new.dosing_day and g.state = 'open') then
    raise exception 'this day was given back' using errcode = '23514', constraint = 'a_returned_day_is_not_dosed';
  end if;
  return new;
end $$;
create trigger dose_respects_a_returned_grant before insert on doses for each row execute function dose_respects_a_returned_grant();

-- The same for guest days: looked at after the lock that agreeing and ending them hold.
create or replace function dose_respects_a_guest_stay() returns trigger language plpgsql as $$
declare stay record;
begin
  -- Given at a node is given: what was agreed meanwhile becomes a question for the prescriber, and no reason to lose it.
  if new.origin <> 'here' or new.state = 'refused' or handed_over(new.node_id) then return new; end if;
  perform pg_advisory_xact_lock_shared(lease_lock(new.organisation_id));
  select g.kind, g.host_site_id into stay from guest_stays g
  where g.organisation_id = new.organisation_id and g.person_id = new.person_id and g.state = 'active' and g.days @> new.dosing_day and g.kind <> 'visitor';
  if found and stay.kind = 'away' then
    raise exception 'another clinic gives this day''s dose' using errcode = '23514', constraint = 'a_day_away_has_no_dose_here';
  end if;
  if found and stay.host_site_id <> new.site_id then
    raise exception 'another site gives this day''s dose' using errcode = '23514', constraint = 'a_guest_day_is_dosed_at_its_host';
  end if;
  return new;
end $$;

-- Letters on their way to another organisation's server; each also goes by hand.
create table guest_letters (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  kind text not null check (kind in ('grant', 'return')),
  grant_id uuid,
  visitor_grant_id uuid,
  issuer text not null,
  text text not null check (length(text) <= 4000),
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'stopped')),
  tries integer not null default 0,
  next_at timestamptz not null,
  last_fault text check (length(last_fault) <= 300),
  written_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, grant_id) references guest_grants (organisation_id, id),
  foreign key (organisation_id, visitor_grant_id) references visitor_grants (organisation_id, id),
  constraint a_letter_is_of_its_grant check ((kind = 'grant') = (grant_id is not null) and (kind = 'return') = (visitor_grant_id is not null)),
  constraint a_waiting_letter_has_not_ended check ((state = 'waiting') = (ended_at is null))
);
call protect_table('guest_letters', 'insert, update (state, tries, next_at, last_fault, ended_at)');
create index letters_to_send on guest_letters (organisation_id, next_at) where state = 'waiting';
