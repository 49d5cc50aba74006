-- The UK pharmacy loop: pharmacies, instalment prescriptions from signed orders, and what the pharmacy supplied or marked.

create table pharmacies (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  ods_code text not null check (ods_code ~ '^[A-Z0-9]{3,10}$'),
  address text not null check (length(address) between 1 and 400),
  telephone text not null check (length(telephone) between 3 and 60),
  time_zone text not null,
  -- ISO weekdays on which it opens, 1 for Monday.
  open_days smallint[] not null check (array_length(open_days, 1) between 1 and 7 and open_days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  opens_on_bank_holidays boolean not null,
  state text not null default 'active' check (state in ('active', 'ended')),
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, ods_code),
  foreign key (organisation_id, added_by) references staff (organisation_id, id)
);
call protect_table('pharmacies', 'insert, update (name, address, telephone, open_days, opens_on_bank_holidays, state)');

-- Single days on which a pharmacy is closed beside its weekdays and bank holidays.
create table pharmacy_closures (
  organisation_id uuid not null,
  id uuid not null,
  pharmacy_id uuid not null,
  closed_on date not null,
  reason text not null check (length(reason) between 1 and 200),
  added_by uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, pharmacy_id) references pharmacies (organisation_id, id),
  foreign key (organisation_id, added_by) references accounts (organisation_id, id)
);
call protect_table('pharmacy_closures', 'insert, update (ended_at)');
create unique index one_closure_a_day on pharmacy_closures (organisation_id, pharmacy_id, closed_on) where ended_at is null;

-- An account of one pharmacy: bound for good, and of no other role.
alter table staff add column pharmacy_id uuid;
alter table staff add foreign key (organisation_id, pharmacy_id) references pharmacies (organisation_id, id);
alter table staff add constraint an_account_of_a_pharmacy_has_no_other_role check (pharmacy_id is null or roles = array['pharmacist']);

-- What a prescriber signed for a pharmacy to supply in instalments. Never changed: the next one replaces it, or it is cancelled.
create table instalment_prescriptions (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  pharmacy_id uuid not null,
  order_id uuid not null,
  order_version integer not null,
  days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days) and upper(days) - lower(days) <= 14),
  supervised boolean not null,
  wordings text[] not null,
  -- Everything that stands on the form, as it was signed.
  content jsonb not null,
  decision jsonb not null,
  override_reason text check (length(override_reason) between 1 and 2000),
  replaces_id uuid,
  state text not null default 'in-force' check (state in ('in-force', 'cancelled', 'replaced', 'over')),
  signed_by uuid not null,
  signed_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, pharmacy_id) references pharmacies (organisation_id, id),
  foreign key (organisation_id, order_id, person_id) references orders (organisation_id, id, person_id),
  foreign key (organisation_id, order_id, order_version) references order_versions (organisation_id, order_id, version),
  foreign key (organisation_id, replaces_id) references instalment_prescriptions (organisation_id, id),
  foreign key (organisation_id, signed_by) references staff (organisation_id, id),
  foreign key (organisation_id, ended_by) references accounts (organisation_id, id),
  constraint an_ended_prescription_says_why check ((state = 'in-force') = (ended_at is null) and (state = 'in-force') = (end_reason is null)),
  constraint one_prescription_a_person_and_day exclude using gist (organisation_id with =, person_id with =, days with &&) where (state = 'in-force')
);
call protect_table('instalment_prescriptions', 'insert, update (state, ended_by, ended_at, end_reason)');
create index prescriptions_of_person on instalment_prescriptions (organisation_id, person_id, signed_at desc);
create index prescriptions_of_pharmacy on instalment_prescriptions (organisation_id, pharmacy_id) where state = 'in-force';

create function prescription_ends_once() returns trigger language plpgsql as $$
begin
  if old.state <> 'in-force' then
    raise exception 'this prescription has ended' using errcode = '23514', constraint = 'an_ended_prescription_stays_ended';
  end if;
  return new;
end $$;
create trigger prescription_ends_once before update on instalment_prescriptions for each row execute function prescription_ends_once();

-- Each dose of a prescription: the dosing day and part it is for, and the day it is collected on.
create table instalments (
  organisation_id uuid not null,
  prescription_id uuid not null,
  dosing_day date not null,
  part integer not null check (part >= 1),
  collect_on date not null,
  dose_ug bigint not null check (dose_ug > 0),
  primary key (organisation_id, prescription_id, dosing_day, part),
  foreign key (organisation_id, prescription_id) references instalment_prescriptions (organisation_id, id),
  -- Never handed out later than its day: what was missed is not supplied afterwards.
  constraint an_instalment_is_collected_by_its_day check (collect_on <= dosing_day)
);
call protect_table('instalments', 'insert');

-- What the pharmacy noted of one day of a prescription. Each follows the one before it; the last of the chain stands.
create table pharmacy_marks (
  organisation_id uuid not null,
  id uuid not null,
  prescription_id uuid not null,
  pharmacy_id uuid not null,
  person_id uuid not null,
  on_day date not null,
  kind text not null check (kind in ('supervised', 'taken-away', 'missed', 'refused', 'held', 'intoxicated', 'entered-in-error')),
  note text check (length(note) between 1 and 2000),
  decision jsonb,
  -- The hold that this mark placed.
  hold_id uuid,
  happened_at timestamptz not null,
  author_id uuid not null,
  recorded_at timestamptz not null,
  supersedes_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, prescription_id) references instalment_prescriptions (organisation_id, id),
  foreign key (organisation_id, pharmacy_id) references pharmacies (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, hold_id) references holds (organisation_id, id),
  foreign key (organisation_id, author_id) references accounts (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references pharmacy_marks (organisation_id, id),
  constraint a_correction_says_why check (kind <> 'entered-in-error' or (note is not null and supersedes_id is not null))
);
call protect_table('pharmacy_marks', 'insert');
create unique index one_first_mark_a_day on pharmacy_marks (organisation_id, prescription_id, on_day) where supersedes_id is null;
create unique index one_mark_follows_another on pharmacy_marks (organisation_id, supersedes_id) where supersedes_id is not null;
create index marks_of_day on pharmacy_marks (organisation_id, prescription_id, on_day, recorded_at desc);
create index marks_of_person on pharmacy_marks (organisation_id, person_id, on_day desc);

-- A supply is a dose of the person's, given by the pharmacy's account out of its own stock: the slot of day and part is the window's own.
alter table doses add column prescription_id uuid;
alter table doses add column pharmacy_mark_id uuid;
alter table doses add foreign key (organisation_id, prescription_id) references instalment_prescriptions (organisation_id, id);
alter table doses add foreign key (organisation_id, pharmacy_mark_id) references pharmacy_marks (organisation_id, id);
alter table doses drop constraint stock_goes_with_the_dose;
alter table doses add constraint stock_goes_with_the_dose check (origin <> 'here' or (state = 'refused' or prescription_id is not null) = (journal_id is null));
alter table doses add constraint a_supply_has_a_prescription_and_a_mark check ((prescription_id is null) = (pharmacy_mark_id is null) and (prescription_id is null or (state = 'given' and origin <> 'imported')));
create index doses_of_mark on doses (organisation_id, pharmacy_mark_id) where pharmacy_mark_id is not null;

-- Second proof, whatever the program thinks: in force, this order's version, this day, part and amount, by this pharmacy's own account.
create function supply_needs_a_prescription() returns trigger language plpgsql as $$
begin
  if new.prescription_id is null then return new; end if;
  if not exists (
    select 1 from instalment_prescriptions p
    join instalments i on i.organisation_id = p.organisation_id and i.prescription_id = p.id and i.dosing_day = new.dosing_day and i.part = new.part and i.dose_ug = new.dose_ug
    where p.organisation_id = new.organisation_id and p.id = new.prescription_id and p.person_id = new.person_id and p.order_id = new.order_id and p.order_version = new.order_version
      and (new.origin = 'synthetic' or p.state = 'in-force')) then
    raise exception 'no prescription in force covers this supply' using errcode = '23514', constraint = 'a_supply_needs_a_prescription_in_force';
  end if;
  if new.origin = 'here' and not exists (
    select 1 from staff s join instalment_prescriptions p on p.organisation_id = s.organisation_id and p.pharmacy_id = s.pharmacy_id
    where s.organisation_id = new.organisation_id and s.id = new.given_by and p.id = new.prescription_id) then
    raise exception 'this pharmacy has no such prescription' using errcode = '23514', constraint = 'a_supply_is_made_by_its_own_pharmacy';
  end if;
  return new;
end $$;
create trigger supply_needs_a_prescription before insert on doses for each row execute function supply_needs_a_prescription();

-- The view of doses is made anew, so that it shows the new columns.
drop view doses_now;
create view doses_now with (security_invoker = true) as
  select d.*, coalesce(a.given_ug, d.given_ug) as taken_ug,
    case when d.voided_by is not null then 'void' when v.id is not null then 'vomited'
      when a.given_ug is not null then (case when a.given_ug = 0 then 'refused' when a.given_ug < d.dose_ug then 'partial' else 'given' end) else d.state end as state_now,
    v.minutes_after as vomited_after_minutes
  from doses d
  left join lateral (select c.given_ug from dose_corrections c where c.organisation_id = d.organisation_id and c.dose_id = d.id and c.kind = 'amount' order by c.at desc, c.id desc limit 1) a on true
  left join lateral (select c.id, c.minutes_after from dose_corrections c where c.organisation_id = d.organisation_id and c.dose_id = d.id and c.kind = 'vomited' order by c.at desc, c.id desc limit 1) v on true;
grant select on doses_now to fairlead_app;

-- A pharmacy sees its own people and nobody else, also where a statement forgot to say so. Null for everybody else.
create function current_pharmacy() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('fairlead.pharmacy_id', true), '')::uuid;

create policy own_pharmacy on instalment_prescriptions as restrictive for select
  using ((select current_pharmacy()) is null or pharmacy_id = (select current_pharmacy()));
create policy own_pharmacy on pharmacy_marks as restrictive for all
  using ((select current_pharmacy()) is null or pharmacy_id = (select current_pharmacy()))
  with check ((select current_pharmacy()) is null or pharmacy_id = (select current_pharmacy()));
create policy own_pharmacy on pharmacies as restrictive for select
  using ((select current_pharmacy()) is null or id = (select current_pharmacy()));
create policy own_pharmacy on people as restrictive for select
  using ((select current_pharmacy()) is null or exists (select 1 from instalment_prescriptions p where p.organisation_id = people.organisation_id and p.person_id = people.id and p.state = 'in-force'));
create policy own_pharmacy on doses as restrictive for select
  using ((select current_pharmacy()) is null or exists (select 1 from instalment_prescriptions p where p.organisation_id = doses.organisation_id and p.person_id = doses.person_id and p.state = 'in-force'));

-- Open screens of the pharmacy are told that something of its person's doses or orders changed, by whichever room wrote it; never what.
create function tell_the_pharmacy() returns trigger language plpgsql as $$
begin
  perform pg_notify('fairlead_events', json_build_object('o', new.organisation_id, 't', 'pharmacy', 'p', new.person_id, 's', null, 'a', 'pharmacy', 'x', p.pharmacy_id, 'i', new.id)::text)
    from (select distinct r.pharmacy_id from instalment_prescriptions r
      where r.organisation_id = new.organisation_id and r.person_id = new.person_id and (r.state = 'in-force' or r.ended_at > new.at - interval '1 hour')) p;
  return null;
end $$;
create trigger tell_the_pharmacy after insert on events for each row when (new.person_id is not null and new.topic in ('queue', 'orders')) execute function tell_the_pharmacy();
