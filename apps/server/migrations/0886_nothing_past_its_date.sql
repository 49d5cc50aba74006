-- Nothing is given, and nothing goes home, from a container past its date on the day at the site. What was given on paper or at a node was given.
-- Looked at when the transaction ends: a dose is written together with its lines.
create function nothing_is_given_past_its_date() returns trigger language plpgsql as $$
begin
  if handed_over(new.node_id) then return null; end if;
  if exists (
    select from entries e
    join containers c on c.organisation_id = e.organisation_id and c.id = e.container_id
    join sites s on s.organisation_id = new.organisation_id and s.id = new.site_id
    where e.organisation_id = new.organisation_id and e.journal_id = new.journal_id and c.expires_on < (new.given_at at time zone s.time_zone)::date) then
    raise exception 'this container is past its date' using errcode = '23514', constraint = 'nothing_is_given_past_its_date';
  end if;
  return null;
end $$;
create constraint trigger nothing_is_given_past_its_date after insert on doses deferrable initially deferred
  for each row when (new.origin = 'here' and new.journal_id is not null and new.paper_reference is null) execute function nothing_is_given_past_its_date();
