/** Pharmacies, their closures and accounts. */
import type { Pharmacy, PharmacyHours } from '@fairlead/contract/dispensary';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface NewPharmacy {
  readonly id?: string;
  readonly name: string;
  readonly odsCode: string;
  readonly address: string;
  readonly telephone: string;
  readonly timeZone: string;
  readonly openDays: readonly number[];
  readonly opensOnBankHolidays: boolean;
  readonly hours?: readonly PharmacyHours[] | undefined;
}

const json = sql`json_build_object('id', p.id, 'name', p.name, 'odsCode', p.ods_code, 'address', p.address, 'telephone', p.telephone, 'timeZone', p.time_zone, 'openDays', p.open_days, 'opensOnBankHolidays', p.opens_on_bank_holidays, 'hours', p.hours, 'state', p.state,
  'closures', coalesce((select json_agg(json_build_object('id', c.id, 'closedOn', c.closed_on, 'reason', c.reason) order by c.closed_on) from pharmacy_closures c
    where c.organisation_id = p.organisation_id and c.pharmacy_id = p.id and c.ended_at is null), '[]'::json),
  'accounts', coalesce((select json_agg(json_build_object('id', a.id, 'displayName', a.display_name, 'state', a.state) order by a.display_name) from staff s join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
    where s.organisation_id = p.organisation_id and s.pharmacy_id = p.id), '[]'::json),
  'prescriptions', (select count(*)::int from instalment_prescriptions r where r.organisation_id = p.organisation_id and r.pharmacy_id = p.id and r.state = 'in-force'))`;

export async function allPharmacies(tx: Tx): Promise<readonly Pharmacy[]> {
  const rows = await tx.all<{ pharmacy: Pharmacy }>(sql`select ${json} as pharmacy from pharmacies p where p.organisation_id = ${tx.organisationId} order by p.state, p.name limit 500`);
  return rows.map(({ pharmacy }) => pharmacy);
}

export async function pharmacyById(tx: Tx, id: string): Promise<Pharmacy | null> {
  return (await tx.one<{ pharmacy: Pharmacy }>(sql`select ${json} as pharmacy from pharmacies p where p.organisation_id = ${tx.organisationId} and p.id = ${id}`))?.pharmacy ?? null;
}

export async function insertPharmacy(tx: Tx, pharmacy: NewPharmacy, authorId: string, now: Temporal.Instant): Promise<string> {
  const id = pharmacy.id ?? newId();
  await tx.run(sql`
    insert into pharmacies (organisation_id, id, name, ods_code, address, telephone, time_zone, open_days, opens_on_bank_holidays, hours, added_by, added_at)
    values (${tx.organisationId}, ${id}, ${pharmacy.name}, ${pharmacy.odsCode}, ${pharmacy.address}, ${pharmacy.telephone}, ${pharmacy.timeZone}, ${[...new Set(pharmacy.openDays)].toSorted()}::smallint[], ${pharmacy.opensOnBankHolidays}, ${JSON.stringify(pharmacy.hours ?? [])}, ${authorId}, ${now.toString()})`);
  return id;
}

export async function odsCodeTaken(tx: Tx, odsCode: string): Promise<boolean> {
  return (await tx.one(sql`select id from pharmacies where organisation_id = ${tx.organisationId} and ods_code = ${odsCode}`)) !== null;
}

export async function updatePharmacy(tx: Tx, id: string, change: Omit<NewPharmacy, 'id' | 'odsCode' | 'timeZone'> & { readonly state: 'active' | 'ended' }): Promise<void> {
  await tx.run(sql`
    update pharmacies set name = ${change.name}, address = ${change.address}, telephone = ${change.telephone}, open_days = ${[...new Set(change.openDays)].toSorted()}::smallint[], opens_on_bank_holidays = ${change.opensOnBankHolidays}, hours = coalesce(${change.hours === undefined ? null : JSON.stringify(change.hours)}::jsonb, hours), state = ${change.state}
    where organisation_id = ${tx.organisationId} and id = ${id}`);
}

/** Notes a closed day; the same day noted twice stays one. */
export async function insertClosure(tx: Tx, pharmacyId: string, closedOn: string, reason: string, authorId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into pharmacy_closures (organisation_id, id, pharmacy_id, closed_on, reason, added_by, added_at) values (${tx.organisationId}, ${newId()}, ${pharmacyId}, ${closedOn}, ${reason}, ${authorId}, ${now.toString()})
    on conflict do nothing`);
}

/** The pharmacy whose closure was taken back, or null. */
export async function closeClosure(tx: Tx, id: string, now: Temporal.Instant): Promise<string | null> {
  return (await tx.one<{ pharmacy_id: string }>(sql`update pharmacy_closures set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null returning pharmacy_id`))?.pharmacy_id ?? null;
}

/** Prescriptions in force that are to be collected on a day, for whoever notes that the pharmacy is closed on it. */
export function collectedOn(tx: Tx, pharmacyId: string, day: string): Promise<readonly { readonly person_id: string; readonly episode_id: string; readonly site_id: string; readonly prescription_id: string }[]> {
  return tx.all(sql`
    select distinct r.person_id, r.episode_id, r.site_id, r.id as prescription_id from instalment_prescriptions r join instalments i on i.organisation_id = r.organisation_id and i.prescription_id = r.id
    where r.organisation_id = ${tx.organisationId} and r.pharmacy_id = ${pharmacyId} and r.state = 'in-force' and i.collect_on = ${day}::date`);
}
