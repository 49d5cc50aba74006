-- A depot is in force for weeks, so its right is not that of one day: while a site node holds any day of a person, injections are given there.
create function injection_is_given_where_the_days_are() returns trigger language plpgsql as $$
declare me uuid; wrote uuid; on_day date;
begin
  select node_id into me from installation;
  select d.node_id, d.dosing_day into wrote, on_day from doses d where d.organisation_id = new.organisation_id and d.id = new.dose_id and d.origin = 'here';
  -- Given at a node is given; at a node the day itself was asked for with the dose.
  if not found or me is not null or wrote is not null then return new; end if;
  perform pg_advisory_xact_lock_shared(lease_lock(new.organisation_id));
  if exists (select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.state = 'held' and l.day >= on_day) then
    raise exception 'a site node holds days of this person' using errcode = '23514', constraint = 'an_injection_is_given_where_the_days_are';
  end if;
  return new;
end $$;
create trigger injection_is_given_where_the_days_are before insert on injections for each row execute function injection_is_given_where_the_days_are();

-- A machine that was off and comes back at another time than it was last seen, without its server: somebody says which day it is.
alter table node_links add column seen_uptime_ms bigint;
-- Another id: the machine was started anew, and its counter with it.
alter table node_links add column seen_boot_id text;
-- The last instant before a jump that nobody has confirmed yet.
alter table node_links add column doubted_since timestamptz;
grant update (seen_uptime_ms, seen_boot_id, doubted_since) on node_links to fairlead_app;

create table clock_confirmations (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  node_id uuid not null,
  -- The last instant that the machine had seen, its clock when somebody looked, and the dosing day that they said it was.
  seen_at timestamptz not null,
  clock_at timestamptz not null,
  day date not null,
  reason text not null check (length(reason) between 1 and 2000),
  confirmed_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, confirmed_by) references staff (organisation_id, id)
);
call protect_table('clock_confirmations', 'insert');

-- What a node writes, injections and such words about its clock among it. Called at enrolment, and here for a node that is one already.
create or replace procedure note_everything_for_the_server() language plpgsql as $$
declare each record;
begin
  for each in select * from (values
    ('window_checks', null), ('check_ins', 'left_at'), ('confirmations', 'used_at'), ('journals', null), ('entries', null), ('containers', 'place, state, held_by, pump_id'),
    ('doses', 'voided_by'), ('dose_corrections', null), ('injections', null), ('bottles', 'state'), ('bottle_scans', null), ('stock_receipts', null), ('stock_counts', null), ('discrepancies', 'state'), ('holds', 'lifted_at'),
    ('events', null), ('audit_entries', null), ('tasks', 'state'), ('dosing_leases', 'state'), ('recovery_codes', 'used_at'),
    ('pours', 'claimed_at, measured_ul, settled_how'), ('pour_contradictions', null), ('clock_confirmations', null)) as t (name, changes)
  loop
    execute format('drop trigger if exists zz_note_for_the_server on %I', each.name);
    execute format('create trigger zz_note_for_the_server after insert%s on %I for each row execute function note_for_the_server()',
      coalesce(' or update of ' || each.changes, ''), each.name);
  end loop;
end $$;
do $$ begin
  if exists (select from installation where node_id is not null) then call note_everything_for_the_server();
  -- A server has nobody to hand receipts over to.
  else drop trigger if exists zz_note_for_the_server on stock_receipts;
  end if;
end $$;
