-- What a site node holds is read person by person.
create index check_ins_of_person on check_ins (organisation_id, person_id, dosing_day desc);
create index holds_of_person on holds (organisation_id, person_id);
