-- A second factor's secret is kept sealed only (AES-256-GCM under a key outside the database). Rows from before are sealed at
-- the next start; nothing new can be written in the clear.
alter table accounts add constraint second_factor_is_sealed check (totp_secret is null or totp_secret like 'k1.%') not valid;

-- Ten codes for the day when the phone is lost: each works once, and only its argon2id hash is kept.
create table recovery_codes (
  organisation_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  -- The first sign of the code, so that one hash is tried and not ten.
  slot smallint not null check (slot between 0 and 9),
  code_hash text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  -- When newer codes took their place, or an administrator reset the factor.
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, account_id) references accounts (organisation_id, id)
);
call protect_table('recovery_codes', 'insert, update (used_at, ended_at)');
create unique index one_good_code_a_slot on recovery_codes (organisation_id, account_id, slot) where used_at is null and ended_at is null;

-- What a passkey is asked to sign: one at a time in a session, good once.
alter table sessions add column challenge text, add column challenge_until timestamptz;
grant update (challenge, challenge_until) on sessions to fairlead_app;

-- Which guidelines a site followed when: a change of profiles is kept, since decisions of that day rest on it.
create table site_changes (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null,
  time_zone text not null,
  profiles jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, changed_by) references accounts (organisation_id, id)
);
call protect_table('site_changes', 'insert');
