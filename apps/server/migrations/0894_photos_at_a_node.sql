-- At a node only: which photo of each of its people holds, as the server's parcel says it. The picture itself follows on its own, sealed
-- under the node's key into person_photos; what is named here no longer is removed there.
create table node_photos (
  organisation_id uuid not null references organisations (id),
  person_id uuid not null,
  photo_id uuid not null,
  state text not null check (state in ('taken', 'declined', 'withdrawn')),
  media_type text,
  side_px smallint,
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (organisation_id, person_id),
  foreign key (organisation_id, person_id) references people (organisation_id, id)
);
call protect_table('node_photos', 'insert');
