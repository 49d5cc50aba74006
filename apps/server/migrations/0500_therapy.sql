-- Therapies: group series with roster and waiting list, sessions, attendance, notes, homework, worksheets, families.

-- Families: those whom a person chose to work with. Its file stands apart from the person's chart.
create table families (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  person_id uuid not null,
  -- The person's own agreement to this work, and how it was given. What each member may learn is a consent of its own.
  agreed_how text not null check (agreed_how in ('on_screen', 'on_phone', 'on_paper', 'spoken')),
  made_at timestamptz not null,
  made_by uuid not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  unique (organisation_id, person_id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, made_by) references staff (organisation_id, id)
);
call protect_table('families', 'insert');

create table family_members (
  organisation_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  relation text not null check (length(relation) between 1 and 100),
  -- Carries the person's supporter account, where there is one.
  supporter_account_id uuid,
  added_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, family_id) references families (organisation_id, id),
  foreign key (organisation_id, supporter_account_id) references accounts (organisation_id, id)
);
call protect_table('family_members', 'insert, update (ended_at)');
create index family_members_of_family on family_members (organisation_id, family_id);

-- What each of them said, asked alone, about being safe together; member null: the person. The newest answer counts.
create table family_safety_answers (
  organisation_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  member_id uuid,
  safe boolean not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, family_id) references families (organisation_id, id),
  foreign key (organisation_id, member_id) references family_members (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('family_safety_answers', 'insert');
create index family_safety_of_family on family_safety_answers (organisation_id, family_id, at desc);

-- A group that meets every week.
create table group_series (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  programme text not null,
  title text not null check (length(title) between 1 and 200),
  leader_id uuid not null,
  room text,
  link text,
  modality text not null check (modality in ('in_person', 'video', 'hybrid')),
  -- 1 Monday .. 7 Sunday, and the site's wall clock.
  weekday smallint not null check (weekday between 1 and 7),
  starts_at_time time not null,
  minutes smallint not null check (minutes between 10 and 480),
  capacity smallint not null check (capacity between 1 and 60),
  starts_on date not null,
  ends_on date,
  made_at timestamptz not null,
  version bigint not null default 1,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, leader_id) references staff (organisation_id, id),
  constraint a_group_with_a_screen_has_a_link check (modality = 'in_person' or link is not null),
  constraint a_group_with_a_room_names_it check (modality = 'video' or room is not null)
);
call protect_table('group_series', 'insert, update (ends_on, version)');

-- A place in a group, or on its waiting list.
create table group_places (
  organisation_id uuid not null,
  id uuid not null,
  series_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('waiting', 'member', 'left')),
  asked_at timestamptz not null,
  joined_at timestamptz,
  left_at timestamptz,
  left_reason text,
  added_by uuid,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, series_id) references group_series (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  constraint a_member_has_joined check ((state = 'waiting') = (joined_at is null) or state = 'left'),
  constraint who_left_has_a_time check ((state = 'left') = (left_at is not null))
);
call protect_table('group_places', 'insert, update (state, joined_at, left_at, left_reason)');
create unique index one_place_a_person_and_group on group_places (organisation_id, series_id, person_id) where state <> 'left';
create index group_places_of_person on group_places (organisation_id, person_id);

create table therapy_sessions (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  kind text not null check (kind in ('one_to_one', 'group', 'family', 'drop_in')),
  programme text not null,
  topic text,
  title text not null check (length(title) between 1 and 200),
  series_id uuid,
  family_id uuid,
  person_id uuid,
  appointment_id uuid,
  starts_at timestamptz not null,
  minutes smallint not null check (minutes between 5 and 480),
  modality text not null check (modality in ('in_person', 'telephone', 'video', 'hybrid', 'home')),
  room text,
  link text,
  leader_id uuid not null,
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  state_at timestamptz,
  cancel_reason text,
  made_at timestamptz not null,
  version bigint not null default 1,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, series_id) references group_series (organisation_id, id),
  foreign key (organisation_id, family_id) references families (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, appointment_id) references appointments (organisation_id, id),
  foreign key (organisation_id, leader_id) references staff (organisation_id, id),
  constraint a_session_is_somebodys check (
    (kind = 'group' and person_id is null and family_id is null) or (kind in ('one_to_one', 'drop_in') and person_id is not null and series_id is null and family_id is null)
    or (kind = 'family' and family_id is not null and person_id is not null)),
  constraint a_cancelled_session_says_why check ((state = 'cancelled') = (cancel_reason is not null))
);
call protect_table('therapy_sessions', 'insert, update (state, state_at, cancel_reason, topic, version)');
create unique index one_session_a_group_and_time on therapy_sessions (organisation_id, series_id, starts_at) where series_id is not null;
create index therapy_sessions_by_day on therapy_sessions (organisation_id, site_id, starts_at);
create index therapy_sessions_of_person on therapy_sessions (organisation_id, person_id, starts_at desc) where person_id is not null;

-- Who came. A correction is a new row; the one that nothing supersedes counts.
create table session_attendance (
  organisation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  person_id uuid,
  family_member_id uuid,
  status text not null check (status in ('came', 'late', 'excused', 'absent')),
  minutes_present smallint not null check (minutes_present between 0 and 480),
  note text,
  at timestamptz not null,
  by_id uuid,
  supersedes_id uuid,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, session_id) references therapy_sessions (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, family_member_id) references family_members (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references session_attendance (organisation_id, id),
  constraint attendance_is_of_one check ((person_id is null) <> (family_member_id is null)),
  constraint who_was_not_there_was_there_no_minute check (status in ('came', 'late') or minutes_present = 0)
);
call protect_table('session_attendance', 'insert');
create unique index one_correction_an_attendance on session_attendance (organisation_id, supersedes_id) where supersedes_id is not null;
create unique index one_first_attendance_a_person on session_attendance (organisation_id, session_id, person_id) where supersedes_id is null and person_id is not null;
create unique index one_first_attendance_a_member on session_attendance (organisation_id, session_id, family_member_id) where supersedes_id is null and family_member_id is not null;
create index attendance_of_person on session_attendance (organisation_id, person_id) where person_id is not null;

-- A session's note: written once, corrected by a further version that says why. Of a group and a family: the common text.
create table session_notes (
  organisation_id uuid not null,
  id uuid not null,
  session_id uuid not null,
  version smallint not null check (version >= 1),
  text text not null check (length(text) between 1 and 20000),
  author_id uuid not null,
  signed_at timestamptz not null,
  reason text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  constraint one_note_a_session_and_version unique (organisation_id, session_id, version),
  foreign key (organisation_id, session_id) references therapy_sessions (organisation_id, id),
  foreign key (organisation_id, author_id) references staff (organisation_id, id),
  constraint a_changed_note_says_why check ((version = 1) = (reason is null))
);
call protect_table('session_notes', 'insert');

-- The same note in each attending person's chart, with what is said of that person alone.
create table chart_notes (
  organisation_id uuid not null,
  id uuid not null,
  note_id uuid not null,
  person_id uuid not null,
  addendum text check (length(addendum) between 1 and 20000),
  at timestamptz not null,
  primary key (organisation_id, id),
  constraint one_note_a_chart unique (organisation_id, note_id, person_id),
  foreign key (organisation_id, note_id) references session_notes (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id)
);
call protect_table('chart_notes', 'insert');
create index chart_notes_of_person on chart_notes (organisation_id, person_id, at desc);

-- What one member of a family said in confidence: in the family's own file, never in the person's chart.
create table family_private_notes (
  organisation_id uuid not null,
  id uuid not null,
  family_id uuid not null,
  member_id uuid not null,
  session_id uuid,
  text text not null check (length(text) between 1 and 20000),
  author_id uuid not null,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, family_id) references families (organisation_id, id),
  foreign key (organisation_id, member_id) references family_members (organisation_id, id),
  foreign key (organisation_id, session_id) references therapy_sessions (organisation_id, id),
  foreign key (organisation_id, author_id) references staff (organisation_id, id)
);
call protect_table('family_private_notes', 'insert');

-- Counselling notes (42 CFR 2.11): a therapist's own analysis of a conversation, apart from the record. Read by their author,
-- and by the supervisors whom the author named while the person's separate consent holds. No event, no count, no link elsewhere.
create table counselling_notes (
  organisation_id uuid not null,
  id uuid not null,
  -- The first version's id: one note, many versions.
  note_id uuid not null,
  version smallint not null check (version >= 1),
  person_id uuid not null,
  author_id uuid not null,
  text text not null check (length(text) between 1 and 20000),
  at timestamptz not null,
  reason text,
  primary key (organisation_id, id),
  constraint one_counselling_note_and_version unique (organisation_id, note_id, version),
  foreign key (organisation_id, note_id) references counselling_notes (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, author_id) references staff (organisation_id, id),
  constraint a_changed_counselling_note_says_why check ((version = 1) = (reason is null))
);
call protect_table('counselling_notes', 'insert');
create index counselling_notes_of_person on counselling_notes (organisation_id, person_id, at desc);

-- Whom a therapist named as supervisor. Nobody can name themself to somebody else's notes.
create table note_supervisors (
  organisation_id uuid not null,
  id uuid not null,
  author_id uuid not null,
  supervisor_id uuid not null,
  named_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, author_id) references staff (organisation_id, id),
  foreign key (organisation_id, supervisor_id) references staff (organisation_id, id),
  constraint nobody_supervises_themself check (author_id <> supervisor_id)
);
call protect_table('note_supervisors', 'insert, update (ended_at)');
create unique index one_supervision_at_a_time on note_supervisors (organisation_id, author_id, supervisor_id) where ended_at is null;

create table homework (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  session_id uuid,
  title text not null check (length(title) between 1 and 200),
  instructions text not null check (length(instructions) <= 20000),
  worksheet text,
  due_on date,
  assigned_at timestamptz not null,
  by_id uuid not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, session_id) references therapy_sessions (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('homework', 'insert');
create index homework_of_person on homework (organisation_id, person_id, assigned_at desc);

create table homework_answers (
  organisation_id uuid not null,
  id uuid not null,
  homework_id uuid not null,
  text text not null check (length(text) between 1 and 20000),
  answered_at timestamptz not null,
  received_at timestamptz not null,
  by_account_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, homework_id) references homework (organisation_id, id)
);
call protect_table('homework_answers', 'insert');
create index homework_answers_of_homework on homework_answers (organisation_id, homework_id, answered_at);

-- A filled-in worksheet: a chain, a thought record, a diary card, rulers, an urge ridden out.
create table worksheet_copies (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  session_id uuid,
  worksheet text not null,
  worksheet_version text not null,
  answers jsonb not null,
  at timestamptz not null,
  by_account_id uuid,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, session_id) references therapy_sessions (organisation_id, id)
);
call protect_table('worksheet_copies', 'insert');
create index worksheets_of_person on worksheet_copies (organisation_id, person_id, at desc);

-- How a person bore a session or programme: harm and discomfort are reported here (yoga, trauma work, needles).
create table tolerability_reports (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  programme text not null,
  session_id uuid,
  severity text not null check (severity in ('discomfort', 'stopped', 'harm')),
  words text not null check (length(words) between 1 and 20000),
  at timestamptz not null,
  by_id uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, session_id) references therapy_sessions (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('tolerability_reports', 'insert');

-- Somebody who comes to one session of a group without a place in it, to catch up on hours.
create table session_guests (
  organisation_id uuid not null,
  session_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  primary key (organisation_id, session_id, person_id),
  foreign key (organisation_id, session_id) references therapy_sessions (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('session_guests', 'insert');
create index session_guests_of_person on session_guests (organisation_id, person_id);
