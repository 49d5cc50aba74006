-- A bottle is known again by the code of its label. Reading it is written down; a code settles a bottle once.
create table bottle_scans (
  organisation_id uuid not null,
  id uuid not null,
  bottle_id uuid not null,
  -- Whom the bottle was scanned for; null where nobody was chosen.
  for_person_id uuid,
  -- What the scan found: the person's own bottle that is out, another person's, or one that was settled before.
  found text not null check (found in ('theirs', 'somebody-elses', 'settled')),
  scanned_by uuid not null,
  scanned_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, bottle_id) references bottles (organisation_id, id),
  foreign key (organisation_id, for_person_id) references people (organisation_id, id),
  foreign key (organisation_id, scanned_by) references staff (organisation_id, id)
);
call protect_table('bottle_scans', 'insert');
create index scans_of_bottle on bottle_scans (organisation_id, bottle_id, scanned_at desc);
