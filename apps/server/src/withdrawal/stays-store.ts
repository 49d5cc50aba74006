/** Withdrawal stays and rounds: all their SQL. */
import type { Decision } from '@fairlead/contract';
import type { NewStay } from '@fairlead/contract/withdrawal';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface StayRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly name: string;
  readonly number: string;
  readonly sex: 'female' | 'male' | 'other' | 'unknown' | null;
  readonly born_on: string | null;
  readonly setting: NewStay['setting'];
  readonly opioid: NewStay['opioid'];
  readonly last_use_at: string;
  readonly route: 'injected' | 'smoked' | 'snorted' | 'oral' | null;
  readonly months_of_use: number | null;
  readonly days_a_month: number | null;
  readonly supervision: NewStay['supervision'];
  readonly responsible_clinician: string;
  readonly method: NewStay['method'];
  readonly planned_days: number;
  readonly could_be_pregnant: boolean | null;
  readonly pregnant: boolean | null;
  readonly alcohol_dependence: boolean | null;
  readonly benzodiazepine_dependence: boolean | null;
  readonly agonist_answer: NewStay['agonistAnswer'];
  readonly agonist_words: string | null;
  readonly decision: Decision;
  readonly override_reason: string | null;
  readonly started_at: string;
  readonly started_by: string;
  readonly state: 'open' | 'ended';
  readonly ended_at: string | null;
  readonly end_reason: 'completed' | 'changed_to_maintenance' | 'left_early' | 'transferred' | 'pregnancy' | 'other' | null;
  readonly end_override_reason: string | null;
  readonly version: number;
  readonly time_zone: string;
  readonly country: 'US' | 'UK';
  readonly profiles: Readonly<Record<string, string>>;
}

const stayColumns = sql`w.id, w.person_id, w.episode_id, w.site_id, coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, p.number, p.sex, p.born_on, w.setting, w.opioid, w.last_use_at, w.route, w.months_of_use,
  w.days_a_month, w.supervision, c.display_name as responsible_clinician, w.method, w.planned_days, w.could_be_pregnant, w.pregnant, w.alcohol_dependence, w.benzodiazepine_dependence, w.agonist_answer, w.agonist_words, w.decision, w.override_reason,
  w.started_at, b.display_name as started_by, w.state, w.ended_at, w.end_reason, w.end_override_reason, w.version, s.time_zone, s.country, s.profiles
  from withdrawal_stays w join people p on p.organisation_id = w.organisation_id and p.id = w.person_id join sites s on s.organisation_id = w.organisation_id and s.id = w.site_id
  join accounts c on c.organisation_id = w.organisation_id and c.id = w.responsible_clinician_id join accounts b on b.organisation_id = w.organisation_id and b.id = w.started_by`;

export function stayById(tx: Tx, id: string): Promise<StayRow | null> {
  return tx.one<StayRow>(sql`select ${stayColumns} where w.organisation_id = ${tx.organisationId} and w.id = ${id}`);
}

/** Open stays of a site; of all sites where none is named. */
export function openStays(tx: Tx, siteId: string | null): Promise<readonly StayRow[]> {
  return tx.all<StayRow>(sql`select ${stayColumns} where w.organisation_id = ${tx.organisationId} and w.state = 'open' and (${siteId}::uuid is null or w.site_id = ${siteId}::uuid) order by w.started_at limit 500`);
}

export function staysOf(tx: Tx, personId: string): Promise<readonly StayRow[]> {
  return tx.all<StayRow>(sql`select ${stayColumns} where w.organisation_id = ${tx.organisationId} and w.person_id = ${personId} order by w.started_at desc limit 50`);
}

export interface StayToInsert extends Omit<NewStay, 'overrideReason'> {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly decision: Decision;
  readonly override: { readonly reason: string; readonly by: string } | null;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly origin?: 'here' | 'synthetic' | 'imported';
  /** For history that has ended already. */
  readonly ended?: { readonly at: string; readonly reason: NonNullable<StayRow['end_reason']>; readonly toleranceAdvice: boolean };
}

export async function insertStay(tx: Tx, stay: StayToInsert): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into withdrawal_stays (organisation_id, id, person_id, episode_id, site_id, setting, opioid, last_use_at, route, months_of_use, days_a_month, supervision, responsible_clinician_id, method, planned_days, could_be_pregnant, pregnant,
      alcohol_dependence, benzodiazepine_dependence, withdraws_benzodiazepine_too, agonist_answer, agonist_words, decision, override_reason, override_by, started_at, started_by, origin, state, ended_at, ended_by, end_reason, tolerance_advice)
    values (${tx.organisationId}, ${id}, ${stay.personId}, ${stay.episodeId}, ${stay.siteId}, ${stay.setting}, ${stay.opioid}, ${stay.lastUseAt}, ${stay.route ?? null}, ${stay.monthsOfUse ?? null}, ${stay.daysAMonth ?? null}, ${stay.supervision},
      ${stay.responsibleClinicianId}, ${stay.method}, ${stay.plannedDays}, ${stay.couldBePregnant}, ${stay.pregnant}, ${stay.alcoholDependence}, ${stay.benzodiazepineDependence}, ${stay.withdrawsBenzodiazepineToo ?? null}, ${stay.agonistAnswer}, ${stay.agonistWords ?? null},
      ${JSON.stringify(stay.decision)}, ${stay.override?.reason ?? null}, ${stay.override?.by ?? null}, ${stay.startedAt}, ${stay.startedBy}, ${stay.origin ?? 'here'},
      ${stay.ended === undefined ? 'open' : 'ended'}, ${stay.ended?.at ?? null}, ${stay.ended === undefined ? null : stay.startedBy}, ${stay.ended?.reason ?? null}, ${stay.ended?.toleranceAdvice ?? null})`);
  return id;
}

export interface StayEnd {
  readonly reason: NonNullable<StayRow['end_reason']>;
  readonly decision: Decision;
  readonly override: { readonly reason: string; readonly by: string } | null;
  readonly toleranceAdvice: boolean;
  readonly by: string;
}

/** Ends a stay from the version seen. False: somebody was faster. */
export async function endStayRow(tx: Tx, stay: Pick<StayRow, 'id' | 'version'>, end: StayEnd, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update withdrawal_stays set state = 'ended', ended_at = ${now.toString()}, ended_by = ${end.by}, end_reason = ${end.reason}, end_decision = ${JSON.stringify(end.decision)}, end_override_reason = ${end.override?.reason ?? null},
      end_override_by = ${end.override?.by ?? null}, tolerance_advice = ${end.toleranceAdvice}, version = version + 1
    where organisation_id = ${tx.organisationId} and id = ${stay.id} and version = ${stay.version} and state = 'open'`)) === 1;
}

export interface RoundRow {
  readonly id: string;
  readonly stay_id: string;
  readonly at: string;
  readonly by: string;
  readonly cows: RoundScore | null;
  readonly news2: RoundScore | null;
  readonly poss: string | null;
  readonly asleep: boolean;
  readonly craving: number | null;
  readonly note: string | null;
  readonly decision: Decision;
  readonly action: 'emergency' | 'transfer' | 'prescriber_now' | 'today' | null;
  readonly observe_every_minutes: number | null;
  readonly hold_opioids_and_sedatives: boolean;
}

export interface RoundScore {
  readonly at: string;
  readonly total: number | null;
  readonly band: string | null;
  readonly complete: boolean;
}

/** Rounds of some stays, newest first, at most `limit` of each. */
export function roundsOf(tx: Tx, stayIds: readonly string[], limit: number): Promise<readonly RoundRow[]> {
  return tx.all<RoundRow>(sql`
    select * from (
      select r.id, r.stay_id, r.at, a.display_name as by, r.asleep, r.craving, r.note, r.decision, r.action, r.observe_every_minutes, r.hold_opioids_and_sedatives,
        case when c.id is null then null else jsonb_build_object('at', r.at, 'total', c.total, 'band', c.band, 'complete', c.complete) end as cows,
        case when n.id is null then null else jsonb_build_object('at', r.at, 'total', n.total, 'band', n.band, 'complete', n.complete) end as news2,
        o.answers->>'level' as poss, row_number() over (partition by r.stay_id order by r.at desc, r.id desc) as place
      from withdrawal_rounds r join accounts a on a.organisation_id = r.organisation_id and a.id = r.by_id
      left join responses c on c.organisation_id = r.organisation_id and c.id = r.cows_response_id left join responses n on n.organisation_id = r.organisation_id and n.id = r.news2_response_id
      left join responses o on o.organisation_id = r.organisation_id and o.id = r.poss_response_id
      where r.organisation_id = ${tx.organisationId} and r.stay_id = any(${[...stayIds]}::uuid[])) x
    where place <= ${limit} order by at desc, id desc`);
}

export interface NewRoundRow {
  readonly stayId: string;
  readonly personId: string;
  readonly at: string;
  readonly byId: string;
  readonly cowsId: string | null;
  readonly news2Id: string | null;
  readonly possId: string | null;
  readonly groupId: string;
  readonly asleep: boolean;
  readonly craving: number | null;
  readonly note: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly decision: Decision;
  readonly action: string | null;
  readonly observeEveryMinutes: number | null;
  readonly holdOpioidsAndSedatives: boolean;
  readonly origin?: 'here' | 'synthetic' | 'imported';
}

export async function insertRound(tx: Tx, round: NewRoundRow): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into withdrawal_rounds (organisation_id, id, stay_id, person_id, at, by_id, cows_response_id, news2_response_id, poss_response_id, group_id, asleep, craving, note, facts, decision, action, observe_every_minutes, hold_opioids_and_sedatives, origin)
    values (${tx.organisationId}, ${id}, ${round.stayId}, ${round.personId}, ${round.at}, ${round.byId}, ${round.cowsId}, ${round.news2Id}, ${round.possId}, ${round.groupId}, ${round.asleep}, ${round.craving}, ${round.note},
      ${JSON.stringify(round.facts)}, ${JSON.stringify(round.decision)}, ${round.action}, ${round.observeEveryMinutes}, ${round.holdOpioidsAndSedatives}, ${round.origin ?? 'here'})`);
  return id;
}
