-- A pump stands beside the window: what it poured at a site node is handed over like the doses.

-- Called once at a node, as the owner of its schema; a server has none of these triggers.
create or replace procedure note_everything_for_the_server() language plpgsql as $$
declare each record;
begin
  for each in select * from (values
    ('window_checks', null), ('check_ins', 'left_at'), ('confirmations', 'used_at'), ('journals', null), ('entries', null), ('containers', 'place, state, held_by, pump_id'),
    ('doses', 'voided_by'), ('dose_corrections', null), ('bottles', 'state'), ('bottle_scans', null), ('stock_counts', null), ('discrepancies', 'state'), ('holds', 'lifted_at'),
    ('events', null), ('audit_entries', null), ('tasks', 'state'), ('dosing_leases', 'state'), ('recovery_codes', 'used_at'),
    ('pours', 'claimed_at, measured_ul, settled_how'), ('pour_contradictions', null)) as t (name, changes)
  loop
    execute format('drop trigger if exists zz_note_for_the_server on %I', each.name);
    execute format('create trigger zz_note_for_the_server after insert%s on %I for each row execute function note_for_the_server()',
      coalesce(' or update of ' || each.changes, ''), each.name);
  end loop;
end $$;
