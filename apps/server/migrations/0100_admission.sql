-- Asking for help, waiting, acceptance, consent, goals before arrival, naloxone kits.

-- An enquiry is a request for help by the person or someone who cares; a referral is one by a professional.
create table enquiries (
  organisation_id uuid not null references organisations (id),
  id uuid not null,
  reference text not null,
  kind text not null check (kind in ('enquiry', 'referral')),
  -- front_door, telephone, walk_in; or who referred: gp, hospital, prison, probation, social_care, other_service, other
  source text not null check (source in ('front_door', 'telephone', 'walk_in', 'gp', 'hospital', 'prison', 'probation', 'social_care', 'other_service', 'other')),
  site_id uuid not null,
  about text not null check (about in ('self', 'someone_else')),
  -- What to call whoever asks; for a referral the person's own name as the referrer gave it.
  call_me text not null,
  other_name text,
  relation text,
  contact text not null check (contact in ('phone', 'text', 'email')),
  phone text,
  email text,
  if_other text not null default 'say_nothing' check (if_other in ('say_nothing', 'leave_message')),
  best_time text not null default 'any' check (best_time in ('any', 'morning', 'afternoon', 'evening')),
  needs_today boolean not null default false,
  language text not null default 'en' check (language in ('en', 'en-GB', 'es')),
  interpreter text,
  words text,
  signs text[] not null default '{}',
  born_on date,
  -- Who referred and what they may be told: {"name", "organisation", "telephone", "email", "replyAllowed"}
  referrer jsonb,
  received_at timestamptz not null,
  -- new, in_contact, waiting, accepted, closed
  state text not null default 'new' check (state in ('new', 'in_contact', 'waiting', 'accepted', 'closed')),
  person_id uuid,
  episode_id uuid,
  closed_at timestamptz,
  closed_reason text check (closed_reason in ('helped_elsewhere', 'not_now', 'not_reached', 'not_for_us', 'mistake', 'family_path')),
  version bigint not null default 1,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  unique (organisation_id, reference),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, episode_id) references episodes (organisation_id, id),
  constraint an_accepted_enquiry_names_its_episode check ((state = 'accepted') = (episode_id is not null)),
  constraint a_closed_enquiry_says_why check ((state = 'closed') = (closed_reason is not null)),
  constraint somebody_can_be_reached check (phone is not null or email is not null or kind = 'referral')
);
call protect_table('enquiries', 'insert, update (state, person_id, episode_id, closed_at, closed_reason, version)');
create index enquiries_open on enquiries (organisation_id, site_id, received_at) where state in ('new', 'in_contact', 'waiting');
create index enquiries_of_person on enquiries (organisation_id, person_id) where person_id is not null;

-- Each try to reach whoever asked, and what came of it.
create table contact_attempts (
  organisation_id uuid not null,
  id uuid not null,
  enquiry_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  how text not null check (how in ('call', 'text', 'email', 'in_person', 'letter')),
  outcome text not null check (outcome in ('spoke', 'left_message', 'no_answer', 'wrong_number', 'sent')),
  note text,
  call_again_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, enquiry_id) references enquiries (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('contact_attempts', 'insert');
create index contact_attempts_of_enquiry on contact_attempts (organisation_id, enquiry_id, at);

-- What was asked on the telephone about risk while waiting; the newest row counts. reasons: ids of the waiting-list order.
create table triages (
  organisation_id uuid not null,
  id uuid not null,
  enquiry_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  reasons text[] not null default '{}',
  asked text[] not null default '{}',
  note text,
  primary key (organisation_id, id),
  foreign key (organisation_id, enquiry_id) references enquiries (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('triages', 'insert');
create index triages_of_enquiry on triages (organisation_id, enquiry_id, at desc);

-- A consent is signed once and never edited; it ends by a row of its own, and what ended stays ended.
create table consents (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('treatment', 'sharing', 'counselling_notes', 'reporting', 'research')),
  -- For sharing: who discloses, to whom, what, why (42 CFR 2.31; unchecked).
  recipient text,
  purpose text,
  amount_and_kind text,
  expires_on date,
  signed_at timestamptz not null,
  signed_by text not null check (signed_by in ('person', 'guardian')),
  method text not null check (method in ('on_screen', 'on_phone', 'on_paper', 'spoken')),
  text_version text not null,
  witnessed_by uuid,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, witnessed_by) references staff (organisation_id, id),
  constraint a_sharing_consent_says_who_what_and_why check (kind <> 'sharing' or (recipient is not null and purpose is not null and amount_and_kind is not null))
);
call protect_table('consents', 'insert');
create index consents_of_person on consents (organisation_id, person_id, signed_at desc);

create table consent_ends (
  organisation_id uuid not null,
  consent_id uuid not null,
  at timestamptz not null,
  by_account_id uuid not null,
  reason text,
  primary key (organisation_id, consent_id),
  foreign key (organisation_id, consent_id) references consents (organisation_id, id)
);
call protect_table('consent_ends', 'insert');

-- Goals in the person's own words, before arrival or later. A changed goal is a new row.
create table own_goals (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  words text not null check (length(words) between 1 and 2000),
  at timestamptz not null,
  said_by text not null check (said_by in ('person', 'staff')),
  by_account_id uuid,
  supersedes_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, supersedes_id) references own_goals (organisation_id, id)
);
call protect_table('own_goals', 'insert');
create index own_goals_of_person on own_goals (organisation_id, person_id, at);

-- A naloxone kit from hand-over to use or replacement. What becomes of it is a row of its own.
create table naloxone_kits (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- Who carries it, where that is not the person: "sister".
  holder text,
  product text not null check (product in ('nasal_4mg', 'nasal_8mg', 'nasal_3mg', 'im_0_4mg', 'im_5mg', 'prenoxad', 'nyxoid')),
  devices smallint not null check (devices between 1 and 20),
  lot text,
  expires_on date,
  issued_at timestamptz not null,
  issued_by uuid not null,
  trained boolean not null,
  origin text not null default 'here' check (origin in ('here', 'imported', 'synthetic')),
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, issued_by) references staff (organisation_id, id)
);
call protect_table('naloxone_kits', 'insert');
create index naloxone_kits_of_person on naloxone_kits (organisation_id, person_id, issued_at desc);

create table naloxone_kit_ends (
  organisation_id uuid not null,
  kit_id uuid not null,
  at timestamptz not null,
  how text not null check (how in ('used', 'lost', 'expired', 'replaced', 'returned')),
  by_account_id uuid not null,
  note text,
  primary key (organisation_id, kit_id),
  foreign key (organisation_id, kit_id) references naloxone_kits (organisation_id, id)
);
call protect_table('naloxone_kit_ends', 'insert');

-- An offer of naloxone that was not taken is a fact too: the next visit asks again.
create table naloxone_offers (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  by_id uuid not null,
  answer text not null check (answer in ('taken', 'has_one', 'declined')),
  note text,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, by_id) references staff (organisation_id, id)
);
call protect_table('naloxone_offers', 'insert');
create index naloxone_offers_of_person on naloxone_offers (organisation_id, person_id, at desc);
