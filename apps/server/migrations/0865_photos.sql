-- A person's photo for the window, or that they want none. Rows are only added; the newest of a person is the one that holds.

create table person_photos (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  -- taken: with the person's consent. declined: asked, and wants none. withdrawn: had agreed, and took it back.
  state text not null check (state in ('taken', 'declined', 'withdrawn')),
  media_type text check (media_type in ('image/jpeg', 'image/webp', 'image/png')),
  side_px smallint check (side_px between 128 and 640),
  -- Sealed under the key that the database never sees, tied to this row; written anew only when that key changes.
  sealed_picture text,
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, noted_by) references staff (organisation_id, id),
  constraint only_a_taken_photo_has_a_picture check ((state = 'taken') = (media_type is not null) and (state = 'taken') = (side_px is not null) and (state = 'taken') = (sealed_picture is not null)),
  constraint a_picture_is_sealed check (starts_with(sealed_picture, 'k1.') and length(sealed_picture) < 90000)
);
call protect_table('person_photos', 'insert, update (sealed_picture)');
create index photos_of_person on person_photos (organisation_id, person_id, noted_at desc, id desc);
