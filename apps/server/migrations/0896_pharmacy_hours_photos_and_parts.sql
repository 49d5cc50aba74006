-- When a pharmacy is open, whether its pharmacist may see a person's photo, and a supervised dose that was taken in part.

-- Up to two stretches a weekday: [{"day": 1, "opens": "09:00", "closes": "13:00"}, …]. An open weekday without any is one whose hours nobody said.
alter table pharmacies add column hours jsonb not null default '[]' check (jsonb_typeof(hours) = 'array' and jsonb_array_length(hours) <= 14);
grant update (hours) on pharmacies to fairlead_app;

-- Asked for one pharmacy by name, and apart from the photo for the clinic's own window. Rows are only added; the newest of a person and pharmacy holds.
create table pharmacy_photo_consents (
  organisation_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  pharmacy_id uuid not null,
  state text not null check (state in ('agreed', 'declined', 'withdrawn')),
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, pharmacy_id) references pharmacies (organisation_id, id),
  foreign key (organisation_id, noted_by) references staff (organisation_id, id)
);
call protect_table('pharmacy_photo_consents', 'insert');
create index photo_consents_of_person on pharmacy_photo_consents (organisation_id, person_id, pharmacy_id, noted_at desc, id desc);

create policy own_pharmacy on pharmacy_photo_consents as restrictive for select
  using ((select current_pharmacy()) is null or pharmacy_id = (select current_pharmacy()));
-- Whatever the program thinks: a pharmacy's session reads the photo of a person who agreed to that pharmacy, while a prescription is in force there.
create policy own_pharmacy on person_photos as restrictive for select
  using ((select current_pharmacy()) is null or (
    exists (select 1 from instalment_prescriptions p where p.organisation_id = person_photos.organisation_id and p.person_id = person_photos.person_id and p.pharmacy_id = (select current_pharmacy()) and p.state = 'in-force')
    and (select c.state from pharmacy_photo_consents c where c.organisation_id = person_photos.organisation_id and c.person_id = person_photos.person_id and c.pharmacy_id = (select current_pharmacy())
      order by c.noted_at desc, c.id desc limit 1) = 'agreed'));

-- Taken in part: the amount taken stands with the mark and with the dose, the reason why the rest was destroyed with the mark.
alter table pharmacy_marks drop constraint pharmacy_marks_kind_check;
alter table pharmacy_marks add constraint pharmacy_marks_kind_check check (kind in ('supervised', 'in-part', 'taken-away', 'missed', 'refused', 'held', 'intoxicated', 'entered-in-error'));
alter table pharmacy_marks add column taken_ug bigint check (taken_ug > 0);
alter table pharmacy_marks add constraint a_dose_in_part_says_how_much_and_why check ((kind = 'in-part') = (taken_ug is not null) and (kind <> 'in-part' or note is not null));
alter table doses drop constraint a_supply_has_a_prescription_and_a_mark;
alter table doses add constraint a_supply_has_a_prescription_and_a_mark
  check ((prescription_id is null) = (pharmacy_mark_id is null) and (prescription_id is null or ((state = 'given' or (state = 'partial' and kind = 'observed')) and origin <> 'imported')));
