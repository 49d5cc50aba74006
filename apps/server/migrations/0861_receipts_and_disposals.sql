-- Where stock came from and where it went, as the law asks it to be written down; and how little may be left of a product.

-- The papers of what was received: written with the receipt, or later by a further row; the newest of a container counts.
create table stock_receipts (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  container_id uuid not null,
  received_on date not null,
  supplier_name text not null check (length(supplier_name) between 1 and 200),
  supplier_address text check (length(supplier_address) between 1 and 400),
  -- DEA registration or licence of the supplier.
  supplier_number text check (length(supplier_number) between 1 and 40),
  invoice text check (length(invoice) between 1 and 200),
  packs_received integer check (packs_received > 0),
  -- DEA form 222: its number, the line, what was ordered and when.
  order_form text check (length(order_form) between 1 and 60),
  order_line smallint check (order_line between 1 and 20),
  packs_ordered integer check (packs_ordered > 0),
  ordered_on date,
  noted_by uuid not null,
  noted_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, container_id) references containers (organisation_id, id),
  foreign key (organisation_id, noted_by) references staff (organisation_id, id),
  constraint an_order_form_names_its_line check ((order_form is null) = (order_line is null) and (order_form is null) = (packs_ordered is null) and (order_form is null) = (ordered_on is null)),
  constraint an_order_comes_before_its_receipt check (ordered_on <= received_on)
);
call protect_table('stock_receipts', 'insert');
create index stock_receipts_of_container on stock_receipts (organisation_id, container_id, noted_at desc, id desc);
create index stock_receipts_of_site on stock_receipts (organisation_id, site_id, received_on desc);
-- A site node receives stock too.
create trigger zz_note_for_the_server after insert on stock_receipts for each row execute function note_for_the_server();

alter table journals drop constraint journals_kind_check;
alter table journals add constraint journals_kind_check check (kind in ('receive', 'transfer', 'dose', 'take-home', 'return', 'waste', 'correction', 'discrepancy', 'disposal'));
alter table journals drop constraint waste_has_a_witness;
alter table journals add constraint waste_has_a_witness check (kind not in ('waste', 'discrepancy', 'disposal') or witness_id is not null);
-- distributor: a reverse distributor, who takes what is to be destroyed elsewhere.
alter table entries drop constraint entries_account_check;
alter table entries add constraint entries_account_check check (account in ('supplier', 'container', 'person', 'bottle', 'waste', 'discrepancy', 'distributor'));

-- Stock that left for good, and medicine that people brought back, each signed by two.
create table disposals (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  -- destroyed: stock, here; returned-medicine: what a person brought back, which is not stock.
  kind text not null check (kind in ('destroyed', 'reverse-distributor', 'supplier', 'returned-medicine')),
  disposed_on date not null,
  at timestamptz not null,
  reason text not null check (length(reason) between 1 and 2000),
  -- Of a destruction: where, how, and that nothing can be got back from it.
  place text check (length(place) between 1 and 200),
  method text check (length(method) between 1 and 400),
  non_retrievable boolean,
  -- UK, stock: who was authorised to witness, in what capacity, of which body.
  witness_name text check (length(witness_name) between 1 and 200),
  witness_capacity text check (length(witness_capacity) between 1 and 200),
  witness_body text check (length(witness_body) between 1 and 200),
  recipient_name text check (length(recipient_name) between 1 and 200),
  recipient_address text check (length(recipient_address) between 1 and 400),
  recipient_number text check (length(recipient_number) between 1 and 40),
  order_form text check (length(order_form) between 1 and 60),
  invoice text check (length(invoice) between 1 and 200),
  -- Of returned medicine: whose, what it is, how much, and who brought it.
  person_id uuid,
  brought_by text check (length(brought_by) between 1 and 200),
  -- Product, form, strength, code, lot, container and micrograms of each line as it stood.
  lines jsonb not null,
  journal_id uuid,
  author_id uuid not null,
  second_id uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, person_id) references people (organisation_id, id),
  foreign key (organisation_id, journal_id) references journals (organisation_id, id),
  foreign key (organisation_id, author_id) references staff (organisation_id, id),
  foreign key (organisation_id, second_id) references staff (organisation_id, id),
  constraint a_disposal_is_signed_by_two check (author_id <> second_id),
  constraint stock_leaves_by_the_ledger check ((kind = 'returned-medicine') = (journal_id is null)),
  constraint a_destruction_says_where_and_how check (kind not in ('destroyed', 'returned-medicine') or (place is not null and method is not null)),
  constraint what_is_sent_says_to_whom check (kind not in ('reverse-distributor', 'supplier') or (recipient_name is not null and recipient_address is not null)),
  constraint returned_medicine_says_who_brought_it check (kind <> 'returned-medicine' or brought_by is not null)
);
call protect_table('disposals', 'insert');
create index disposals_of_site on disposals (organisation_id, site_id, at desc);
create unique index one_disposal_a_journal on disposals (organisation_id, journal_id) where journal_id is not null;
create index disposals_of_person on disposals (organisation_id, person_id) where person_id is not null;

-- How much of a product a site wants to have at least; the newest counts, null takes the point away.
create table reorder_points (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  product_id uuid not null,
  point_ug bigint check (point_ug > 0),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, product_id) references products (organisation_id, id),
  foreign key (organisation_id, set_by) references staff (organisation_id, id)
);
call protect_table('reorder_points', 'insert');
create index reorder_points_of_site on reorder_points (organisation_id, site_id, product_id, set_at desc, id desc);
