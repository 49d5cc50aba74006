-- An order of tablets or films names a medicine and a form; which strengths make the dose is settled at the window.

-- Tablets of a line of their own are not one to one with the others of their medicine, and are never mixed with them.
alter table products add column line text check (line in ('Zubsolv', 'Espranor'));
alter table products add constraint a_line_is_of_tablets check (line is null or form = 'tablet');
alter table products no force row level security;
update products set line = case when name ilike '%zubsolv%' then 'Zubsolv' else 'Espranor' end where form = 'tablet' and (name ilike '%zubsolv%' or name ilike '%espranor%');
alter table products force row level security;

-- Orders from before keep the product that was signed; liquids and depots always name theirs.
alter table orders alter column product_id drop not null;
alter table orders add column form text check (form in ('tablet', 'film'));
alter table orders add column line text check (line in ('Zubsolv', 'Espranor'));
alter table orders add constraint an_order_names_a_product_or_a_form check ((product_id is null) = (form is not null));
alter table orders add constraint a_line_goes_with_its_form check (line is null or form = 'tablet');

-- What each order is of. A product's own columns are empty where the order names none.
create view ordered_products with (security_invoker = true) as
  select o.organisation_id, o.id as order_id, p.id, coalesce(p.name, coalesce(o.line, upper(left(o.medicine, 1)) || substr(replace(o.medicine, '-', '/'), 2)) || ' ' || o.form) as name, o.medicine, coalesce(o.form, p.form) as form,
    p.ug_per_ml, p.ug_per_unit, coalesce(p.controlled, o.medicine <> 'naltrexone') as controlled, p.depot_name, p.depot_interval, coalesce(o.line, p.line) as line
  from orders o left join products p on p.organisation_id = o.organisation_id and p.id = o.product_id;
grant select on ordered_products to fairlead_app;
