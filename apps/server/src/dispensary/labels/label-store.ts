/** What stands on the labels of bottles, and the scans that know a bottle again. */
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface LabelRow {
  readonly id: string;
  readonly label_code: string;
  readonly dosing_day: string;
  readonly part: number;
  readonly parts: number;
  readonly dose_ug: number;
  readonly product: string;
  readonly form: 'liquid' | 'tablet' | 'film' | 'depot';
  readonly ug_per_ml: number | null;
  /** What was counted in, the stronger first: each strength with its number, its lot and its date. */
  readonly contents: readonly { readonly ugPerUnit: number | null; readonly ug: number; readonly lot: string; readonly expiresOn: string }[];
  readonly given_name: string;
  readonly family_name: string;
  readonly born_on: string | null;
  readonly number: string;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly site_name: string;
  readonly country: 'US' | 'UK';
  readonly time_zone: string;
  readonly address: string | null;
  readonly phone: string | null;
  /** What the site's label printer holds; null where nobody chose. */
  readonly label_size: 'small' | 'large' | null;
  readonly prescriber: string | null;
  readonly issued_at: string;
  readonly issued_by: string | null;
  /** Serial number: the last ten digits of the dose's own id. */
  readonly serial: string;
}

/** Labels of a person's bottles that are out; only those named, where some are. */
export function labelsOf(tx: Tx, personId: string, bottleIds: readonly string[] | null): Promise<readonly LabelRow[]> {
  return tx.all<LabelRow>(sql`
    select b.id, b.label_code, d.dosing_day, d.part - lower(o.parts) + 1 as part, (select count(*)::int from doses z
        where z.organisation_id = d.organisation_id and z.person_id = d.person_id and z.dosing_day = d.dosing_day and z.order_id = d.order_id and z.voided_by is null) as parts,
      d.dose_ug, coalesce(e.product, pr.name) as product, pr.form, pr.ug_per_ml, p.given_name, p.family_name, p.born_on, p.number, p.language, s.name as site_name, s.country, s.time_zone,
      s.details ->> 'address' as address, s.details ->> 'phone' as phone, s.details ->> 'labels' as label_size,
      (select a.display_name from order_signatures g join accounts a on a.organisation_id = g.organisation_id and a.id = g.signed_by where g.organisation_id = d.organisation_id and g.order_id = d.order_id order by (g.version = d.order_version) desc, g.signed_at limit 1) as prescriber,
      b.issued_at, coalesce(st.initials, gb.display_name) as issued_by, coalesce(e.contents, '[]'::json) as contents, upper(right(d.id::text, 10)) as serial
    from bottles b join doses d on d.organisation_id = b.organisation_id and d.id = b.dose_id join people p on p.organisation_id = b.organisation_id and p.id = b.person_id
    join orders o on o.organisation_id = d.organisation_id and o.id = d.order_id join ordered_products pr on pr.organisation_id = o.organisation_id and pr.order_id = o.id
    join sites s on s.organisation_id = d.organisation_id and s.id = d.site_id
    left join accounts gb on gb.organisation_id = d.organisation_id and gb.id = d.given_by left join staff st on st.organisation_id = d.organisation_id and st.id = d.given_by
    left join lateral (
      select json_agg(json_build_object('ugPerUnit', k.ug_per_unit, 'ug', -n.amount_ug, 'lot', n.lot, 'expiresOn', c.expires_on) order by k.ug_per_unit desc, n.line) as contents, string_agg(distinct k.name, ' + ') as product
      from entries n join containers c on c.organisation_id = n.organisation_id and c.id = n.container_id join products k on k.organisation_id = n.organisation_id and k.id = n.product_id
      where n.organisation_id = d.organisation_id and n.journal_id = d.journal_id and n.account = 'container') e on true
    where b.organisation_id = ${tx.organisationId} and b.person_id = ${personId} and b.state = 'out' and (${bottleIds === null} or b.id = any(${[...(bottleIds ?? [])]}::uuid[]))
    order by d.dosing_day, d.part limit 120`);
}

export interface ScannedRow {
  readonly id: string;
  readonly person_id: string;
  readonly number: string;
  readonly name: string;
  readonly state: 'out' | 'returned-empty' | 'returned-full' | 'not-returned' | 'lost' | 'stolen';
  readonly settled_at: string | null;
  readonly settled_by: string | null;
}

/** The bottle of a label's code, or null. */
export function bottleByCode(tx: Tx, code: string): Promise<ScannedRow | null> {
  return tx.one<ScannedRow>(sql`
    select b.id, b.person_id, p.number, p.given_name || ' ' || p.family_name as name, b.state, b.settled_at, a.display_name as settled_by from bottles b
    join people p on p.organisation_id = b.organisation_id and p.id = b.person_id left join accounts a on a.organisation_id = b.organisation_id and a.id = b.settled_by
    where b.organisation_id = ${tx.organisationId} and b.label_code = ${code}`);
}

export async function insertScan(tx: Tx, scan: { readonly bottleId: string; readonly forPersonId: string | null; readonly found: 'theirs' | 'somebody-elses' | 'settled' }, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into bottle_scans (organisation_id, id, bottle_id, for_person_id, found, scanned_by, scanned_at)
    values (${tx.organisationId}, ${newId()}, ${scan.bottleId}, ${scan.forPersonId}, ${scan.found}, ${accountId}, ${now.toString()})`);
}
