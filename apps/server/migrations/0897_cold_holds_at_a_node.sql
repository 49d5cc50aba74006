-- A hold after an excursion stands at the server; the container may stand at a site node. Which node said last that the hold stands in its own
-- database too, so that nothing is given of it there, and when. Until the node at which it stands has said so, its people are called.
alter table cold_holds
  add column known_at_node uuid,
  add column known_at timestamptz,
  add foreign key (organisation_id, known_at_node) references site_nodes (organisation_id, id),
  add constraint a_node_knows_since_a_time check ((known_at_node is null) = (known_at is null));
grant update (known_at_node, known_at) on cold_holds to fairlead_app;

create or replace function cold_hold_is_decided_once() returns trigger language plpgsql as $$
begin
  if old.decided_at is not null and (new.decided_at, new.decided_by, new.decision, new.why, new.allowed_minutes) is distinct from (old.decided_at, old.decided_by, old.decision, old.why, old.allowed_minutes) then
    raise exception 'this was decided already' using errcode = '23514', constraint = 'a_cold_hold_is_decided_once';
  end if;
  return new;
end $$;
