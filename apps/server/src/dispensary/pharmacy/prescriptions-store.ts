/** Instalment prescriptions and their instalments. */
import type { Decision } from '@fairlead/contract';
import type { InstalmentWording, PharmacyMark, PrescriptionContent } from '@fairlead/contract/dispensary';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface InstalmentRow {
  readonly dosingDay: string;
  readonly part: number;
  readonly collectOn: string;
  readonly doseUg: number;
}

export interface PrescriptionRow {
  readonly id: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly pharmacyId: string;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly startOn: string;
  readonly endOn: string;
  readonly supervised: boolean;
  readonly wordings: readonly InstalmentWording[];
  readonly content: PrescriptionContent;
  readonly state: 'in-force' | 'cancelled' | 'replaced' | 'over';
  readonly signedBy: string;
  readonly signedAt: string;
  readonly overrideReason: string | null;
  readonly replacesId: string | null;
  readonly endedBy: string | null;
  readonly endedAt: string | null;
  readonly endReason: string | null;
  readonly episodeVersion: number;
  readonly timeZone: string;
  readonly siteName: string;
  readonly sitePhone: string;
  readonly instalments: readonly InstalmentRow[];
  readonly marks: readonly PharmacyMark[];
  readonly asks: { readonly at: string; readonly reason: string; readonly missedDays: number; readonly note: string | null } | null;
}

const json = sql`json_build_object(
  'id', r.id, 'personId', r.person_id, 'episodeId', r.episode_id, 'siteId', r.site_id, 'pharmacyId', r.pharmacy_id, 'orderId', r.order_id, 'orderVersion', r.order_version, 'startOn', lower(r.days), 'endOn', upper(r.days) - 1,
  'supervised', r.supervised, 'wordings', r.wordings, 'content', r.content, 'state', r.state, 'signedBy', sa.display_name, 'signedAt', r.signed_at, 'overrideReason', r.override_reason, 'replacesId', r.replaces_id,
  'endedBy', ea.display_name, 'endedAt', r.ended_at, 'endReason', r.end_reason, 'timeZone', s.time_zone, 'siteName', s.name, 'sitePhone', coalesce(s.details->>'phone', ''),
  'episodeVersion', (select e.version from episodes e where e.organisation_id = r.organisation_id and e.id = r.episode_id),
  'instalments', (select json_agg(json_build_object('dosingDay', i.dosing_day, 'part', i.part, 'collectOn', i.collect_on, 'doseUg', i.dose_ug) order by i.dosing_day, i.part) from instalments i where i.organisation_id = r.organisation_id and i.prescription_id = r.id),
  'marks', coalesce((select json_agg(json_build_object('id', m.id, 'onDay', m.on_day, 'kind', m.kind, 'note', m.note, 'happenedAt', m.happened_at, 'recordedAt', m.recorded_at, 'author', ma.display_name,
      'amountUg', coalesce((select sum(d.given_ug) from doses d where d.organisation_id = m.organisation_id and d.pharmacy_mark_id = m.id and d.voided_by is null), 0),
      'destroyedUg', coalesce((select sum(d.dose_ug - d.given_ug) from doses d where d.organisation_id = m.organisation_id and d.pharmacy_mark_id = m.id and d.voided_by is null), 0),
      'stands', not exists (select 1 from pharmacy_marks n where n.organisation_id = m.organisation_id and n.supersedes_id = m.id)) order by m.on_day desc, m.recorded_at desc, m.id desc)
    from pharmacy_marks m join accounts ma on ma.organisation_id = m.organisation_id and ma.id = m.author_id where m.organisation_id = r.organisation_id and m.prescription_id = r.id), '[]'::json),
  'asks', (select json_build_object('at', t.created_at, 'reason', t.params->>'reason', 'missedDays', coalesce((t.params->>'missedDays')::int, 0), 'note', t.params->>'note') from tasks t
    where t.organisation_id = r.organisation_id and t.person_id = r.person_id and t.state = 'open' and t.dedupe_key = 'pharmacy ' || r.id order by t.created_at desc limit 1))`;
const from = sql`instalment_prescriptions r join sites s on s.organisation_id = r.organisation_id and s.id = r.site_id
  join accounts sa on sa.organisation_id = r.organisation_id and sa.id = r.signed_by left join accounts ea on ea.organisation_id = r.organisation_id and ea.id = r.ended_by`;

export async function prescriptionById(tx: Tx, id: string): Promise<PrescriptionRow | null> {
  return (await tx.one<{ row: PrescriptionRow }>(sql`select ${json} as row from ${from} where r.organisation_id = ${tx.organisationId} and r.id = ${id}`))?.row ?? null;
}

/** Newest first. */
export async function prescriptionsOf(tx: Tx, personId: string): Promise<readonly PrescriptionRow[]> {
  const rows = await tx.all<{ row: PrescriptionRow }>(sql`select ${json} as row from ${from} where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId} order by r.signed_at desc, r.id desc limit 50`);
  return rows.map(({ row }) => row);
}

/** What a pharmacy works with on a day: prescriptions in force that may be collected by then, and those that ended since the day before. */
export async function prescriptionsAt(tx: Tx, pharmacyId: string, day: string, zone: string): Promise<readonly PrescriptionRow[]> {
  const rows = await tx.all<{ row: PrescriptionRow }>(sql`
    select ${json} as row from ${from} where r.organisation_id = ${tx.organisationId} and r.pharmacy_id = ${pharmacyId}
      and ((r.state = 'in-force' and upper(r.days) - 1 >= ${day}::date and exists (select 1 from instalments i where i.organisation_id = r.organisation_id and i.prescription_id = r.id and i.collect_on <= ${day}::date + 6))
        or (r.state in ('cancelled', 'replaced') and (r.ended_at at time zone ${zone})::date = ${day}::date and lower(r.days) <= ${day}::date and not exists (select 1 from instalment_prescriptions n where n.organisation_id = r.organisation_id and n.replaces_id = r.id))
        or exists (select 1 from pharmacy_marks m where m.organisation_id = r.organisation_id and m.prescription_id = r.id and m.on_day = ${day}::date))
    order by r.content->'person'->>'name', r.signed_at limit 500`);
  return rows.map(({ row }) => row);
}

export type NewPrescriptionRow = { readonly decision: Decision } & Pick<PrescriptionRow, 'personId' | 'episodeId' | 'siteId' | 'pharmacyId' | 'orderId' | 'orderVersion' | 'startOn' | 'endOn' | 'supervised' | 'wordings' | 'content' | 'overrideReason' | 'replacesId' | 'instalments'>;

export async function insertPrescription(tx: Tx, row: NewPrescriptionRow, signerId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into instalment_prescriptions (organisation_id, id, person_id, episode_id, site_id, pharmacy_id, order_id, order_version, days, supervised, wordings, content, decision, override_reason, replaces_id, signed_by, signed_at)
    values (${tx.organisationId}, ${id}, ${row.personId}, ${row.episodeId}, ${row.siteId}, ${row.pharmacyId}, ${row.orderId}, ${row.orderVersion}, daterange(${row.startOn}::date, ${row.endOn}::date, '[]'), ${row.supervised}, ${[...row.wordings]}::text[],
      ${JSON.stringify(row.content)}, ${JSON.stringify(row.decision)}, ${row.overrideReason}, ${row.replacesId}, ${signerId}, ${now.toString()})`);
  await tx.run(sql`
    insert into instalments (organisation_id, prescription_id, dosing_day, part, collect_on, dose_ug)
    select ${tx.organisationId}, ${id}, day, part, collect, ug from unnest(${row.instalments.map((each) => each.dosingDay)}::date[], ${row.instalments.map((each) => each.part)}::int[], ${row.instalments.map((each) => each.collectOn)}::date[],
      ${row.instalments.map((each) => each.doseUg)}::bigint[]) as planned (day, part, collect, ug)`);
  return id;
}

/** Ends a prescription in force; false where it was none. */
export async function endPrescription(tx: Tx, id: string, state: 'cancelled' | 'replaced', byId: string, reason: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update instalment_prescriptions set state = ${state}, ended_by = ${byId}, ended_at = ${now.toString()}, end_reason = ${reason}
    where organisation_id = ${tx.organisationId} and id = ${id} and state = 'in-force'`)) === 1;
}

/** Ends prescriptions whose last day was over the day before yesterday: until then the pharmacy may still set its marks right. */
export function endPastPrescriptions(tx: Tx, now: Temporal.Instant): Promise<number> {
  return tx.run(sql`
    update instalment_prescriptions r set state = 'over', ended_at = ${now.toString()}, end_reason = 'Its last day is over.'
    from sites s where r.organisation_id = ${tx.organisationId} and s.organisation_id = r.organisation_id and s.id = r.site_id and r.state = 'in-force' and upper(r.days) - 1 < (${now.toString()}::timestamptz at time zone s.time_zone)::date - 1`);
}

export interface PartiesRow {
  readonly person: { readonly name: string; readonly number: string; readonly bornOn: string | null; readonly address: string | null; readonly nhsNumber: string | null };
  readonly prescriber: { readonly name: string; readonly profession: string | null; readonly registration: string | null };
  readonly site: { readonly name: string; readonly country: 'US' | 'UK'; readonly timeZone: string; readonly address: string | null; readonly telephone: string | null; readonly profiles: Readonly<Record<string, string>> };
}

/** Who stands on the form: the person, the prescriber, and the site whose address the prescriber signs with. */
export function partiesOf(tx: Tx, personId: string, prescriberId: string, siteId: string): Promise<PartiesRow | null> {
  return tx.one<PartiesRow>(sql`
    select json_build_object('name', p.given_name || ' ' || p.family_name, 'number', p.number, 'bornOn', p.born_on, 'address', p.address, 'nhsNumber', p.nhs_number) as person,
      json_build_object('name', a.display_name, 'profession', st.profession, 'registration', st.registration) as prescriber,
      json_build_object('name', s.name, 'country', s.country, 'timeZone', s.time_zone, 'address', s.details->>'address', 'telephone', s.details->>'phone', 'profiles', s.profiles) as site
    from people p, accounts a join staff st on st.organisation_id = a.organisation_id and st.id = a.id, sites s
    where p.organisation_id = ${tx.organisationId} and p.id = ${personId} and a.organisation_id = p.organisation_id and a.id = ${prescriberId} and s.organisation_id = p.organisation_id and s.id = ${siteId}`);
}

/** Keeps what was missing in the record and was said for the form. */
export async function keepSaid(tx: Tx, said: { readonly personId: string; readonly personAddress: string | null; readonly staffId: string; readonly registration: string | null }): Promise<void> {
  if (said.personAddress !== null) await tx.run(sql`update people set address = ${said.personAddress} where organisation_id = ${tx.organisationId} and id = ${said.personId} and address is null`);
  if (said.registration !== null) await tx.run(sql`update staff set registration = ${said.registration} where organisation_id = ${tx.organisationId} and id = ${said.staffId} and registration is null`);
}

/** Days of a person that have a dose already, or a bottle at home, from a day on. */
export async function dosedFrom(tx: Tx, personId: string, from_: string): Promise<readonly { readonly day: string; readonly part: number }[]> {
  return tx.all(sql`select dosing_day as day, part from doses where organisation_id = ${tx.organisationId} and person_id = ${personId} and dosing_day >= ${from_}::date and state <> 'refused' and voided_by is null`);
}

export interface ToCollectRow { readonly pharmacy_id: string; readonly collect_on: string; readonly dosing_day: string; readonly supervised: boolean }

/** Doses of a day and later that were not supplied yet, in the order in which they are, or should have been, collected. */
export function nextInstalments(tx: Tx, personId: string, from_: string): Promise<readonly ToCollectRow[]> {
  return tx.all<ToCollectRow>(sql`
    select r.pharmacy_id, i.collect_on, i.dosing_day, r.supervised from instalment_prescriptions r join instalments i on i.organisation_id = r.organisation_id and i.prescription_id = r.id
    where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId} and r.state = 'in-force' and i.dosing_day >= ${from_}::date
      and not exists (select from doses d where d.organisation_id = r.organisation_id and d.person_id = r.person_id and d.dosing_day = i.dosing_day and d.part = i.part and d.state <> 'refused' and d.voided_by is null)
    order by i.collect_on, i.dosing_day, i.part limit 100`);
}
