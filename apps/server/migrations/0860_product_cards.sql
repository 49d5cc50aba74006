-- What a loss form, an order form and an inventory say of a product beside its strength: written down per site, each change a new row.
create table product_cards (
  organisation_id uuid not null,
  id uuid not null,
  site_id uuid not null,
  product_id uuid not null,
  -- National drug code as it stands on the pack: labeller, product, package. US only.
  ndc text check (ndc ~ '^([0-9]{4}-[0-9]{4}-[0-9]{2}|[0-9]{5}-[0-9]{3}-[0-9]{2}|[0-9]{5}-[0-9]{4}-[0-9]{1,2})$'),
  trade_name text check (length(trade_name) between 1 and 200),
  maker text check (length(maker) between 1 and 200),
  -- Millilitres of a liquid, else tablets, films or syringes.
  pack_size integer check (pack_size between 1 and 1000000),
  -- What the site pays for a pack, in cents or pence.
  price_minor bigint check (price_minor between 0 and 10000000000),
  currency text not null check (currency in ('USD', 'GBP')),
  set_by uuid not null,
  set_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, site_id) references sites (organisation_id, id),
  foreign key (organisation_id, product_id) references products (organisation_id, id),
  foreign key (organisation_id, set_by) references staff (organisation_id, id)
);
call protect_table('product_cards', 'insert');
create index product_cards_of_site on product_cards (organisation_id, site_id, product_id, set_at desc, id desc);

-- What a form asks of a theft or loss beyond what was noted at first; answered again, the newest counts and the older ones stay.
create table loss_answers (
  organisation_id uuid not null,
  id uuid not null,
  loss_id uuid not null,
  answers jsonb not null,
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, loss_id) references losses (organisation_id, id),
  foreign key (organisation_id, answered_by) references staff (organisation_id, id)
);
call protect_table('loss_answers', 'insert');
create index loss_answers_of_loss on loss_answers (organisation_id, loss_id, answered_at desc, id desc);
