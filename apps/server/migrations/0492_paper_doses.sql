-- A dose that was given from the printed list while nothing else worked, and entered later: once, and known as one.
alter table doses add column paper_reference text check (length(paper_reference) between 1 and 60);
alter table doses add column paper_entered_by uuid;
alter table doses add foreign key (organisation_id, paper_entered_by) references staff (organisation_id, id);
alter table doses add constraint a_paper_dose_says_who_entered_it check ((paper_reference is null) = (paper_entered_by is null));

-- What was given on paper, or at a node, was right by the version that was known there: signed here, of this day and part, at most this much.
create or replace function dose_needs_a_signed_order() returns trigger language plpgsql as $$
declare ordered bigint;
begin
  if new.origin <> 'here' then return new; end if;
  if handed_over(new.node_id) or new.paper_reference is not null then
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
