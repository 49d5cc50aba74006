-- Which public holidays a site goes by, whether it is closed on them, and on which weekdays; the newest line is in force.
create table site_calendars (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  holidays text not null check (holidays in ('none', 'US-federal', 'GB-EAW', 'GB-SCT', 'GB-NIR')),
  closed_on_holidays boolean not null,
  -- 1 is Monday.
  closed_weekdays smallint[] not null check (closed_weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and cardinality(closed_weekdays) <= 6),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, set_by) references staff (organisation_id, id)
);
call protect_table('site_calendars', 'insert');
create index site_calendars_newest on site_calendars (organisation_id, site_id, set_at desc);

-- One day on which a site is closed beside those: snow, a move, a holiday proclaimed for one year.
create table site_closures (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  closed_on date not null,
  reason text not null check (length(reason) between 1 and 200),
  noted_by uuid not null,
  noted_at timestamptz not null,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, noted_by) references staff (organisation_id, id),
  foreign key (organisation_id, withdrawn_by) references staff (organisation_id, id),
  constraint a_withdrawn_closure_says_by_whom check ((withdrawn_by is null) = (withdrawn_at is null))
);
call protect_table('site_closures', 'insert, update (withdrawn_by, withdrawn_at)');
create unique index one_closure_a_site_day on site_closures (organisation_id, site_id, closed_on) where withdrawn_at is null;

-- Public holidays read from a published list, with its source: for calendars that no law computes, and days proclaimed once.
create table public_holidays (
  organisation_id uuid not null,
  calendar text not null check (calendar in ('US-federal', 'GB-EAW', 'GB-SCT', 'GB-NIR')),
  day date not null,
  name text not null check (length(name) between 1 and 200),
  source text not null check (length(source) between 1 and 300),
  loaded_by uuid not null,
  loaded_at timestamptz not null,
  primary key (organisation_id, calendar, day),
  foreign key (organisation_id, loaded_by) references staff (organisation_id, id)
);
call protect_table('public_holidays', 'insert');
