-- Products, orders with their versions and signatures, holds. A dose needs a signed order that covers its day and part.

-- Scalars beside ranges in one exclusion constraint need it; it is trusted, so that the owner of the database may make it.
create extension if not exists btree_gist;

-- A product as it stands in the safe. Strength is whole micrograms in a millilitre (liquids) or in a unit (all others).
create table products (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  medicine text not null check (medicine in ('methadone', 'buprenorphine', 'buprenorphine-naloxone', 'buprenorphine-depot', 'naltrexone', 'naltrexone-depot')),
  form text not null check (form in ('liquid', 'tablet', 'film', 'depot')),
  ug_per_ml bigint check (ug_per_ml > 0),
  ug_per_unit bigint check (ug_per_unit > 0),
  controlled boolean not null,
  state text not null default 'active' check (state in ('active', 'ended')),
  created_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, name),
  constraint a_product_has_the_strength_of_its_form check ((form = 'liquid') = (ug_per_ml is not null) and (form <> 'liquid') = (ug_per_unit is not null))
);
call protect_table('products', 'insert, update (state)');

-- An order: who, which medicine, over which dosing days and parts, and where it stands. What it says of doses is in its versions.
create table orders (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  site_id uuid not null,
  product_id uuid not null,
  medicine text not null,
  medicine_class text not null check (medicine_class in ('methadone', 'buprenorphine', 'buprenorphine-depot', 'naltrexone', 'naltrexone-depot')),
  -- Half-open: [first day, day after the last).
  days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
  parts int4range not null check (not isempty(parts) and lower(parts) >= 1 and upper(parts) <= 13),
  -- The version in force; while a draft, the one to be signed first.
  version integer not null check (version >= 1),
  state text not null check (state in ('draft', 'signed', 'held', 'ended')),
  -- The order that this one takes over from on its first day.
  replaces_order_id uuid,
  -- The vomited dose that this one-day order replaces, with a part of its own.
  replaces_dose_id uuid,
  -- Why two medicines are given on the same days (a low-dose start beside methadone).
  beside_reason text check (length(beside_reason) between 1 and 1000),
  origin text not null default 'here' check (origin in ('here', 'synthetic')),
  created_by uuid not null,
  created_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text,
  primary key (organisation_id, id),
  unique (organisation_id, id, person_id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, product_id) references products (organisation_id, id),
  foreign key (organisation_id, replaces_order_id) references orders (organisation_id, id),
  foreign key (organisation_id, created_by) references accounts (organisation_id, id),
  constraint a_later_part_has_a_reason check (lower(parts) = 1 or replaces_dose_id is not null or beside_reason is not null),
  constraint a_replacement_is_for_one_day check (replaces_dose_id is null or upper(days) - lower(days) = 1),
  constraint an_ended_order_says_why check (state <> 'ended' or (ended_at is not null and end_reason is not null)),
  -- A second signed order of the same medicine over the same days is how a dose is doubled.
  constraint no_two_orders_of_a_medicine_overlap exclude using gist (organisation_id with =, person_id with =, medicine_class with =, days with &&)
    where (state in ('signed', 'held') and replaces_dose_id is null),
  constraint no_two_orders_share_a_part exclude using gist (organisation_id with =, person_id with =, days with &&, parts with &&)
    where (state in ('signed', 'held'))
);
call protect_table('orders', 'insert, update (days, parts, version, state, ended_by, ended_at, end_reason)');
create index orders_of_person on orders (organisation_id, person_id, created_at desc);
create index orders_of_episode on orders (organisation_id, episode_id);
create index orders_of_site on orders (organisation_id, site_id) where state in ('signed', 'held');
create unique index one_replacement_a_vomited_dose on orders (organisation_id, replaces_dose_id) where replaces_dose_id is not null and state in ('signed', 'held', 'draft');

-- What an order says of doses: never changed; a change is the next version.
create table order_versions (
  organisation_id uuid not null,
  order_id uuid not null,
  version integer not null check (version >= 1),
  days daterange not null,
  -- The dose of each part, the first for the first part of the order, where no row of order_days says otherwise.
  part_ug bigint[] not null check (array_length(part_ug, 1) between 1 and 12 and 0 < all (part_ug)),
  instructions text not null default '' check (length(instructions) <= 2000),
  reason text not null check (length(reason) between 1 and 2000),
  -- What the prescriber said of the person, as the rules were asked it.
  facts jsonb not null default '{}',
  -- The decision as it stood when this version was drafted.
  decision jsonb not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  primary key (organisation_id, order_id, version),
  foreign key (organisation_id, order_id) references orders (organisation_id, id),
  foreign key (organisation_id, drafted_by) references accounts (organisation_id, id)
);
call protect_table('order_versions', 'insert');

-- Planned doses of single days: titration, taper, start.
create table order_days (
  organisation_id uuid not null,
  order_id uuid not null,
  version integer not null,
  dosing_day date not null,
  part integer not null check (part >= 1),
  dose_ug bigint not null check (dose_ug >= 0),
  primary key (organisation_id, order_id, version, dosing_day, part),
  foreign key (organisation_id, order_id, version) references order_versions (organisation_id, order_id, version)
);
call protect_table('order_days', 'insert');

-- A signature on a version. The decision is kept as the signer saw it, with whatever they went past and why.
create table order_signatures (
  organisation_id uuid not null,
  order_id uuid not null,
  version integer not null,
  signed_by uuid not null,
  signed_at timestamptz not null,
  decision jsonb not null,
  override_reason text check (length(override_reason) between 1 and 2000),
  primary key (organisation_id, order_id, version, signed_by),
  foreign key (organisation_id, order_id, version) references order_versions (organisation_id, order_id, version),
  foreign key (organisation_id, signed_by) references staff (organisation_id, id)
);
call protect_table('order_signatures', 'insert');

-- An order cannot come into force, nor move to a version, that nobody signed. Planned doses outside its days are a slip.
create function order_needs_a_signature() returns trigger language plpgsql as $$
begin
  if new.state in ('signed', 'held') and not exists (
    select 1 from order_signatures s where s.organisation_id = new.organisation_id and s.order_id = new.id and s.version = new.version) then
    raise exception 'version % of this order is not signed', new.version using errcode = '23514', constraint = 'an_order_in_force_is_signed';
  end if;
  if old.state = 'ended' and new.state <> 'ended' then
    raise exception 'an ended order stays ended' using errcode = '23514', constraint = 'an_ended_order_stays_ended';
  end if;
  return new;
end $$;
create trigger order_needs_a_signature before update on orders for each row execute function order_needs_a_signature();
create function order_begins_as_draft() returns trigger language plpgsql as $$
begin
  if new.state <> 'draft' then
    raise exception 'an order begins as a draft' using errcode = '23514', constraint = 'an_order_begins_as_a_draft';
  end if;
  return new;
end $$;
create trigger order_begins_as_draft before insert on orders for each row execute function order_begins_as_draft();

-- A reason why a dose may not be given now, and who can lift it. Without an order it holds every order of the person.
create table holds (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  order_id uuid,
  code text not null check (length(code) between 1 and 100),
  reason text not null check (length(reason) between 1 and 2000),
  lifted_by_role text not null check (lifted_by_role in ('prescriber', 'nurse', 'pharmacist')),
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz,
  lift_reason text check (length(lift_reason) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, order_id, person_id) references orders (organisation_id, id, person_id),
  foreign key (organisation_id, placed_by) references accounts (organisation_id, id),
  foreign key (organisation_id, lifted_by) references staff (organisation_id, id),
  constraint a_lifted_hold_says_who_and_why check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lift_reason is null))
);
call protect_table('holds', 'insert, update (lifted_by, lifted_at, lift_reason)');
create index holds_open on holds (organisation_id, person_id) where lifted_at is null;

create function hold_is_lifted_once() returns trigger language plpgsql as $$
begin
  if old.lifted_at is not null then
    raise exception 'this hold was lifted already' using errcode = '23514', constraint = 'a_hold_is_lifted_once';
  end if;
  return new;
end $$;
create trigger hold_is_lifted_once before update on holds for each row execute function hold_is_lifted_once();

-- A second person who showed who they are at the first one's screen: good once, for two minutes.
create table confirmations (
  organisation_id uuid not null,
  id uuid not null,
  asked_by uuid not null,
  confirmed_by uuid not null,
  confirmed_at timestamptz not null,
  used_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, asked_by) references staff (organisation_id, id),
  foreign key (organisation_id, confirmed_by) references staff (organisation_id, id),
  constraint a_second_person_is_somebody_else check (asked_by <> confirmed_by)
);
call protect_table('confirmations', 'insert, update (used_at)');
