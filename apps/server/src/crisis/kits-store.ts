/** Naloxone kits and offers. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface KitRow {
  readonly id: string;
  readonly person_id: string;
  readonly product: 'nasal_4mg' | 'nasal_8mg' | 'nasal_3mg' | 'im_0_4mg' | 'im_5mg' | 'prenoxad' | 'nyxoid';
  readonly devices: number;
  readonly holder: string | null;
  readonly lot: string | null;
  readonly expires_on: string | null;
  readonly issued_at: string;
  readonly issued_by: string;
  readonly trained: boolean;
  readonly ended_at: string | null;
  readonly ended_how: 'used' | 'lost' | 'expired' | 'replaced' | 'returned' | null;
}

const columns = sql`k.id, k.person_id, k.product, k.devices, k.holder, k.lot, k.expires_on, k.issued_at, a.display_name as issued_by, k.trained, e.at as ended_at, e.how as ended_how`;
const joins = sql`naloxone_kits k join accounts a on a.organisation_id = k.organisation_id and a.id = k.issued_by
  left join naloxone_kit_ends e on e.organisation_id = k.organisation_id and e.kit_id = k.id`;

export function kitsOf(tx: Tx, personId: string): Promise<readonly KitRow[]> {
  return tx.all<KitRow>(sql`select ${columns} from ${joins} where k.organisation_id = ${tx.organisationId} and k.person_id = ${personId} order by k.issued_at desc limit 100`);
}

export function kitById(tx: Tx, id: string): Promise<KitRow | null> {
  return tx.one<KitRow>(sql`select ${columns} from ${joins} where k.organisation_id = ${tx.organisationId} and k.id = ${id}`);
}

export interface NewKit {
  readonly personId: string;
  readonly product: KitRow['product'];
  readonly devices: number;
  readonly holder?: string | undefined;
  readonly lot?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly trained: boolean;
  readonly issuedBy: string;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function addKit(tx: Tx, kit: NewKit, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into naloxone_kits (organisation_id, id, person_id, holder, product, devices, lot, expires_on, issued_at, issued_by, trained, origin)
    values (${tx.organisationId}, ${id}, ${kit.personId}, ${kit.holder ?? null}, ${kit.product}, ${kit.devices}, ${kit.lot ?? null}, ${kit.expiresOn ?? null}, ${now.toString()}, ${kit.issuedBy}, ${kit.trained}, ${kit.origin ?? 'here'})`);
  return id;
}

export async function endKit(tx: Tx, kitId: string, how: string, byAccountId: string, note: string | null, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`insert into naloxone_kit_ends (organisation_id, kit_id, at, how, by_account_id, note) values (${tx.organisationId}, ${kitId}, ${now.toString()}, ${how}, ${byAccountId}, ${note})`);
}

export async function addOffer(tx: Tx, personId: string, answer: 'taken' | 'has_one' | 'declined', byId: string, note: string | null, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into naloxone_offers (organisation_id, id, person_id, at, by_id, answer, note) values (${tx.organisationId}, ${id}, ${personId}, ${now.toString()}, ${byId}, ${answer}, ${note})`);
  return id;
}

export function lastOffer(tx: Tx, personId: string): Promise<{ readonly at: string; readonly answer: 'taken' | 'has_one' | 'declined' } | null> {
  return tx.one(sql`select at, answer from naloxone_offers where organisation_id = ${tx.organisationId} and person_id = ${personId} order by at desc limit 1`);
}

/** Whether the person has a kit in hand that has not expired: what every transition asks. */
export async function hasKit(tx: Tx, personId: string, today: string): Promise<boolean> {
  return (await kitsOf(tx, personId)).some((kit) => kit.ended_at === null && (kit.expires_on === null || kit.expires_on >= today));
}
