-- Guest days for somebody whose days a site node holds wait for what the node gives back, and begin by themselves then.
alter table guest_stays drop constraint guest_stays_state_check;
-- waiting: agreed, and a node was asked for the days; every window doses as before until they are active.
alter table guest_stays add constraint guest_stays_state_check check (state in ('waiting', 'active', 'ended'));
alter table guest_stays drop constraint one_guest_stay_at_a_time;
alter table guest_stays add constraint one_guest_stay_at_a_time exclude using gist (organisation_id with =, person_id with =, days with &&) where (state <> 'ended');

-- Somebody asked to end active days while the host's node holds some: they end when it has given them back.
alter table guest_stays add column end_asked_by uuid;
alter table guest_stays add column end_asked_at timestamptz;
alter table guest_stays add column end_asked_reason text check (length(end_asked_reason) between 1 and 2000);
alter table guest_stays add constraint who_asked_for_an_end_is_staff foreign key (organisation_id, end_asked_by) references staff (organisation_id, id);
alter table guest_stays add constraint an_end_is_asked_for_by_somebody check ((end_asked_at is null) = (end_asked_by is null) and (end_asked_at is null) = (end_asked_reason is null));
grant update (end_asked_by, end_asked_at, end_asked_reason) on guest_stays to fairlead_app;
create index guest_stays_that_wait on guest_stays (organisation_id) where state = 'waiting' or (state = 'active' and end_asked_at is not null);

create or replace function guest_days_wait_for_the_node() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(lease_lock(new.organisation_id));
  if new.state = 'active' and (tg_op = 'INSERT' or old.state <> 'active') and new.kind <> 'visitor' and exists (
    select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.state = 'held' and new.days @> l.day and l.site_id is distinct from new.host_site_id) then
    raise exception 'a site node holds one of these days' using errcode = '23514', constraint = 'guest_days_wait_for_the_node';
  end if;
  if tg_op = 'UPDATE' and new.state = 'ended' and old.state = 'active' and new.kind = 'our-site' and exists (
    select from dosing_leases l where l.organisation_id = new.organisation_id and l.person_id = new.person_id and l.state = 'held' and new.days @> l.day and l.site_id = new.host_site_id) then
    raise exception 'the host''s site node holds one of these days' using errcode = '23514', constraint = 'guest_days_wait_for_the_node';
  end if;
  return new;
end $$;
