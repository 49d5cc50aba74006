-- The books that the law asks for beside the ledger: inventories signed by two, and losses with what was told to whom.

create table inventories (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  taken_on date not null,
  taken_at timestamptz not null,
  -- 21 CFR 1304.11: at the opening or the close of business.
  moment text not null check (moment in ('opening', 'close')),
  -- Each container as it was counted: product, form, strength, lot, place, counted micrograms.
  lines jsonb not null,
  taken_by uuid not null,
  second_by uuid not null,
  note text check (length(note) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, taken_by) references staff (organisation_id, id),
  foreign key (organisation_id, second_by) references staff (organisation_id, id),
  constraint an_inventory_is_signed_by_two check (taken_by <> second_by)
);
call protect_table('inventories', 'insert');
create index inventories_of_site on inventories (organisation_id, site_id, taken_at desc);

create table losses (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- The count that showed it, where one did.
  discrepancy_id uuid,
  kind text not null check (kind in ('break-in', 'armed-robbery', 'employee-theft', 'customer-theft', 'lost-in-transit', 'bottle-of-a-person', 'other')),
  discovered_at timestamptz not null,
  discovered_on date not null,
  what_happened text not null check (length(what_happened) between 1 and 4000),
  -- product, form, strength, lot, micrograms of each medicine that is gone.
  lines jsonb not null,
  police_told boolean not null,
  police_reference text check (length(police_reference) between 1 and 200),
  measures text not null check (length(measures) between 1 and 4000),
  noted_by uuid not null,
  noted_at timestamptz not null,
  -- 21 CFR 1301.76(b): the field office within one business day, form 106 within 45 days.
  office_told_at timestamptz,
  office_told_by uuid,
  office_reference text check (length(office_reference) between 1 and 200),
  form_filed_at timestamptz,
  form_filed_by uuid,
  form_reference text check (length(form_reference) between 1 and 200),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, discrepancy_id) references discrepancies (organisation_id, id),
  foreign key (organisation_id, noted_by) references staff (organisation_id, id),
  foreign key (organisation_id, office_told_by) references staff (organisation_id, id),
  foreign key (organisation_id, form_filed_by) references staff (organisation_id, id),
  constraint what_was_told_says_by_whom check ((office_told_at is null) = (office_told_by is null) and (form_filed_at is null) = (form_filed_by is null))
);
call protect_table('losses', 'insert, update (office_told_at, office_told_by, office_reference, form_filed_at, form_filed_by, form_reference)');
create index losses_of_site on losses (organisation_id, site_id, discovered_at desc);
create unique index one_loss_a_discrepancy on losses (organisation_id, discrepancy_id) where discrepancy_id is not null;
