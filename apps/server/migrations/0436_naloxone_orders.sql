-- A prescriber's order for naloxone: so many kits for one person, or a standing order of a site for whoever needs one.
create table naloxone_orders (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- Null for a standing order.
  person_id uuid,
  product text not null check (product in ('nasal_4mg', 'nasal_8mg', 'nasal_3mg', 'im_0_4mg', 'im_5mg', 'prenoxad', 'nyxoid')),
  kits smallint check (kits between 1 and 20),
  reason text not null check (length(reason) between 1 and 2000),
  valid_until date not null,
  ordered_by uuid not null,
  ordered_at timestamptz not null,
  ended_by uuid,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 2000),
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, ordered_by) references staff (organisation_id, id),
  foreign key (organisation_id, ended_by) references staff (organisation_id, id),
  constraint an_order_for_somebody_says_how_many check ((person_id is null) = (kits is null)),
  constraint an_ended_naloxone_order_says_why check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
call protect_table('naloxone_orders', 'insert, update (ended_by, ended_at, end_reason)');
create index naloxone_orders_of_person on naloxone_orders (organisation_id, person_id, ordered_at desc);

-- The kit that was issued on an order.
create table naloxone_order_kits (
  organisation_id uuid not null,
  kit_id uuid not null,
  order_id uuid not null,
  primary key (organisation_id, kit_id),
  foreign key (organisation_id, kit_id) references naloxone_kits (organisation_id, id),
  foreign key (organisation_id, order_id) references naloxone_orders (organisation_id, id)
);
call protect_table('naloxone_order_kits', 'insert');
create index naloxone_order_kits_of_order on naloxone_order_kits (organisation_id, order_id);
