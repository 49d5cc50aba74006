-- A dose is made of what was ordered and of nothing else: the signed product of a liquid or a depot; for tablets and films the medicine,
-- the form and the line, so that mono never stands in for the combination, a tablet for a film, or a line that is not one to one for another.
-- Looked at when the transaction ends: a dose is written together with its lines. What a node hands over was given; from paper the
-- strength of a liquid is as the nurse wrote it down, and the rest holds.
create function a_dose_is_of_what_was_ordered() returns trigger language plpgsql as $$
begin
  if handed_over(new.node_id) then return null; end if;
  if not exists (select from ordered_products o where o.organisation_id = new.organisation_id and o.order_id = new.order_id and o.medicine = new.medicine) or exists (
    select from entries e
    join products p on p.organisation_id = e.organisation_id and p.id = e.product_id
    join ordered_products o on o.organisation_id = e.organisation_id and o.order_id = new.order_id
    where e.organisation_id = new.organisation_id and e.journal_id = new.journal_id
      and (p.medicine <> o.medicine or p.form <> o.form or p.line is distinct from o.line or (p.form in ('liquid', 'depot') and new.paper_reference is null and p.id is distinct from o.id))) then
    raise exception 'this dose is not of what was ordered' using errcode = '23514', constraint = 'a_dose_is_of_what_was_ordered';
  end if;
  return null;
end $$;
create constraint trigger a_dose_is_of_what_was_ordered after insert on doses deferrable initially deferred
  for each row when (new.origin = 'here' and new.journal_id is not null) execute function a_dose_is_of_what_was_ordered();

-- What a pump pours for a dose is the ordered product, and what stands in one cup or bottle came from one container.
create function a_pour_is_of_what_was_ordered() returns trigger language plpgsql as $$
begin
  if not exists (
    select from containers c join ordered_products o on o.organisation_id = c.organisation_id and o.order_id = new.order_id
    where c.organisation_id = new.organisation_id and c.id = new.container_id and c.product_id = o.id) then
    raise exception 'this pour is not of what was ordered' using errcode = '23514', constraint = 'a_pour_is_of_what_was_ordered';
  end if;
  if exists (select from pours x where x.organisation_id = new.organisation_id and x.person_id = new.person_id and x.dosing_day = new.dosing_day and x.part = new.part
      and x.vessel is not distinct from new.vessel and x.settled_how is null and x.container_id <> new.container_id) then
    raise exception 'something of another container stands in this cup' using errcode = '23514', constraint = 'one_container_in_a_cup';
  end if;
  return new;
end $$;
create trigger a_pour_is_of_what_was_ordered before insert on pours for each row execute function a_pour_is_of_what_was_ordered();
