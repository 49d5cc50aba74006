-- Comfort medicines for people who are not on the ward: the same orders and doses, with a course, a number of units, and how the person comes by them.
alter table comfort_orders alter column stay_id drop not null;
alter table comfort_orders add column episode_id uuid;
alter table comfort_orders add column site_id uuid;
-- The last day of the course, itself included.
alter table comfort_orders add column last_on date;
-- The strength of one tablet or capsule, and how many for the whole course.
alter table comfort_orders add column unit_ug bigint check (unit_ug > 0);
alter table comfort_orders add column units smallint check (units between 1 and 500);
-- On a paper prescription, or out of the clinic's own stock at the window.
alter table comfort_orders add column supply text check (supply in ('prescription', 'window'));
alter table comfort_orders add foreign key (organisation_id, episode_id) references episodes (organisation_id, id);
alter table comfort_orders add foreign key (organisation_id, site_id) references sites (organisation_id, id);
alter table comfort_orders add constraint a_comfort_order_is_of_a_stay_or_a_course
  check ((stay_id is null) = (episode_id is not null and site_id is not null and last_on is not null and unit_ug is not null and units is not null and supply is not null));
create unique index one_comfort_order_of_a_medicine_at_home on comfort_orders (organisation_id, person_id, medicine) where state = 'in_force' and stay_id is null;
create index comfort_orders_of_person on comfort_orders (organisation_id, person_id, signed_at desc);

alter table comfort_doses alter column stay_id drop not null;
alter table comfort_doses add column units smallint check (units between 1 and 500);
alter table comfort_doses drop constraint comfort_doses_what_check;
alter table comfort_doses add constraint comfort_doses_what_check check (what in ('given', 'held', 'declined', 'supplied'));
alter table comfort_doses add constraint what_is_supplied_is_counted check ((what = 'supplied') = (units is not null));
alter table comfort_doses drop constraint a_given_dose_asks_for_its_effect;
alter table comfort_doses add constraint a_given_dose_asks_for_its_effect check ((what in ('given', 'supplied')) = (ask_effect_at is not null));
