-- How long people take at the window. No person and no member of staff stands beside a time: it says how the window works, and ranks nobody.

create table window_times (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  dosing_day date not null,
  seconds smallint not null check (seconds between 1 and 3600),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id)
);
call protect_table('window_times', 'insert');
create index times_of_site on window_times (organisation_id, site_id, dosing_day);
