-- Injections: which depot a product is, where each was given, and when the next falls due.
alter table products add column depot_name text check (depot_name in ('Sublocade', 'Brixadi', 'Buvidal', 'Vivitrol'));
alter table products add column depot_interval text check (depot_interval in ('weekly', 'monthly'));
alter table products add constraint a_depot_says_how_often check ((depot_name is null) = (depot_interval is null) and (depot_name is null or form = 'depot'));

-- The injection beside its dose: the dose is the amount and the ledger, this is the needle. A correction of the dose corrects both.
create table injections (
  organisation_id uuid not null,
  dose_id uuid not null,
  person_id uuid not null,
  order_id uuid not null,
  -- 1 for the first of this depot here.
  number smallint not null check (number >= 1),
  route text not null check (route in ('SC', 'IM-gluteal')),
  place text not null check (place in ('abdomen-upper-left', 'abdomen-upper-right', 'abdomen-lower-left', 'abdomen-lower-right', 'thigh-left', 'thigh-right', 'buttock-left', 'buttock-right', 'arm-left', 'arm-right')),
  lot text not null check (length(lot) between 1 and 200),
  expires_on date not null,
  -- What the giver said of the person, as the rules were asked it.
  facts jsonb not null default '{}',
  next_from_on date not null,
  next_due_on date not null,
  next_to_on date not null,
  primary key (organisation_id, dose_id),
  foreign key (organisation_id, dose_id) references doses (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, order_id) references orders (organisation_id, id),
  constraint the_next_injection_has_a_window check (next_from_on <= next_due_on and next_due_on <= next_to_on)
);
call protect_table('injections', 'insert');
create index injections_of_person on injections (organisation_id, person_id, next_due_on desc);
