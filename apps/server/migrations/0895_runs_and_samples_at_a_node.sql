-- What two measured of a pump, and samples of tests that were drawn by chance, are noted at a node and handed over with the rest.
-- Called at enrolment, and here for a node that is one already.
create or replace procedure note_everything_for_the_server() language plpgsql as $$
declare each record;
begin
  for each in select * from (values
    ('window_checks', null), ('check_ins', 'left_at'), ('confirmations', 'used_at'), ('journals', null), ('entries', null), ('containers', 'place, state, held_by, pump_id'),
    ('doses', 'voided_by'), ('dose_corrections', null), ('injections', null), ('bottles', 'state'), ('bottle_scans', null), ('stock_receipts', null), ('stock_counts', null), ('discrepancies', 'state'), ('holds', 'lifted_at'),
    ('events', null), ('audit_entries', null), ('tasks', 'state'), ('dosing_leases', 'state'), ('recovery_codes', 'used_at'),
    ('pours', 'claimed_at, measured_ul, settled_how'), ('pour_contradictions', null), ('clock_confirmations', null),
    ('pump_runs', null), ('urine_tests', 'state'), ('specimen_checks', null)) as t (name, changes)
  loop
    execute format('drop trigger if exists zz_note_for_the_server on %I', each.name);
    execute format('create trigger zz_note_for_the_server after insert%s on %I for each row execute function note_for_the_server()',
      coalesce(' or update of ' || each.changes, ''), each.name);
  end loop;
end $$;
do $$ begin
  if exists (select from installation where node_id is not null) then call note_everything_for_the_server(); end if;
end $$;
