-- Residence: beds of a site, who lies in them and for whom they are held, leave, the day's timetable, the house log.
create extension if not exists btree_gist;

create table beds (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  room text not null default '',
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_reason text,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  constraint a_bed_has_its_name_once unique (organisation_id, site_id, name),
  constraint a_closed_bed_says_why check ((state = 'closed') = (closed_reason is not null))
);
call protect_table('beds', 'insert, update (state, closed_reason)');

-- A hold keeps a bed from now until it expires; a stay keeps it until the person leaves. Two of them never overlap on one
-- bed, whatever two screens say at once: the database refuses the second.
create table bed_spans (
  organisation_id uuid not null,
  id uuid not null,
  bed_id uuid not null,
  kind text not null check (kind in ('hold', 'stay')),
  during tstzrange not null,
  person_id uuid,
  episode_id uuid,
  enquiry_id uuid,
  -- What to call whoever it is held for, before they are a person of the record.
  held_for text,
  note text,
  made_at timestamptz not null,
  made_by uuid not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text check (end_reason in ('released', 'admitted', 'transferred', 'went_home', 'left_early', 'hospital', 'expired')),
  -- The span this one took over from: a hold that became a stay, a bed that was changed.
  from_span_id uuid,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, bed_id) references beds (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  foreign key (organisation_id, enquiry_id) references enquiries (organisation_id, id),
  foreign key (organisation_id, from_span_id) references bed_spans (organisation_id, id),
  foreign key (organisation_id, made_by) references staff (organisation_id, id),
  constraint a_hold_expires check (kind <> 'hold' or isempty(during) or not upper_inf(during)),
  constraint a_stay_is_somebodys check (kind <> 'stay' or (person_id is not null and episode_id is not null)),
  constraint a_hold_is_for_somebody check (kind <> 'hold' or person_id is not null or enquiry_id is not null or held_for is not null),
  constraint one_bed_one_hold_or_stay exclude using gist (organisation_id with =, bed_id with =, during with &&),
  constraint nobody_lies_in_two_beds exclude using gist (organisation_id with =, person_id with =, during with &&) where (kind = 'stay')
);
call protect_table('bed_spans', 'insert, update (during, ended_at, ended_by, end_reason)');
create index bed_spans_of_person on bed_spans (organisation_id, person_id) where person_id is not null;

create table bed_leaves (
  organisation_id uuid not null,
  id uuid not null,
  span_id uuid not null,
  person_id uuid not null,
  left_at timestamptz not null,
  due_back_at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  naloxone_in_hand boolean not null,
  agreed_by uuid not null,
  returned_at timestamptz,
  returned_note text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, span_id) references bed_spans (organisation_id, id),
  foreign key (organisation_id, agreed_by) references staff (organisation_id, id),
  constraint nobody_is_due_back_before_they_leave check (due_back_at > left_at)
);
call protect_table('bed_leaves', 'insert, update (returned_at, returned_note)');
create unique index one_open_leave_a_stay on bed_leaves (organisation_id, span_id) where returned_at is null;

create table timetable_items (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  day date not null,
  starts_at timestamptz not null,
  minutes smallint not null check (minutes between 5 and 720),
  kind text not null check (kind in ('therapy', 'group', 'medical', 'meal', 'exercise', 'outing', 'house', 'family', 'free')),
  title text not null check (length(title) between 1 and 200),
  place text,
  led_by uuid,
  -- What can go wrong on an outing and what is done about it.
  risk_note text,
  made_at timestamptz not null,
  made_by uuid not null,
  state text not null default 'planned' check (state in ('planned', 'cancelled')),
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, led_by) references staff (organisation_id, id),
  constraint an_outing_names_its_risks check (kind <> 'outing' or risk_note is not null)
);
call protect_table('timetable_items', 'insert, update (state)');
create index timetable_items_of_day on timetable_items (organisation_id, site_id, day);

-- Who came. The newest row about one person and item counts.
create table timetable_attendance (
  organisation_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  state text not null check (state in ('came', 'part', 'did_not_come', 'excused')),
  note text,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, item_id) references timetable_items (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('timetable_attendance', 'insert');
create index timetable_attendance_of_item on timetable_attendance (organisation_id, item_id, person_id, at desc);

-- Searches, incidents, visitors and telephone rules, with the consent they rest on.
create table house_log (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  person_id uuid,
  at timestamptz not null,
  by_id uuid not null,
  kind text not null check (kind in ('incident', 'search', 'visitor', 'telephone')),
  words text not null check (length(words) between 1 and 4000),
  consented boolean,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id),
  constraint a_search_says_whether_it_was_agreed check (kind <> 'search' or consented is not null)
);
call protect_table('house_log', 'insert');
create index house_log_of_site on house_log (organisation_id, site_id, at desc);
