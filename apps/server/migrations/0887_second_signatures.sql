-- A second signature that is asked of a named colleague and given on their own device. The row carries the command that waits; nothing of
-- it stands anywhere else until it is signed, and then it is written as the one who asked, in the same transaction as the signature.
create table second_signatures (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  act text not null check (length(act) between 1 and 40),
  -- Path, body and version seen, as they were sent; never the confirmation.
  command jsonb not null,
  -- What both were shown, and its hash: what is written when it is signed has the same, or it is not written.
  shown jsonb not null,
  shown_hash text not null check (shown_hash ~ '^[0-9a-f]{64}$'),
  asked_by uuid not null,
  asked_of uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  -- asked: stands open. signed: written. declined: the second said no. taken-back: the first did. ended: nobody answered in time.
  -- changed: what would have been written was no longer what was shown. refused: it could no longer be done.
  state text not null default 'asked' check (state in ('asked', 'signed', 'declined', 'taken-back', 'ended', 'changed', 'refused')),
  ended_at timestamptz,
  reason text check (length(reason) between 1 and 2000),
  confirmation_id uuid,
  -- What whoever asked is answered: the reply of the command, or why it was not done.
  answer jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, asked_by) references staff (organisation_id, id),
  foreign key (organisation_id, asked_of) references staff (organisation_id, id),
  foreign key (organisation_id, confirmation_id) references confirmations (organisation_id, id),
  constraint a_second_signature_is_somebody_elses check (asked_by <> asked_of),
  constraint an_ask_ends_later check (expires_at > asked_at),
  constraint an_open_ask_has_no_end check ((state = 'asked') = (ended_at is null)),
  constraint a_signature_has_its_confirmation check ((state = 'signed') = (confirmation_id is not null)),
  constraint a_no_has_its_reason check ((state = 'declined') = (reason is not null))
);
call protect_table('second_signatures', 'insert, update (state, ended_at, reason, confirmation_id, answer)');
create index second_signatures_open on second_signatures (organisation_id, asked_of) where state = 'asked';
create index second_signatures_asked on second_signatures (organisation_id, asked_by, asked_at desc);

create unique index one_confirmation_a_signature on second_signatures (organisation_id, confirmation_id) where confirmation_id is not null;
-- Asked of two at once, the same would be written twice.
create unique index one_open_ask_an_act on second_signatures (organisation_id, asked_by, shown_hash) where state = 'asked';

create function second_signature_is_answered_once() returns trigger language plpgsql as $$
begin
  if old.state <> 'asked' then
    raise exception 'this was answered already' using errcode = '23514', constraint = 'a_second_signature_is_answered_once';
  end if;
  if new.confirmation_id is not null and not exists (
    select from confirmations c where c.organisation_id = new.organisation_id and c.id = new.confirmation_id and c.asked_by = new.asked_by and c.confirmed_by = new.asked_of and c.used_at is not null) then
    raise exception 'this is not the signature of whoever was asked' using errcode = '23514', constraint = 'a_signature_is_of_whoever_was_asked';
  end if;
  return new;
end $$;
create trigger second_signature_is_answered_once before update on second_signatures for each row execute function second_signature_is_answered_once();

-- A photo of waste or of a spill: sealed like the photos of people, shown to the witness and in the books, tied to one movement.
create table waste_photos (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/webp', 'image/png')),
  side_px smallint not null check (side_px between 128 and 640),
  -- Of the open picture, so that what was shown can be known again.
  picture_hash text not null check (picture_hash ~ '^[0-9a-f]{64}$'),
  sealed_picture text not null,
  taken_by uuid not null,
  taken_at timestamptz not null,
  journal_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, taken_by) references staff (organisation_id, id),
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  constraint a_waste_picture_is_sealed check (starts_with(sealed_picture, 'k1.') and length(sealed_picture) < 90000)
);
call protect_table('waste_photos', 'insert, update (sealed_picture, journal_id)');
create unique index one_photo_a_movement on waste_photos (organisation_id, journal_id) where journal_id is not null;

create function waste_photo_stays_with_its_movement() returns trigger language plpgsql as $$
begin
  if old.journal_id is not null and new.journal_id is distinct from old.journal_id then
    raise exception 'this photo belongs to another movement' using errcode = '23514', constraint = 'a_photo_stays_with_its_movement';
  end if;
  return new;
end $$;
create trigger waste_photo_stays_with_its_movement before update on waste_photos for each row execute function waste_photo_stays_with_its_movement();
