-- Containers, the ledger in whole micrograms, doses and their corrections, bottles, counts, the dosing window.

create table containers (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  product_id uuid not null,
  lot text not null check (length(lot) between 1 and 60),
  expires_on date not null,
  -- safe: locked stock; window: open at a dosing window.
  place text not null check (place in ('safe', 'window')),
  label text not null check (length(label) between 1 and 60),
  -- Moved by the ledger's own trigger and by nothing else.
  balance_ug bigint not null default 0,
  state text not null default 'open' check (state in ('open', 'quarantined', 'closed')),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, site_id, label),
  unique (organisation_id, id, product_id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, product_id) references products (organisation_id, id),
  constraint a_container_never_holds_less_than_nothing check (balance_ug >= 0)
);
-- No right to insert a balance: it begins at nothing, and only entries move it (the guard below).
grant select, insert (organisation_id, id, site_id, product_id, lot, expires_on, place, label, created_at), update (place, state, balance_ug) on containers to fairlead_app;
alter table containers enable row level security;
alter table containers force row level security;
create policy own_organisation on containers using (organisation_id = (select current_organisation())) with check (organisation_id = (select current_organisation()));
create index containers_of_site on containers (organisation_id, site_id) where state <> 'closed';

-- Depth 1 is a statement of somebody's own; the trigger of entries stands at depth 2.
create function balance_moves_by_entries() returns trigger language plpgsql as $$
begin
  if new.balance_ug <> old.balance_ug and pg_trigger_depth() < 2 then
    raise exception 'a balance moves by its entries' using errcode = '23514', constraint = 'a_balance_moves_by_its_entries';
  end if;
  return new;
end $$;
create trigger balance_moves_by_entries before update of balance_ug on containers for each row execute function balance_moves_by_entries();

create table window_checks (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  dosing_day date not null,
  -- How the person was known: two of photo, name, born-on, number, address.
  identifiers text[] not null,
  identity_confirmed boolean not null,
  poss text check (poss in ('S', '1', '2', '3', '4')),
  rr smallint check (rr between 0 and 80),
  spo2 smallint check (spo2 between 0 and 100),
  spo2_scale2 boolean,
  rousable boolean,
  intoxicated boolean,
  -- Whether another clinic gave today's dose, as asked at the window.
  dosed_elsewhere boolean,
  -- Milligrams of alcohol in 210 litres of breath; 80 is the 0.08 of a reader.
  breath_alcohol_mg smallint check (breath_alcohol_mg between 0 and 1000),
  bottles_due smallint check (bottles_due >= 0),
  bottles_returned smallint check (bottles_returned >= 0),
  note text check (length(note) <= 2000),
  checked_by uuid not null,
  checked_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, checked_by) references staff (organisation_id, id),
  constraint identity_needs_two_identifiers check (not identity_confirmed or array_length(identifiers, 1) >= 2)
);
call protect_table('window_checks', 'insert');
create index window_checks_of_person on window_checks (organisation_id, person_id, dosing_day desc, checked_at desc);

create table check_ins (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  site_id uuid not null,
  dosing_day date not null,
  arrived_at timestamptz not null,
  left_at timestamptz,
  checked_in_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id)
);
call protect_table('check_ins', 'insert, update (left_at)');
create unique index here_once_at_a_time on check_ins (organisation_id, person_id) where left_at is null;
create index check_ins_of_day on check_ins (organisation_id, site_id, dosing_day);

-- One movement of controlled medicine: dose, receipt, transfer, waste, return, correction.
create table journals (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('receive', 'transfer', 'dose', 'take-home', 'return', 'waste', 'correction', 'discrepancy')),
  at timestamptz not null,
  author_id uuid not null,
  witness_id uuid,
  reason text check (length(reason) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, author_id) references staff (organisation_id, id),
  foreign key (organisation_id, witness_id) references staff (organisation_id, id),
  constraint a_witness_is_somebody_else check (witness_id <> author_id),
  constraint waste_has_a_witness check (kind not in ('waste', 'discrepancy') or witness_id is not null)
);
call protect_table('journals', 'insert');
create index journals_by_time on journals (organisation_id, site_id, at desc, id desc);

-- Its lines. amount_ug goes into the account where positive; all lines of a journal sum to zero for each product and lot.
create table entries (
  organisation_id uuid not null,
  journal_id uuid not null,
  line smallint not null,
  account text not null check (account in ('supplier', 'container', 'person', 'bottle', 'waste', 'discrepancy')),
  product_id uuid not null,
  lot text not null,
  container_id uuid,
  person_id uuid,
  amount_ug bigint not null check (amount_ug <> 0),
  -- Of the container, after this line.
  balance_after_ug bigint,
  primary key (organisation_id, journal_id, line),
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  foreign key (organisation_id, container_id, product_id) references containers (organisation_id, id, product_id),
  foreign key (organisation_id, product_id) references products (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  constraint a_container_line_names_its_container check ((account = 'container') = (container_id is not null)),
  constraint a_person_line_names_the_person check (account not in ('person', 'bottle') or person_id is not null)
);
call protect_table('entries', 'insert');
create index entries_of_container on entries (organisation_id, container_id, journal_id) where container_id is not null;
create index entries_of_person on entries (organisation_id, person_id, journal_id) where person_id is not null;

-- The check on the container stops what would go below nothing.
create function entry_moves_its_container() returns trigger language plpgsql as $$
begin
  if new.container_id is not null then
    update containers set balance_ug = balance_ug + new.amount_ug
      where organisation_id = new.organisation_id and id = new.container_id and lot = new.lot
      returning balance_ug into new.balance_after_ug;
    if not found then
      raise exception 'no container of this lot' using errcode = '23514', constraint = 'a_line_names_a_container_of_its_lot';
    end if;
  else
    new.balance_after_ug = null;
  end if;
  return new;
end $$;
create trigger entry_moves_its_container before insert on entries for each row execute function entry_moves_its_container();

create function journal_sums_to_zero() returns trigger language plpgsql as $$
begin
  if exists (
    select 1 from entries where organisation_id = new.organisation_id and journal_id = new.journal_id
    group by product_id, lot having sum(amount_ug) <> 0) then
    raise exception 'this journal does not sum to zero' using errcode = '23514', constraint = 'a_journal_sums_to_zero';
  end if;
  return null;
end $$;
create constraint trigger a_journal_sums_to_zero after insert on entries deferrable initially deferred
  for each row execute function journal_sums_to_zero();

create table doses (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  dosing_day date not null,
  part integer not null check (part >= 1),
  order_id uuid,
  order_version integer,
  medicine text not null,
  product_id uuid,
  -- What was ordered for this day and part; what the person took.
  dose_ug bigint not null check (dose_ug > 0),
  given_ug bigint not null check (given_ug >= 0),
  kind text not null check (kind in ('observed', 'take-home')),
  state text not null check (state in ('given', 'partial', 'refused')),
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  given_at timestamptz not null,
  given_by uuid,
  checked_by uuid,
  journal_id uuid,
  window_check_id uuid,
  -- What the rules said, and what somebody went past and why.
  decision jsonb,
  override_reason text check (length(override_reason) between 1 and 2000),
  override_by uuid,
  note text check (length(note) <= 2000),
  recorded_at timestamptz not null,
  voided_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, order_id, person_id) references orders (organisation_id, id, person_id),
  foreign key (organisation_id, order_id, order_version) references order_versions (organisation_id, order_id, version),
  foreign key (organisation_id, product_id) references products (organisation_id, id),
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  foreign key (organisation_id, given_by) references accounts (organisation_id, id),
  foreign key (organisation_id, checked_by) references staff (organisation_id, id),
  foreign key (organisation_id, override_by) references staff (organisation_id, id),
  foreign key (organisation_id, window_check_id) references window_checks (organisation_id, id),
  constraint an_imported_dose_has_no_order_and_no_ledger check (origin <> 'imported' or (order_id is null and order_version is null and journal_id is null)),
  constraint a_dose_of_ours_has_an_order check (origin = 'imported' or (order_id is not null and order_version is not null and given_by is not null)),
  constraint stock_goes_with_the_dose check (origin <> 'here' or (state = 'refused') = (journal_id is null)),
  constraint a_dose_says_what_was_taken check (case state when 'given' then given_ug = dose_ug when 'partial' then given_ug > 0 and given_ug < dose_ug else given_ug = 0 end),
  constraint a_dose_is_checked_by_somebody_else check (checked_by <> given_by)
);
call protect_table('doses', 'insert, update (voided_by)');
-- What was refused was not taken, and may be offered again; what was recorded in error is voided by its correction.
create unique index one_dose_a_person_day_part on doses (organisation_id, person_id, dosing_day, part) where state <> 'refused' and voided_by is null;
create index doses_of_person on doses (organisation_id, person_id, dosing_day desc, part);
create index doses_of_site on doses (organisation_id, site_id, dosing_day);
create index doses_of_order on doses (organisation_id, order_id) where order_id is not null;

-- Second proof, whatever the program thinks: in force, this version, this day and part, this amount.
create function dose_needs_a_signed_order() returns trigger language plpgsql as $$
declare ordered bigint;
begin
  if new.origin <> 'here' then return new; end if;
  select coalesce(d.dose_ug, v.part_ug[new.part - lower(o.parts) + 1]) into ordered
  from orders o
  join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version
  left join order_days d on d.organisation_id = o.organisation_id and d.order_id = o.id and d.version = o.version and d.dosing_day = new.dosing_day and d.part = new.part
  where o.organisation_id = new.organisation_id and o.id = new.order_id and o.version = new.order_version and o.state = 'signed'
    and o.days @> new.dosing_day and o.parts @> new.part;
  if ordered is null then
    raise exception 'no signed order covers this dose' using errcode = '23514', constraint = 'a_dose_needs_a_signed_order';
  end if;
  -- Less, where the missed-dose rule reduces it; never more.
  if new.dose_ug > ordered then
    raise exception 'the order says % micrograms', ordered using errcode = '23514', constraint = 'a_dose_is_at_most_the_ordered_amount';
  end if;
  return new;
end $$;
create trigger dose_needs_a_signed_order before insert on doses for each row execute function dose_needs_a_signed_order();

-- What became known of a dose later: never a change of the dose itself.
create table dose_corrections (
  organisation_id uuid not null,
  id uuid not null,
  dose_id uuid not null,
  kind text not null check (kind in ('amount', 'vomited', 'entered-in-error', 'returned', 'note')),
  given_ug bigint check (given_ug >= 0),
  minutes_after integer check (minutes_after between 0 and 1440),
  witnessed boolean,
  reason text not null check (length(reason) between 1 and 2000),
  decision jsonb,
  supersedes_id uuid,
  journal_id uuid,
  author_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, dose_id, id),
  foreign key (organisation_id, dose_id) references doses (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references dose_corrections (organisation_id, id),
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  foreign key (organisation_id, author_id) references staff (organisation_id, id),
  constraint a_vomited_dose_says_when check (kind <> 'vomited' or (minutes_after is not null and witnessed is not null)),
  constraint a_corrected_amount_says_how_much check ((kind = 'amount') = (given_ug is not null))
);
call protect_table('dose_corrections', 'insert');
create unique index one_correction_follows_another on dose_corrections (organisation_id, supersedes_id) where supersedes_id is not null;
create index corrections_of_dose on dose_corrections (organisation_id, dose_id, at);

alter table doses add constraint a_dose_is_voided_by_its_own_correction
  foreign key (organisation_id, id, voided_by) references dose_corrections (organisation_id, dose_id, id);
create function dose_is_voided_once() returns trigger language plpgsql as $$
begin
  if old.voided_by is not null or new.voided_by is null or not exists (
    select 1 from dose_corrections c where c.organisation_id = new.organisation_id and c.id = new.voided_by and c.kind in ('entered-in-error', 'returned')) then
    raise exception 'a given dose does not change' using errcode = '23514', constraint = 'a_given_dose_does_not_change';
  end if;
  return new;
end $$;
create trigger dose_is_voided_once before update on doses for each row execute function dose_is_voided_once();
alter table orders add foreign key (organisation_id, replaces_dose_id) references doses (organisation_id, id);

-- Doses as they stand now: the last correction of an amount, what was vomited, what was entered in error.
create view doses_now with (security_invoker = true) as
  select d.*, coalesce(a.given_ug, d.given_ug) as taken_ug,
    case when d.voided_by is not null then 'void' when v.id is not null then 'vomited'
      when a.given_ug is not null then (case when a.given_ug = 0 then 'refused' when a.given_ug < d.dose_ug then 'partial' else 'given' end) else d.state end as state_now,
    v.minutes_after as vomited_after_minutes
  from doses d
  left join lateral (select c.given_ug from dose_corrections c where c.organisation_id = d.organisation_id and c.dose_id = d.id and c.kind = 'amount' order by c.at desc, c.id desc limit 1) a on true
  left join lateral (select c.id, c.minutes_after from dose_corrections c where c.organisation_id = d.organisation_id and c.dose_id = d.id and c.kind = 'vomited' order by c.at desc, c.id desc limit 1) v on true;
grant select on doses_now to fairlead_app;

-- Why a person may carry doses home, and how many.
create table take_home_decisions (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  requested_days smallint not null check (requested_days between 1 and 28),
  -- The six factors as they were judged, each true, false or null (not known).
  factors jsonb not null,
  rationale text not null check (length(rationale) <= 4000),
  closure boolean not null default false,
  decision jsonb not null,
  max_days smallint,
  outcome text not null check (outcome in ('allowed', 'refused')),
  override_reason text check (length(override_reason) between 1 and 2000),
  valid_until date not null,
  decided_by uuid not null,
  decided_at timestamptz not null,
  supersedes_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, decided_by) references staff (organisation_id, id)
);
call protect_table('take_home_decisions', 'insert');
create index take_home_of_person on take_home_decisions (organisation_id, person_id, decided_at desc);

-- A bottle that left the clinic for a later dosing day. Its dose row already stands on that day.
create table bottles (
  organisation_id uuid not null,
  id uuid not null,
  dose_id uuid not null,
  person_id uuid not null,
  decision_id uuid not null,
  label_code text not null,
  state text not null default 'out' check (state in ('out', 'returned-empty', 'returned-full', 'not-returned')),
  issued_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (organisation_id, id),
  unique (organisation_id, dose_id),
  unique (organisation_id, label_code),
  foreign key (organisation_id, dose_id) references doses (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, decision_id) references take_home_decisions (organisation_id, id),
  constraint a_settled_bottle_says_when check ((state = 'out') = (settled_at is null))
);
call protect_table('bottles', 'insert, update (state, settled_at, settled_by)');
create index bottles_out on bottles (organisation_id, person_id) where state = 'out';

-- What was counted beside what the ledger says.
create table stock_counts (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  container_id uuid not null,
  counted_ug bigint not null check (counted_ug >= 0),
  expected_ug bigint not null check (expected_ug >= 0),
  counted_by uuid not null,
  counted_at timestamptz not null,
  note text check (length(note) <= 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, container_id) references containers (organisation_id, id),
  foreign key (organisation_id, counted_by) references staff (organisation_id, id)
);
call protect_table('stock_counts', 'insert');
create index counts_of_container on stock_counts (organisation_id, container_id, counted_at desc);

-- A count that differs stays open until two people have said why.
create table discrepancies (
  organisation_id uuid not null,
  id uuid not null,
  count_id uuid not null,
  container_id uuid not null,
  site_id uuid not null,
  difference_ug bigint not null check (difference_ug <> 0),
  state text not null default 'open' check (state in ('open', 'closed')),
  opened_at timestamptz not null,
  explanation text check (length(explanation) between 1 and 4000),
  closed_by uuid,
  second_by uuid,
  closed_at timestamptz,
  journal_id uuid,
  primary key (organisation_id, id),
  unique (organisation_id, count_id),
  foreign key (organisation_id, count_id) references stock_counts (organisation_id, id),
  foreign key (organisation_id, container_id) references containers (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, closed_by) references staff (organisation_id, id),
  foreign key (organisation_id, second_by) references staff (organisation_id, id),
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  constraint a_discrepancy_is_closed_by_two check (state = 'open' or (closed_by is not null and second_by is not null and closed_by <> second_by and explanation is not null and closed_at is not null))
);
call protect_table('discrepancies', 'insert, update (state, explanation, closed_by, second_by, closed_at, journal_id)');
create index discrepancies_open on discrepancies (organisation_id, site_id) where state = 'open';
