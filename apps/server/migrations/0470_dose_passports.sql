-- Dose passports: the keys they are signed with, and each that was issued.

create table passport_keys (
  organisation_id uuid not null references organisations (id),
  -- The first ten hex digits of the SHA-256 of the public key.
  id text not null check (id ~ '^[0-9a-f]{10}$'),
  -- 32 bytes, base64url.
  public_key text not null check (length(public_key) = 43),
  -- Sealed under a key that stands outside the database.
  sealed_private text not null,
  state text not null default 'current' check (state in ('current', 'retired', 'withdrawn')),
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text check (length(end_reason) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, ended_by) references accounts (organisation_id, id),
  constraint an_ended_key_says_when check ((state = 'current') = (ended_at is null))
);
call protect_table('passport_keys', 'insert, update (sealed_private, state, ended_at, ended_by, end_reason)');
create unique index one_key_signs_at_a_time on passport_keys (organisation_id) where state = 'current';

create table dose_passports (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  order_id uuid not null,
  key_id text not null,
  -- The opaque number on the passport.
  code text not null,
  shown_as text not null check (shown_as in ('companion', 'paper')),
  -- What it says, as it was signed.
  body text not null check (length(body) <= 2000),
  issued_by uuid not null,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organisation_id, id),
  unique (organisation_id, code),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, order_id, person_id) references orders (organisation_id, id, person_id),
  foreign key (organisation_id, key_id) references passport_keys (organisation_id, id),
  foreign key (organisation_id, issued_by) references accounts (organisation_id, id),
  constraint a_passport_expires_within_a_week check (expires_at > issued_at and expires_at <= issued_at + interval '7 days')
);
call protect_table('dose_passports', 'insert');
create index passports_of_person on dose_passports (organisation_id, person_id, issued_at desc);
