-- A site node is the same program with a database of its own at one site. It goes on dosing while the link is lost, because it
-- holds a lease: for each person and dosing day at most one machine may give the doses. Taking is written here first and told to
-- the node after; giving back is written at the node first and told here after.

-- Null: this is the server. A node's database says here which node it is.
alter table installation add column node_id uuid;

create table site_nodes (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  -- Today and so many days after it are held while the link is up.
  ahead_days smallint not null default 7 check (ahead_days between 1 and 35),
  -- invited: waits for its one-time code. active: doses its site. returning: gives everything back. ended: known no more.
  state text not null default 'invited' check (state in ('invited', 'active', 'returning', 'ended')),
  code_hash bytea check (octet_length(code_hash) = 32),
  code_until timestamptz,
  -- Ed25519, what it signs with; X25519, what secrets are sealed to. 32 bytes each, base64url.
  public_key text check (length(public_key) = 43),
  box_key text check (length(box_key) = 43),
  -- What answers to it are signed with, sealed under a key outside the database.
  server_public text not null check (length(server_public) = 43),
  server_private text not null,
  added_by uuid not null,
  added_at timestamptz not null,
  enrolled_at timestamptz,
  -- The last exchange that was answered, and the last of its entries that stands here.
  last_number bigint not null default 0,
  applied_seq bigint not null default 0,
  last_heard_at timestamptz,
  -- What it said of itself then.
  told jsonb not null default '{}',
  ended_by uuid,
  second_by uuid,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, added_by) references accounts (organisation_id, id),
  foreign key (organisation_id, ended_by) references staff (organisation_id, id),
  foreign key (organisation_id, second_by) references staff (organisation_id, id),
  constraint an_enrolled_node_has_its_keys check (state = 'invited' or enrolled_at is null or (public_key is not null and box_key is not null)),
  constraint an_ended_node_says_why check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (end_reason is not null)),
  constraint a_second_person_ends_a_node_too check (second_by <> ended_by)
);
call protect_table('site_nodes', 'insert, update (name, ahead_days, state, code_hash, code_until, public_key, box_key, server_private, enrolled_at, last_number, applied_seq, last_heard_at, told, ended_by, second_by, ended_at, end_reason)');
create unique index one_node_a_site on site_nodes (organisation_id, site_id) where state <> 'ended';

-- One row a person and dosing day. held: the node may give, nobody else. returned: the node wrote that it will not.
-- ended: two people here ended it without the node.
create table dosing_leases (
  organisation_id uuid not null,
  id uuid not null,
  node_id uuid not null,
  site_id uuid not null,
  person_id uuid not null,
  day date not null,
  state text not null default 'held' check (state in ('held', 'returned', 'ended')),
  taken_at timestamptz not null,
  -- Since when the server waits for this day, for guest days or another site.
  asked_back_at timestamptz,
  released_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, node_id) references site_nodes (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  constraint a_released_day_says_when check ((state = 'held') = (released_at is null))
);
call protect_table('dosing_leases', 'insert, update (state, asked_back_at, released_at)');
create unique index one_holder_a_person_day on dosing_leases (organisation_id, person_id, day) where state = 'held';
create index leases_of_node on dosing_leases (organisation_id, node_id, day) where state = 'held';
create index leases_ever on dosing_leases (organisation_id, person_id, day, node_id);

create function released_day_stays_released() returns trigger language plpgsql as $$
begin
  if old.state <> 'held' and new.state <> old.state then
    raise exception 'a released day stays released' using errcode = '23514', constraint = 'a_released_day_stays_released';
  end if;
  return new;
end $$;
create trigger released_day_stays_released before update on dosing_leases for each row execute function released_day_stays_released();

-- Which machine wrote it; null is the server.
alter table doses add column node_id uuid;
alter table dose_corrections add column node_id uuid;
alter table journals add column node_id uuid;
-- Whose stock it is now; null is the server's.
alter table containers add column held_by uuid;
grant insert (held_by), update (held_by) on containers to fairlead_app;

-- Written by a node and standing now at the server.
create function handed_over(node uuid) returns boolean language sql stable as $$
  select node is not null and (select node_id is null from installation)
$$;

-- Doses, guest days and leases of one organisation: whoever changes leases waits for doses under way, and they for it.
create function lease_lock(o uuid) returns bigint language sql immutable as $$ select hashtextextended('dosing leases ' || o::text, 0) $$;

create function only_the_holder_doses() returns trigger language plpgsql as $$
declare me uuid; holder uuid;
begin
  select node_id into me from installation;
  if me is not null then new.node_id = me; end if;
  if new.origin <> 'here' or new.state = 'refused' then return new; end if;
  if me is null and new.node_id is not null then
    if not exists (select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.day = new.dosing_day and l.node_id = new.node_id) then
      raise exception 'this node never held this day' using errcode = '23514', constraint = 'a_node_gives_on_days_it_held';
    end if;
    return new;
  end if;
  perform pg_advisory_xact_lock_shared(lease_lock(new.organisation_id));
  select l.node_id into holder from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.day = new.dosing_day and l.state = 'held';
  if holder is distinct from me then
    raise exception 'another machine gives this day''s dose' using errcode = '23514', constraint = 'only_the_holder_of_a_day_doses';
  end if;
  return new;
end $$;
create trigger only_the_holder_doses before insert on doses for each row execute function only_the_holder_doses();

create function only_the_holder_corrects() returns trigger language plpgsql as $$
declare me uuid; holder uuid;
begin
  select node_id into me from installation;
  if me is not null then new.node_id = me; end if;
  if me is null and new.node_id is not null then return new; end if;
  perform pg_advisory_xact_lock_shared(lease_lock(new.organisation_id));
  select l.node_id into holder from doses d join dosing_leases l on l.organisation_id = d.organisation_id and l.person_id = d.person_id and l.day = d.dosing_day and l.state = 'held'
  where d.organisation_id = new.organisation_id and d.id = new.dose_id;
  if holder is distinct from me then
    raise exception 'another machine corrects this dose' using errcode = '23514', constraint = 'only_the_holder_of_a_day_corrects';
  end if;
  return new;
end $$;
create trigger only_the_holder_corrects before insert on dose_corrections for each row execute function only_the_holder_corrects();

-- A dose that comes from a node was right by the version that the node knew: signed here, of this day and part, at most this much.
create or replace function dose_needs_a_signed_order() returns trigger language plpgsql as $$
declare ordered bigint;
begin
  if new.origin <> 'here' then return new; end if;
  if handed_over(new.node_id) then
    select coalesce(d.dose_ug, v.part_ug[new.part - lower(o.parts) + 1]) into ordered
    from orders o
    join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = new.order_version
    left join order_days d on d.organisation_id = o.organisation_id and d.order_id = o.id and d.version = v.version and d.dosing_day = new.dosing_day and d.part = new.part
    where o.organisation_id = new.organisation_id and o.id = new.order_id and v.days @> new.dosing_day and o.parts @> new.part
      and exists (select from order_signatures s where s.organisation_id = o.organisation_id and s.order_id = o.id and s.version = v.version);
  else
    select coalesce(d.dose_ug, v.part_ug[new.part - lower(o.parts) + 1]) into ordered
    from orders o
    join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version
    left join order_days d on d.organisation_id = o.organisation_id and d.order_id = o.id and d.version = o.version and d.dosing_day = new.dosing_day and d.part = new.part
    where o.organisation_id = new.organisation_id and o.id = new.order_id and o.version = new.order_version and o.state = 'signed'
      and o.days @> new.dosing_day and o.parts @> new.part;
  end if;
  if ordered is null then
    raise exception 'no signed order covers this dose' using errcode = '23514', constraint = 'a_dose_needs_a_signed_order';
  end if;
  -- Less, where the missed-dose rule reduces it; never more.
  if new.dose_ug > ordered then
    raise exception 'the order says % micrograms', ordered using errcode = '23514', constraint = 'a_dose_is_at_most_the_ordered_amount';
  end if;
  return new;
end $$;

create or replace function dose_respects_a_guest_stay() returns trigger language plpgsql as $$
declare stay record;
begin
  -- Given at a node is given: what was agreed meanwhile becomes a question for the prescriber, and no reason to lose it.
  if new.origin <> 'here' or new.state = 'refused' or handed_over(new.node_id) then return new; end if;
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

-- Guest days move the right for a day. What a node holds moves after the node gave it back, and not before.
create function guest_days_wait_for_the_node() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(lease_lock(new.organisation_id));
  if tg_op = 'INSERT' and new.kind <> 'visitor' and exists (
    select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.state = 'held' and new.days @> l.day and l.site_id is distinct from new.host_site_id) then
    raise exception 'a site node holds one of these days' using errcode = '23514', constraint = 'guest_days_wait_for_the_node';
  end if;
  if tg_op = 'UPDATE' and new.state = 'ended' and old.state = 'active' and new.kind = 'our-site' and exists (
    select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.state = 'held' and new.days @> l.day and l.site_id = new.host_site_id) then
    raise exception 'the host''s site node holds one of these days' using errcode = '23514', constraint = 'guest_days_wait_for_the_node';
  end if;
  return new;
end $$;
create trigger guest_days_wait_for_the_node before insert or update on guest_stays for each row execute function guest_days_wait_for_the_node();

-- Stock that stands at a node is moved there. What a node hands over was poured: it stands, whoever holds the container now.
create function journal_says_its_machine() returns trigger language plpgsql as $$
declare me uuid;
begin
  select node_id into me from installation;
  if me is not null then new.node_id = me; end if;
  return new;
end $$;
create trigger journal_says_its_machine before insert on journals for each row execute function journal_says_its_machine();

create function container_begins_at_its_machine() returns trigger language plpgsql as $$
begin
  select node_id into new.held_by from installation where node_id is not null;
  return new;
end $$;
create trigger container_begins_at_its_machine before insert on containers for each row execute function container_begins_at_its_machine();

create or replace function entry_moves_its_container() returns trigger language plpgsql as $$
declare me uuid; holder uuid; wrote uuid;
begin
  if new.container_id is not null then
    update containers set balance_ug = balance_ug + new.amount_ug
      where organisation_id = new.organisation_id and id = new.container_id and lot = new.lot
      returning balance_ug, held_by into new.balance_after_ug, holder;
    if not found then
      raise exception 'no container of this lot' using errcode = '23514', constraint = 'a_line_names_a_container_of_its_lot';
    end if;
    select node_id into me from installation;
    if holder is distinct from me then
      select node_id into wrote from journals where organisation_id = new.organisation_id and id = new.journal_id;
      if me is not null or wrote is null then
        raise exception 'this container stands at another machine' using errcode = '23514', constraint = 'only_the_holder_of_a_container_moves_it';
      end if;
    end if;
  else
    new.balance_after_ug = null;
  end if;
  return new;
end $$;

-- What came from a node and could not stand as it was, or twice: kept as it came, until somebody has looked.
create table node_differences (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  -- Null: entered from paper.
  node_id uuid,
  seq bigint,
  kind text not null check (kind in ('duplicate', 'not-taken', 'paper-duplicate')),
  table_name text not null,
  because text not null,
  row jsonb not null,
  person_id uuid,
  site_id uuid not null,
  at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'settled')),
  settled_by uuid,
  settled_at timestamptz,
  note text check (length(note) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, node_id) references site_nodes (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, settled_by) references staff (organisation_id, id),
  constraint a_settled_difference_says_how check ((state = 'settled') = (settled_at is not null) and (state = 'settled') = (note is not null))
);
call protect_table('node_differences', 'insert, update (state, settled_by, settled_at, note)');
create unique index a_difference_is_kept_once on node_differences (organisation_id, node_id, seq) where seq is not null;
create index differences_open on node_differences (organisation_id, site_id) where state = 'open';

-- Each part of a node's entries as it was taken in.
create table node_batches (
  organisation_id uuid not null,
  node_id uuid not null,
  last_seq bigint not null,
  after_seq bigint not null check (after_seq < last_seq),
  entries integer not null check (entries > 0),
  digest bytea not null check (octet_length(digest) = 32),
  at timestamptz not null,
  primary key (organisation_id, node_id, last_seq),
  foreign key (organisation_id, node_id) references site_nodes (organisation_id, id)
);
call protect_table('node_batches', 'insert');

-- At a node only: where its server is and how the link stands, and what it wrote, in the order of its commits.
create table node_links (
  organisation_id uuid not null references organisations (id),
  node_id uuid not null,
  site_id uuid not null,
  server_url text not null check (length(server_url) <= 300),
  server_public text not null check (length(server_public) = 43),
  -- Written before it is sent, so that no number is used twice.
  last_number bigint not null default 0,
  acked_seq bigint not null default 0,
  last_exchange_at timestamptz,
  lost_since timestamptz,
  trouble text,
  -- The latest instant this machine has seen: a clock that stands before it was set back.
  latest_at timestamptz,
  -- The node's clock less the server's, at the last exchange.
  clock_off_ms bigint not null default 0,
  is_returning boolean not null default false,
  primary key (organisation_id)
);
call protect_table('node_links', 'insert, update (last_number, acked_seq, last_exchange_at, lost_since, trouble, latest_at, clock_off_ms, is_returning)');

create table node_outbox (
  organisation_id uuid not null,
  seq bigint generated always as identity,
  transaction_id bigint not null,
  table_name text not null,
  what text not null check (what in ('insert', 'update')),
  row jsonb not null,
  primary key (organisation_id, seq)
);
call protect_table('node_outbox', 'insert');

-- What stands here of the server's, by the hash of what it sent.
create table node_parcels (
  organisation_id uuid not null,
  -- The person, or the node for what its site shares.
  id uuid not null,
  hash text not null,
  primary key (organisation_id, id)
);
call protect_table('node_parcels', 'insert');

-- The lock is held to the commit, so that the order of seq is the order of commits and none comes late.
create function note_for_the_server() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('node outbox', 0));
  insert into node_outbox (organisation_id, transaction_id, table_name, what, row)
    values (new.organisation_id, pg_current_xact_id()::text::bigint, tg_table_name, lower(tg_op), to_jsonb(new));
  return null;
end $$;

-- Called once at a node, as the owner of its schema; a server has none of these triggers.
create procedure note_everything_for_the_server() language plpgsql as $$
declare each record;
begin
  for each in select * from (values
    ('window_checks', null), ('check_ins', 'left_at'), ('confirmations', 'used_at'), ('journals', null), ('entries', null), ('containers', 'place, state, held_by'),
    ('doses', 'voided_by'), ('dose_corrections', null), ('bottles', 'state'), ('bottle_scans', null), ('stock_counts', null), ('discrepancies', 'state'), ('holds', 'lifted_at'),
    ('events', null), ('audit_entries', null), ('tasks', 'state'), ('dosing_leases', 'state'), ('recovery_codes', 'used_at')) as t (name, changes)
  loop
    execute format('drop trigger if exists zz_note_for_the_server on %I', each.name);
    execute format('create trigger zz_note_for_the_server after insert%s on %I for each row execute function note_for_the_server()',
      coalesce(' or update of ' || each.changes, ''), each.name);
  end loop;
end $$;
