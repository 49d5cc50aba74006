/** Whether the pharmacist of one pharmacy may see a person's photo: rows are only added, the newest holds. */
import type { PharmacyPhoto } from '@fairlead/contract/dispensary';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

/** Pharmacies that supply the person now, and those whose answer was noted before; the ones that supply first. */
export async function photoConsentsOf(tx: Tx, personId: string): Promise<readonly PharmacyPhoto[]> {
  const rows = await tx.all<{ pharmacy_id: string; pharmacy: string; state: PharmacyPhoto['state'] | null; noted_by: string | null; noted_at: string | null }>(sql`
    select p.id as pharmacy_id, p.name as pharmacy, c.state, a.display_name as noted_by, c.noted_at from pharmacies p
    left join lateral (select n.state, n.noted_by, n.noted_at from pharmacy_photo_consents n where n.organisation_id = p.organisation_id and n.pharmacy_id = p.id and n.person_id = ${personId} order by n.noted_at desc, n.id desc limit 1) c on true
    left join accounts a on a.organisation_id = p.organisation_id and a.id = c.noted_by
    cross join lateral (select exists (select 1 from instalment_prescriptions r where r.organisation_id = p.organisation_id and r.pharmacy_id = p.id and r.person_id = ${personId} and r.state = 'in-force') as supplies) s
    where p.organisation_id = ${tx.organisationId} and (s.supplies or c.state is not null) order by s.supplies desc, p.name limit 50`);
  return rows.map((row) => ({ pharmacyId: row.pharmacy_id, pharmacy: row.pharmacy, state: row.state ?? 'none', notedBy: row.noted_by, notedAt: row.noted_at === null ? null : Temporal.Instant.from(row.noted_at).toString() }));
}

export async function mayShowPhoto(tx: Tx, personId: string, pharmacyId: string): Promise<boolean> {
  const row = await tx.one<{ state: string }>(sql`
    select state from pharmacy_photo_consents where organisation_id = ${tx.organisationId} and person_id = ${personId} and pharmacy_id = ${pharmacyId} order by noted_at desc, id desc limit 1`);
  return row?.state === 'agreed';
}

export async function addPhotoConsent(tx: Tx, consent: { readonly personId: string; readonly pharmacyId: string; readonly state: 'agreed' | 'declined' | 'withdrawn' }, notedBy: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into pharmacy_photo_consents (organisation_id, id, person_id, pharmacy_id, state, noted_by, noted_at)
    values (${tx.organisationId}, ${newId()}, ${consent.personId}, ${consent.pharmacyId}, ${consent.state}, ${notedBy}, ${now.toString()})`);
}
