-- Guest dosing: days on which another window gives a person's doses, and whose passports this clinic believes.

create table passport_issuers (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  -- The file of public keys as the other clinic published it.
  keys jsonb not null,
  -- How somebody made sure that the file is that clinic's own.
  how_checked text not null check (length(how_checked) between 1 and 2000),
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, added_by) references staff (organisation_id, id)
);
call protect_table('passport_issuers', 'insert');
create index issuers_by_name on passport_issuers (organisation_id, name, added_at desc);

create table guest_stays (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  -- our-site: another site of ours gives by the order that is in force. away: another house gives, and no window here does.
  -- visitor: somebody of another house, dosed here by an order of ours up to what their clinic confirmed.
  kind text not null check (kind in ('our-site', 'away', 'visitor')),
  days daterange not null check (not isempty(days) and not lower_inf(days) and not upper_inf(days)),
  host_site_id uuid,
  other_clinic text check (length(other_clinic) between 1 and 200),
  other_phone text check (length(other_phone) between 1 and 60),
  -- What the home clinic confirmed of a visitor: how, who, when, medicine, dose, last dose, bottles.
  confirmation jsonb,
  confirmed_ug bigint check (confirmed_ug > 0),
  last_dose_day date,
  take_homes_held integer check (take_homes_held >= 0),
  record_parts text[] not null default '{}',
  state text not null default 'active' check (state in ('active', 'ended')),
  agreed_by uuid not null,
  agreed_at timestamptz not null,
  decision jsonb,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, host_site_id) references sites (organisation_id, id),
  foreign key (organisation_id, agreed_by) references staff (organisation_id, id),
  foreign key (organisation_id, ended_by) references staff (organisation_id, id),
  constraint a_stay_says_where check ((kind = 'our-site') = (host_site_id is not null) and (kind = 'our-site') = (other_clinic is null)),
  constraint a_visitor_was_confirmed check ((kind = 'visitor') = (confirmation is not null) and (kind = 'visitor') = (confirmed_ug is not null)),
  constraint an_ended_stay_says_why check ((state = 'ended') = (ended_at is not null) and (state = 'ended') = (end_reason is not null)),
  constraint one_guest_stay_at_a_time exclude using gist (organisation_id with =, person_id with =, days with &&) where (state = 'active')
);
call protect_table('guest_stays', 'insert, update (state, ended_by, ended_at, end_reason)');
create index guest_stays_of_person on guest_stays (organisation_id, person_id, agreed_at desc);

-- Second proof, whatever the program thinks: the day's right to dose stands at one window.
create function dose_respects_a_guest_stay() returns trigger language plpgsql as $$
declare stay record;
begin
  if new.origin <> 'here' or new.state = 'refused' then return new; end if;
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
create trigger dose_respects_a_guest_stay before insert on doses for each row execute function dose_respects_a_guest_stay();
