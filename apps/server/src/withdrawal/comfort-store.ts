/** Comfort orders, what was given or held under them, and whether it helped. */
import type { Decision } from '@fairlead/contract';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

/** What an order has that is not of a stay: its course, its units, and how the person comes by them. */
export interface ComfortCourse {
  readonly episodeId: string;
  readonly siteId: string;
  /** The last day, itself included. */
  readonly lastOn: string;
  readonly unitUg: number;
  readonly units: number;
  readonly supply: 'prescription' | 'window';
}

export interface ComfortOrderRow {
  readonly id: string;
  readonly stay_id: string | null;
  readonly course: ComfortCourse | null;
  readonly person_id: string;
  readonly medicine: string;
  readonly dose_ug: number;
  readonly every_hours: number;
  readonly max_a_day_ug: number;
  readonly as_needed: boolean;
  readonly reason: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly decision: Decision;
  readonly override_reason: string | null;
  readonly signed_at: string;
  readonly signed_by: string;
  readonly signer_id: string;
  readonly state: 'in_force' | 'ended';
  readonly end_reason: string | null;
}

const orderColumns = sql`o.id, o.stay_id, case when o.stay_id is null then json_build_object('episodeId', o.episode_id, 'siteId', o.site_id, 'lastOn', o.last_on, 'unitUg', o.unit_ug, 'units', o.units, 'supply', o.supply) end as course, o.person_id, o.medicine, o.dose_ug, o.every_hours::float8 as every_hours, o.max_a_day_ug, o.as_needed, o.reason, o.facts, o.decision, o.override_reason, o.signed_at, a.display_name as signed_by, o.signed_by as signer_id, o.state, o.end_reason
  from comfort_orders o join accounts a on a.organisation_id = o.organisation_id and a.id = o.signed_by`;

export function comfortOrderById(tx: Tx, id: string): Promise<ComfortOrderRow | null> {
  return tx.one<ComfortOrderRow>(sql`select ${orderColumns} where o.organisation_id = ${tx.organisationId} and o.id = ${id}`);
}

export function comfortOrdersOf(tx: Tx, stayIds: readonly string[]): Promise<readonly ComfortOrderRow[]> {
  return tx.all<ComfortOrderRow>(sql`select ${orderColumns} where o.organisation_id = ${tx.organisationId} and o.stay_id = any(${[...stayIds]}::uuid[]) order by o.state desc, o.signed_at desc limit 500`);
}

/** Orders of a person that are of no stay, those in force first. */
export function comfortOrdersAtHome(tx: Tx, personId: string): Promise<readonly ComfortOrderRow[]> {
  return tx.all<ComfortOrderRow>(sql`select ${orderColumns} where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.stay_id is null order by (o.state = 'in_force') desc, o.signed_at desc limit 100`);
}

/** Courses in force at home whose last day is over at their site. */
export function comfortCoursesOver(tx: Tx, now: Temporal.Instant): Promise<readonly ComfortOrderRow[]> {
  return tx.all<ComfortOrderRow>(sql`select ${orderColumns} join sites s on s.organisation_id = o.organisation_id and s.id = o.site_id
    where o.organisation_id = ${tx.organisationId} and o.state = 'in_force' and o.stay_id is null and o.last_on < (${now.toString()}::timestamptz at time zone s.time_zone)::date limit 200`);
}

export interface NewComfortOrderRow {
  readonly stayId: string | null;
  readonly course?: ComfortCourse;
  readonly personId: string;
  readonly medicine: string;
  readonly doseUg: number;
  readonly everyHours: number;
  readonly maxADayUg: number;
  readonly asNeeded: boolean;
  readonly reason: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly decision: Decision;
  readonly overrideReason: string | null;
  readonly signedBy: string;
  readonly signedAt: string;
  readonly origin?: 'here' | 'synthetic';
}

export async function insertComfortOrder(tx: Tx, order: NewComfortOrderRow): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into comfort_orders (organisation_id, id, stay_id, episode_id, site_id, last_on, unit_ug, units, supply, person_id, medicine, dose_ug, every_hours, max_a_day_ug, as_needed, reason, facts, decision, override_reason, signed_at, signed_by, origin)
    values (${tx.organisationId}, ${id}, ${order.stayId}, ${order.course?.episodeId ?? null}, ${order.course?.siteId ?? null}, ${order.course?.lastOn ?? null}, ${order.course?.unitUg ?? null}, ${order.course?.units ?? null}, ${order.course?.supply ?? null}, ${order.personId}, ${order.medicine}, ${order.doseUg}, ${order.everyHours}, ${order.maxADayUg}, ${order.asNeeded}, ${order.reason}, ${JSON.stringify(order.facts)}, ${JSON.stringify(order.decision)},
      ${order.overrideReason}, ${order.signedAt}, ${order.signedBy}, ${order.origin ?? 'here'})`);
  return id;
}

/** Ends an order. False: it had ended. */
export async function endComfortOrderRow(tx: Tx, id: string, byId: string | null, reason: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`update comfort_orders set state = 'ended', ended_at = ${now.toString()}, ended_by = ${byId}, end_reason = ${reason} where organisation_id = ${tx.organisationId} and id = ${id} and state = 'in_force'`)) === 1;
}

export interface ComfortDoseRow {
  readonly id: string;
  readonly order_id: string;
  readonly stay_id: string | null;
  readonly person_id: string;
  readonly medicine: string;
  readonly at: string;
  readonly by: string;
  readonly what: 'given' | 'held' | 'declined' | 'supplied';
  readonly dose_ug: number;
  /** Tablets that went home. */
  readonly units: number | null;
  readonly readings: Readonly<Record<string, unknown>>;
  readonly decision: Decision;
  readonly override_reason: string | null;
  readonly recheck_at: string | null;
  readonly ask_effect_at: string | null;
  readonly note: string | null;
  readonly effect: { readonly effect: 'better' | 'little' | 'none' | 'worse'; readonly at: string; readonly by: string; readonly note: string | null } | null;
}

const doseColumns = sql`d.id, d.order_id, d.stay_id, d.person_id, d.medicine, d.at, a.display_name as by, d.what, d.dose_ug, d.units, d.readings, d.decision, d.override_reason, d.recheck_at, d.ask_effect_at, d.note,
  case when f.dose_id is null then null else jsonb_build_object('effect', f.effect, 'at', to_char(f.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', b.display_name, 'note', f.note) end as effect
  from comfort_doses d join accounts a on a.organisation_id = d.organisation_id and a.id = d.by_id
  left join comfort_effects f on f.organisation_id = d.organisation_id and f.dose_id = d.id left join accounts b on b.organisation_id = f.organisation_id and b.id = f.by_id`;

/** What was given, held or not wanted by these people since an instant, newest first, under any order of any stay. */
export function comfortDosesOf(tx: Tx, personIds: readonly string[], since: string): Promise<readonly ComfortDoseRow[]> {
  return tx.all<ComfortDoseRow>(sql`select ${doseColumns} where d.organisation_id = ${tx.organisationId} and d.person_id = any(${[...personIds]}::uuid[]) and d.at >= ${since}::timestamptz order by d.at desc, d.id desc limit 2000`);
}

export function comfortDoseById(tx: Tx, id: string): Promise<ComfortDoseRow | null> {
  return tx.one<ComfortDoseRow>(sql`select ${doseColumns} where d.organisation_id = ${tx.organisationId} and d.id = ${id}`);
}

export interface NewComfortDose {
  readonly order: Pick<ComfortOrderRow, 'id' | 'stay_id' | 'person_id' | 'medicine'>;
  readonly at: string;
  readonly byId: string;
  readonly what: 'given' | 'held' | 'declined' | 'supplied';
  readonly doseUg: number;
  readonly units?: number | null;
  readonly readings: Readonly<Record<string, unknown>>;
  readonly decision: Decision;
  readonly override: { readonly reason: string; readonly by: string } | null;
  readonly recheckAt: string | null;
  readonly askEffectAt: string | null;
  readonly note: string | null;
  readonly origin?: 'here' | 'synthetic';
}

export async function insertComfortDose(tx: Tx, dose: NewComfortDose): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into comfort_doses (organisation_id, id, order_id, stay_id, person_id, medicine, at, by_id, what, dose_ug, units, readings, decision, override_reason, override_by, recheck_at, ask_effect_at, note, origin)
    values (${tx.organisationId}, ${id}, ${dose.order.id}, ${dose.order.stay_id}, ${dose.order.person_id}, ${dose.order.medicine}, ${dose.at}, ${dose.byId}, ${dose.what}, ${dose.doseUg}, ${dose.units ?? null}, ${JSON.stringify(dose.readings)}, ${JSON.stringify(dose.decision)},
      ${dose.override?.reason ?? null}, ${dose.override?.by ?? null}, ${dose.recheckAt}, ${dose.askEffectAt}, ${dose.note}, ${dose.origin ?? 'here'})`);
  return id;
}

export async function insertEffect(tx: Tx, doseId: string, effect: 'better' | 'little' | 'none' | 'worse', note: string | null, byId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`insert into comfort_effects (organisation_id, dose_id, at, by_id, effect, note) values (${tx.organisationId}, ${doseId}, ${now.toString()}, ${byId}, ${effect}, ${note}) on conflict do nothing`)) === 1;
}
