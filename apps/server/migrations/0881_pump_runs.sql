-- What a pump poured for nobody: to fill its line, to be calibrated, to be checked. Two people measured it.

create table pump_runs (
  organisation_id uuid not null,
  id uuid not null,
  pump_id uuid not null,
  container_id uuid not null,
  kind text not null check (kind in ('prime', 'calibration', 'check')),
  -- By the pump's own display, and by a measure that the two trust.
  said_ul integer not null check (said_ul > 0),
  measured_ul integer not null check (measured_ul > 0),
  went text not null check (went in ('waste', 'return')),
  journal_id uuid not null,
  note text check (length(note) between 1 and 2000),
  done_by uuid not null,
  second_by uuid not null,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, pump_id) references pumps (organisation_id, id),
  foreign key (organisation_id, container_id) references containers (organisation_id, id),
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  foreign key (organisation_id, done_by) references staff (organisation_id, id),
  foreign key (organisation_id, second_by) references staff (organisation_id, id),
  constraint two_people_measured_it check (done_by <> second_by)
);
call protect_table('pump_runs', 'insert');
create index runs_of_pump on pump_runs (organisation_id, pump_id, at desc);
