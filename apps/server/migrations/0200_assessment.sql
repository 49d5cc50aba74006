-- The assessment of an episode in parts. A save of a part is a row of its own and the newest version counts, so that
-- nothing that was said is overwritten and two who save at once meet at the primary key.
create table assessments (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  episode_id uuid not null,
  state text not null default 'open' check (state in ('open', 'finished')),
  started_at timestamptz not null,
  started_by uuid not null,
  finished_at timestamptz,
  finished_by uuid,
  -- What the rules made of it when it was finished: severity with its working, scores, what was not said.
  summary jsonb,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, started_by) references staff (organisation_id, id),
  foreign key (organisation_id, finished_by) references staff (organisation_id, id),
  constraint a_finished_assessment_has_its_summary check ((state = 'finished') = (finished_at is not null and finished_by is not null and summary is not null))
);
call protect_table('assessments', 'insert, update (state, finished_at, finished_by, summary)');
create unique index one_open_assessment_an_episode on assessments (organisation_id, episode_id) where state = 'open';
create index assessments_of_person on assessments (organisation_id, person_id, started_at desc);

create table assessment_saves (
  organisation_id uuid not null,
  assessment_id uuid not null,
  part text not null check (part in ('substances', 'opioidUse', 'withdrawal', 'mood', 'suicide', 'anxiety', 'alcohol', 'health', 'infections', 'overdose', 'pregnancy', 'social', 'strengths')),
  version integer not null check (version > 0),
  answers jsonb not null,
  -- Questions that were asked and have no answer: not_known or not_said.
  unsaid jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null,
  -- The response that this save of an instrument made.
  response_id uuid,
  primary key (organisation_id, assessment_id, part, version),
  foreign key (organisation_id, assessment_id) references assessments (organisation_id, id),
  foreign key (organisation_id, saved_by) references staff (organisation_id, id),
  foreign key (organisation_id, response_id) references responses (organisation_id, id)
);
call protect_table('assessment_saves', 'insert');
