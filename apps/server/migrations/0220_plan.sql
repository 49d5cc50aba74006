-- The plan of an episode. Every save is a version of its own; a signature belongs to one version and stays with it.
create table plans (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  started_on date not null,
  started_by uuid not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, started_by) references staff (organisation_id, id),
  constraint one_plan_an_episode unique (organisation_id, episode_id)
);
call protect_table('plans', 'insert');
create index plans_of_person on plans (organisation_id, person_id);

create table plan_versions (
  organisation_id uuid not null,
  plan_id uuid not null,
  version integer not null check (version > 0),
  at timestamptz not null,
  by_id uuid not null,
  -- Goals with their interventions, and the milestones of the pathway.
  goals jsonb not null,
  milestones jsonb not null,
  review_on date,
  -- Why each suggested intervention is there, by its id, as the rule said it then.
  reasons jsonb not null default '{}',
  changed text,
  primary key (organisation_id, plan_id, version),
  foreign key (organisation_id, plan_id) references plans (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('plan_versions', 'insert');
create index plan_versions_due on plan_versions (organisation_id, review_on) where review_on is not null;

create table plan_signatures (
  organisation_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  version integer not null,
  by_account_id uuid not null,
  role text not null check (role in ('person', 'staff')),
  -- The person may say that something should change instead of signing.
  agree boolean not null,
  words text,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, plan_id, version) references plan_versions (organisation_id, plan_id, version),
  constraint staff_sign_what_they_agree_to check (role = 'person' or agree)
);
call protect_table('plan_signatures', 'insert');
create unique index one_agreement_a_version on plan_signatures (organisation_id, plan_id, version, by_account_id) where agree;
create index plan_signatures_of_plan on plan_signatures (organisation_id, plan_id, version);
