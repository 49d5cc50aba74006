-- A prescription moves the right for a day to a pharmacy: like guest days, it waits for what a site node gives back.
create function prescription_waits_for_the_node() returns trigger language plpgsql as $$
begin
  if new.state <> 'in-force' then return new; end if;
  perform pg_advisory_xact_lock(lease_lock(new.organisation_id));
  if exists (select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.state = 'held' and new.days @> l.day) then
    raise exception 'a site node holds one of these days' using errcode = '23514', constraint = 'a_prescription_waits_for_the_node';
  end if;
  return new;
end $$;
create trigger prescription_waits_for_the_node before insert on instalment_prescriptions for each row execute function prescription_waits_for_the_node();
