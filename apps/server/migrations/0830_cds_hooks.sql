-- Other systems that may ask the rules (CDS Hooks), what they were told, and what became of it. No patient of theirs is kept.

-- Not care data: to which organisation an issuer belongs, read before the organisation is known.
create table cds_issuers (
  issuer text primary key check (length(issuer) between 3 and 300),
  organisation_id uuid not null references organisations (id),
  client_id uuid not null
);
grant select, insert on cds_issuers to fairlead_app;

create table cds_clients (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  issuer text not null,
  -- Public keys as handed over, or the address where they are published.
  jwks jsonb,
  jwks_url text check (jwks_url is null or jwks_url like 'https://%'),
  profile text not null check (profile in ('CDC-2022', 'CDC-2016')),
  language text not null check (language in ('en', 'en-GB', 'es')),
  made_at timestamptz not null,
  made_by uuid not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, made_by) references accounts (organisation_id, id),
  constraint keys_come_one_way check ((jwks is null) <> (jwks_url is null))
);
call protect_table('cds_clients', 'insert, update (name, jwks, jwks_url, profile, language, ended_at)');

-- Tokens that were used, until they would have expired: each asks once.
create table cds_tokens (
  organisation_id uuid not null,
  client_id uuid not null,
  jti_hash bytea not null,
  expires_at timestamptz not null,
  primary key (organisation_id, client_id, jti_hash),
  foreign key (organisation_id, client_id) references cds_clients (organisation_id, id)
);
call protect_table('cds_tokens', 'insert, delete');
create index cds_tokens_by_end on cds_tokens (organisation_id, expires_at);

create table cds_cards (
  organisation_id uuid not null,
  id uuid not null,
  client_id uuid not null,
  service text not null,
  hook_instance uuid not null,
  topic text not null,
  indicator text not null check (indicator in ('info', 'warning', 'critical')),
  suggestion_ids uuid[] not null,
  shown_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, client_id) references cds_clients (organisation_id, id)
);
call protect_table('cds_cards', 'insert');

create table cds_feedback (
  organisation_id uuid not null,
  id uuid not null,
  card_id uuid not null,
  outcome text not null check (outcome in ('accepted', 'overridden')),
  suggestion_ids uuid[] not null,
  reason_code text,
  comment text check (length(comment) <= 2000),
  outcome_at timestamptz not null,
  received_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, card_id) references cds_cards (organisation_id, id),
  constraint an_acceptance_names_a_suggestion check (outcome = 'overridden' or cardinality(suggestion_ids) > 0)
);
call protect_table('cds_feedback', 'insert');
create unique index one_outcome_at_one_time on cds_feedback (organisation_id, card_id, outcome, outcome_at);
