-- Screens that stand in the house and are nobody's: the one where people say that they are here, and the one on the wall.

create table devices (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- check-in: people say that they are here. wall: shows who is called.
  kind text not null check (kind in ('check-in', 'wall')),
  name text not null check (length(name) between 1 and 60),
  -- The one-time code, until it is used or over.
  code_hash bytea,
  code_until timestamptz,
  token_hash bytea,
  enrolled_at timestamptz,
  last_seen_at timestamptz,
  added_by uuid not null,
  added_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, added_by) references staff (organisation_id, id),
  foreign key (organisation_id, ended_by) references staff (organisation_id, id),
  constraint a_code_is_over_at_some_time check ((code_hash is null) = (code_until is null)),
  constraint an_enrolled_device_spent_its_code check (token_hash is null or (code_hash is null and enrolled_at is not null)),
  constraint an_ended_device_says_by_whom check ((ended_at is null) = (ended_by is null))
);
call protect_table('devices', 'insert, update (code_hash, code_until, token_hash, enrolled_at, last_seen_at, ended_by, ended_at)');
create unique index one_device_of_a_token on devices (organisation_id, token_hash) where token_hash is not null;
create unique index one_device_of_a_code on devices (organisation_id, code_hash) where code_hash is not null;
create unique index one_device_of_a_name on devices (organisation_id, site_id, name) where ended_at is null;
