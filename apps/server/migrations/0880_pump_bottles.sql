-- A pump fills bottles too: one command a bottle, of a later dosing day.

-- Null: into the cup of the day's own dose.
alter table pours add column vessel text check (vessel = 'bottle');
-- What filled a bottle is looked up by its dose.
create index pours_of_dose on pours (organisation_id, dose_id) where dose_id is not null;
