/** Pumps and their pours: all reading and writing of their rows. */
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

export interface PumpRow {
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tolerance_permille: number;
  readonly answering_since: string | null;
  readonly ended_at: string | null;
  readonly container_id: string | null;
  readonly container_label: string | null;
  readonly container_balance_ug: number | null;
}

const pumpColumns = sql`u.id, u.site_id, u.name, u.host, u.port, u.tolerance_permille, u.answering_since, u.ended_at, c.id as container_id, c.label as container_label, c.balance_ug as container_balance_ug
  from pumps u left join containers c on c.organisation_id = u.organisation_id and c.pump_id = u.id`;

/** Pumps of a site that are in use. */
export function pumpsOf(tx: Tx, siteId: string): Promise<readonly PumpRow[]> {
  return tx.all<PumpRow>(sql`select ${pumpColumns} where u.organisation_id = ${tx.organisationId} and u.site_id = ${siteId} and u.ended_at is null order by u.name limit 100`);
}

export function pumpById(tx: Tx, id: string): Promise<PumpRow | null> {
  return tx.one<PumpRow>(sql`select ${pumpColumns} where u.organisation_id = ${tx.organisationId} and u.id = ${id}`);
}

export interface NewPump {
  readonly siteId: string;
  readonly name: string;
  readonly host: string;
  readonly port: number;
  readonly tolerancePermille: number;
}

export async function insertPump(tx: Tx, pump: NewPump, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into pumps (organisation_id, id, site_id, name, host, port, tolerance_permille, added_by, added_at)
    values (${tx.organisationId}, ${id}, ${pump.siteId}, ${pump.name}, ${pump.host}, ${pump.port}, ${pump.tolerancePermille}, ${accountId}, ${now.toString()})`);
  return id;
}

export async function endPumpRow(tx: Tx, id: string, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update pumps set ended_by = ${accountId}, ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and ended_at is null`);
}

/** The container a pump draws from, from now on; whatever it drew from before is free. */
export async function setContainer(tx: Tx, pumpId: string, containerId: string | null): Promise<void> {
  await tx.run(sql`update containers set pump_id = null where organisation_id = ${tx.organisationId} and pump_id = ${pumpId}`);
  if (containerId !== null) await tx.run(sql`update containers set pump_id = ${pumpId} where organisation_id = ${tx.organisationId} and id = ${containerId}`);
}

export interface PourRow {
  readonly id: string;
  readonly pump_id: string;
  readonly pump_name: string;
  readonly tolerance_permille: number;
  readonly site_id: string;
  readonly container_id: string;
  readonly person_id: string;
  readonly person_number: string;
  readonly dosing_day: string;
  readonly part: number;
  readonly asked_ug: number;
  readonly asked_ul: number;
  readonly ug_per_ml: number;
  readonly asked_at: string;
  readonly asked_by: string;
  readonly measured_ul: number | null;
  readonly measured_how: 'poured' | 'stopped' | 'refused' | 'by eye' | null;
  readonly settled_how: 'dose' | 'waste' | 'nothing' | null;
  /** Null: into the cup. */
  readonly vessel: Vessel | null;
}
export type Vessel = 'bottle';

const pourColumns = sql`p.id, p.pump_id, u.name as pump_name, u.tolerance_permille, u.site_id, p.container_id, p.person_id, h.number as person_number, p.dosing_day, p.part, p.asked_ug, p.asked_ul, p.ug_per_ml,
  p.asked_at, a.display_name as asked_by, p.measured_ul, p.measured_how, p.settled_how, p.vessel
  from pours p join pumps u on u.organisation_id = p.organisation_id and u.id = p.pump_id join people h on h.organisation_id = p.organisation_id and h.id = p.person_id
  join accounts a on a.organisation_id = p.organisation_id and a.id = p.asked_by`;

/** What stands poured for one part, in the cup or in a bottle, and is not settled; oldest first. */
export function openPoursFor(tx: Tx, personId: string, day: string, part: number, vessel: Vessel | null = null): Promise<readonly PourRow[]> {
  return tx.all<PourRow>(sql`select ${pourColumns} where p.organisation_id = ${tx.organisationId} and p.person_id = ${personId} and p.settled_how is null and p.dosing_day = ${day}::date and p.part = ${part} and p.vessel is not distinct from ${vessel} order by p.asked_at, p.id`);
}

/** What a pump poured into bottles of a person that were not issued. */
export function openBottlePoursOf(tx: Tx, personId: string): Promise<readonly PourRow[]> {
  return tx.all<PourRow>(sql`select ${pourColumns} where p.organisation_id = ${tx.organisationId} and p.person_id = ${personId} and p.settled_how is null and p.vessel = 'bottle' order by p.dosing_day, p.part, p.asked_at, p.id`);
}

export function openPoursOfSite(tx: Tx, siteId: string): Promise<readonly PourRow[]> {
  return tx.all<PourRow>(sql`select ${pourColumns} where p.organisation_id = ${tx.organisationId} and u.site_id = ${siteId} and p.settled_how is null order by p.asked_at, p.id`);
}

export function openPoursAt(tx: Tx, containerId: string): Promise<readonly PourRow[]> {
  return tx.all<PourRow>(sql`select ${pourColumns} where p.organisation_id = ${tx.organisationId} and p.container_id = ${containerId} and p.settled_how is null`);
}

/** One pour, held until the transaction ends. */
export async function lockPour(tx: Tx, id: string): Promise<PourRow | null> {
  await tx.run(sql`select from pours where organisation_id = ${tx.organisationId} and id = ${id} for update`);
  return await tx.one<PourRow>(sql`select ${pourColumns} where p.organisation_id = ${tx.organisationId} and p.id = ${id}`);
}

export interface NewPour {
  readonly pumpId: string;
  readonly containerId: string;
  readonly personId: string;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly dosingDay: string;
  readonly part: number;
  readonly askedUg: number;
  readonly askedUl: number;
  readonly ugPerMl: number;
  readonly vessel: Vessel | null;
}

export async function insertPour(tx: Tx, pour: NewPour, accountId: string, now: Temporal.Instant): Promise<string> {
  // Not told in advance to anybody: a command's id is the proof that this program asked.
  const id = newId();
  await tx.run(sql`insert into pours (organisation_id, id, pump_id, container_id, person_id, order_id, order_version, dosing_day, part, asked_ug, asked_ul, ug_per_ml, vessel, asked_by, asked_at)
    values (${tx.organisationId}, ${id}, ${pour.pumpId}, ${pour.containerId}, ${pour.personId}, ${pour.orderId}, ${pour.orderVersion}, ${pour.dosingDay}, ${pour.part}, ${pour.askedUg}, ${pour.askedUl}, ${pour.ugPerMl}, ${pour.vessel}, ${accountId}, ${now.toString()})`);
  return id;
}

export async function measurePour(tx: Tx, id: string, ul: number, how: NonNullable<PourRow['measured_how']>, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update pours set measured_ul = ${ul}, measured_how = ${how}, measured_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export type Settling = { readonly how: 'dose'; readonly doseId: string } | { readonly how: 'waste'; readonly journalId: string } | { readonly how: 'nothing' };

export async function settlePours(tx: Tx, ids: readonly string[], settling: Settling, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    update pours set settled_how = case when measured_ul = 0 then 'nothing' else ${settling.how} end, settled_at = ${now.toString()}, settled_by = ${accountId},
      dose_id = case when measured_ul = 0 then null else ${settling.how === 'dose' ? settling.doseId : null}::uuid end, journal_id = case when measured_ul = 0 then null else ${settling.how === 'waste' ? settling.journalId : null}::uuid end
    where organisation_id = ${tx.organisationId} and id = any(${[...ids]}::uuid[])`);
}

/** Pumps in use with their pours that have no last word, of this organisation. */
export function linkWork(tx: Tx): Promise<readonly { readonly id: string; readonly host: string; readonly port: number; readonly pours: readonly { readonly id: string; readonly askedUl: number; readonly claimed: boolean }[] }[]> {
  return tx.all(sql`
    select u.id, u.host, u.port, coalesce((select json_agg(json_build_object('id', p.id, 'askedUl', p.asked_ul, 'claimed', p.claimed_at is not null) order by p.asked_at) from pours p
      where p.organisation_id = u.organisation_id and p.pump_id = u.id and p.measured_ul is null), '[]'::json) as pours
    from pumps u where u.organisation_id = ${tx.organisationId} and u.ended_at is null order by u.id`);
}

/** True once: for whoever may send the pour. */
export async function claimPour(tx: Tx, id: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update pours set claimed_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id} and claimed_at is null and measured_ul is null`)) === 1;
}

/** A word that differs from the kept one; false where it was noted already. */
export async function noteContradiction(tx: Tx, pourId: string, said: { readonly ul: number; readonly state: string }, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`insert into pour_contradictions (organisation_id, id, pour_id, said_ul, said_how, at) values (${tx.organisationId}, ${newId()}, ${pourId}, ${said.ul}, ${said.state}, ${now.toString()}) on conflict do nothing`)) === 1;
}

/** Notes that a pump answers, or is silent, and tells open screens. */
export async function noteAnswering(tx: Tx, pumpId: string, since: string | null): Promise<void> {
  await tx.run(sql`update pumps set answering_since = ${since} where organisation_id = ${tx.organisationId} and id = ${pumpId}`);
  await tx.run(sql`select pg_notify('fairlead_events', ${JSON.stringify({ o: tx.organisationId, t: 'pours', p: null, s: null, a: 'team', i: pumpId })})`);
}

/** What the pumps of a site poured on a day of its calendar, and where one said two things. */
export function pumpFigures(tx: Tx, siteId: string, day: string): Promise<readonly { readonly pump_id: string; readonly pours: number; readonly asked_ul: number; readonly measured_ul: number }[]> {
  return tx.all(sql`
    select p.pump_id, count(*)::int as pours, sum(p.asked_ul)::bigint as asked_ul, coalesce(sum(p.measured_ul), 0)::bigint as measured_ul from pours p join pumps u on u.organisation_id = p.organisation_id and u.id = p.pump_id
    where p.organisation_id = ${tx.organisationId} and u.site_id = ${siteId} and p.dosing_day = ${day}::date group by p.pump_id`);
}

export function contradictionsOf(tx: Tx, siteId: string): Promise<readonly { readonly pump_id: string; readonly pour_id: string; readonly kept_ul: number; readonly said_ul: number; readonly at: string }[]> {
  return tx.all(sql`
    select p.pump_id, p.id as pour_id, p.measured_ul as kept_ul, x.said_ul, x.at from pour_contradictions x join pours p on p.organisation_id = x.organisation_id and p.id = x.pour_id
    join pumps u on u.organisation_id = p.organisation_id and u.id = p.pump_id where x.organisation_id = ${tx.organisationId} and u.site_id = ${siteId} order by x.at desc limit 50`);
}
