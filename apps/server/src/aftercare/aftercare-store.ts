/** Plans for afterwards, leavings, watches and follow-up. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

type Origin = 'here' | 'imported' | 'synthetic';

export interface PlanRow {
  readonly id: string;
  readonly keeps_well: string;
  readonly early_signs: string;
  readonly what_i_do: string;
  readonly who_i_call: string;
  readonly medicine: string;
  readonly weekly: string;
  readonly written_at: string;
  readonly written_by: string;
}

/** The plan that counts: the newest. */
export function planOf(tx: Tx, personId: string): Promise<PlanRow | null> {
  return tx.one<PlanRow>(sql`
    select p.id, p.keeps_well, p.early_signs, p.what_i_do, p.who_i_call, p.medicine, p.weekly, p.written_at, a.display_name as written_by
    from aftercare_plans p join accounts a on a.organisation_id = p.organisation_id and a.id = p.written_by
    where p.organisation_id = ${tx.organisationId} and p.person_id = ${personId} order by p.written_at desc limit 1`);
}

export interface NewPlan { readonly personId: string; readonly episodeId: string | null; readonly keepsWell: string; readonly earlySigns: string; readonly whatIDo: string; readonly whoICall: string; readonly medicine: string; readonly weekly: string; readonly writtenBy: string; readonly origin?: Origin }

export async function addAftercarePlan(tx: Tx, plan: NewPlan, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into aftercare_plans (organisation_id, id, person_id, episode_id, keeps_well, early_signs, what_i_do, who_i_call, medicine, weekly, written_at, written_by, origin)
    values (${tx.organisationId}, ${id}, ${plan.personId}, ${plan.episodeId}, ${plan.keepsWell}, ${plan.earlySigns}, ${plan.whatIDo}, ${plan.whoICall}, ${plan.medicine}, ${plan.weekly}, ${at.toString()}, ${plan.writtenBy}, ${plan.origin ?? 'here'})`);
  return id;
}

export interface NewDischarge {
  readonly episodeId: string;
  readonly personId: string;
  readonly kind: 'planned' | 'step_down' | 'transfer' | 'left_unplanned' | 'died';
  readonly reason: string;
  readonly note: string | null;
  readonly leftOn: string;
  readonly nextAppointmentId: string | null;
  readonly planId: string | null;
  readonly toleranceAdviceGiven: boolean | null;
  readonly contactsConfirmed: boolean | null;
  readonly decision: unknown;
  readonly overrides: readonly { readonly code: string; readonly reason: string }[];
  readonly byId: string;
  readonly origin?: Origin;
}

/** Keeps a leaving and ends its episode. The database refuses a second one. */
export async function addDischarge(tx: Tx, row: NewDischarge, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into discharges (organisation_id, id, episode_id, person_id, kind, reason, note, left_on, next_appointment_id, plan_id, tolerance_advice_given, contacts_confirmed, decision, overrides, at, by_id, origin)
    values (${tx.organisationId}, ${id}, ${row.episodeId}, ${row.personId}, ${row.kind}, ${row.reason}, ${row.note}, ${row.leftOn}, ${row.nextAppointmentId}, ${row.planId}, ${row.toleranceAdviceGiven}, ${row.contactsConfirmed},
      ${JSON.stringify(row.decision)}, ${JSON.stringify(row.overrides)}, ${at.toString()}, ${row.byId}, ${row.origin ?? 'here'})`);
  await tx.run(sql`update episodes set state = 'ended', ended_on = greatest(started_on, ${row.leftOn}::date), end_reason = ${row.reason} where organisation_id = ${tx.organisationId} and id = ${row.episodeId}`);
  if (row.kind === 'died') await tx.run(sql`update people set died_on = coalesce(died_on, ${row.leftOn}::date) where organisation_id = ${tx.organisationId} and id = ${row.personId}`);
  return id;
}

/** What was to be done in an episode that is over is not to be done any more. */
export async function cancelTasksOfEpisode(tx: Tx, episodeId: string, byId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update tasks set state = 'cancelled', ended_at = ${now.toString()}, ended_by = ${byId}, outcome = 'the episode ended' where organisation_id = ${tx.organisationId} and episode_id = ${episodeId} and state = 'open'`);
}

export function lastDischarge(tx: Tx, personId: string): Promise<{ readonly kind: NewDischarge['kind']; readonly reason: string; readonly left_on: string; readonly by: string; readonly note: string | null; readonly overrides: readonly { readonly code: string; readonly reason: string }[] } | null> {
  return tx.one(sql`
    select d.kind, d.reason, d.left_on, a.display_name as by, d.note, d.overrides from discharges d join accounts a on a.organisation_id = d.organisation_id and a.id = d.by_id
    where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} order by d.at desc limit 1`);
}

export interface WatchRow { readonly opening: 'detox_ended' | 'naltrexone_stopped' | 'depot_missed' | 'discharged' | 'prison_released'; readonly from_on: string; readonly to_on: string }

/** Opens a watch once a day and kind. */
export async function openWatch(tx: Tx, personId: string, watch: { readonly opening: WatchRow['opening']; readonly fromOn: string; readonly toOn: string }, at: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into tolerance_watches (organisation_id, id, person_id, opening, from_on, to_on, opened_at)
    values (${tx.organisationId}, ${newId()}, ${personId}, ${watch.opening}, ${watch.fromOn}, ${watch.toOn}, ${at.toString()}) on conflict do nothing`);
}

export function watchesOf(tx: Tx, personId: string): Promise<readonly WatchRow[]> {
  return tx.all<WatchRow>(sql`select opening, from_on, to_on from tolerance_watches where organisation_id = ${tx.organisationId} and person_id = ${personId} order by from_on desc limit 50`);
}

export interface FollowUpRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly started_on: string;
  readonly last_on: string | null;
  readonly next_on: string;
  readonly tries: number;
  readonly refresher_on: string | null;
  readonly state: 'open' | 'returned' | 'declined' | 'died';
}

const followUpColumns = sql`f.id, f.person_id, f.episode_id, f.site_id, f.started_on, f.last_on, f.next_on, f.tries, f.refresher_on, f.state`;

export async function startFollowUp(tx: Tx, row: { readonly personId: string; readonly episodeId: string; readonly siteId: string; readonly startedOn: string; readonly nextOn: string; readonly refresherOn: string; readonly origin?: Origin }): Promise<void> {
  await tx.run(sql`
    insert into follow_ups (organisation_id, id, person_id, episode_id, site_id, started_on, last_on, next_on, refresher_on, origin)
    values (${tx.organisationId}, ${newId()}, ${row.personId}, ${row.episodeId}, ${row.siteId}, ${row.startedOn}, ${row.startedOn}, ${row.nextOn}, ${row.refresherOn}, ${row.origin ?? 'here'}) on conflict do nothing`);
}

export function lastFollowUp(tx: Tx, personId: string): Promise<FollowUpRow | null> {
  return tx.one<FollowUpRow>(sql`select ${followUpColumns} from follow_ups f where f.organisation_id = ${tx.organisationId} and f.person_id = ${personId} order by f.started_on desc, f.id desc limit 1`);
}

/** Moves follow-up on, only from the check-in that was seen. False: somebody noted one at the same moment. */
export async function moveFollowUp(tx: Tx, row: FollowUpRow, to: { readonly lastOn: string | null; readonly nextOn: string; readonly tries: number; readonly state: FollowUpRow['state'] }, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update follow_ups set last_on = ${to.lastOn}, next_on = ${to.nextOn}, tries = ${to.tries}, state = ${to.state}, ended_at = ${to.state === 'open' ? null : now.toString()}
    where organisation_id = ${tx.organisationId} and id = ${row.id} and state = 'open' and next_on = ${row.next_on}::date and tries = ${row.tries}`)) === 1;
}

export async function endFollowUp(tx: Tx, personId: string, state: 'returned' | 'died', now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update follow_ups set state = ${state}, ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and person_id = ${personId} and state = 'open'`);
}

export async function addCheckIn(tx: Tx, row: { readonly followUpId: string; readonly personId: string; readonly byId: string; readonly outcome: string; readonly note: string | null; readonly origin?: Origin }, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into aftercare_check_ins (organisation_id, id, follow_up_id, person_id, at, by_id, outcome, note, origin)
    values (${tx.organisationId}, ${id}, ${row.followUpId}, ${row.personId}, ${at.toString()}, ${row.byId}, ${row.outcome}, ${row.note}, ${row.origin ?? 'here'})`);
  return id;
}

export function checkInsOf(tx: Tx, personId: string): Promise<readonly { readonly id: string; readonly at: string; readonly by: string; readonly outcome: 'well' | 'struggling' | 'wants_back' | 'not_reached' | 'declined'; readonly note: string | null }[]> {
  return tx.all(sql`
    select c.id, c.at, a.display_name as by, c.outcome, c.note from aftercare_check_ins c join accounts a on a.organisation_id = c.organisation_id and a.id = c.by_id
    where c.organisation_id = ${tx.organisationId} and c.person_id = ${personId} order by c.at desc limit 100`);
}

export interface RecallRow extends FollowUpRow { readonly name: string; readonly number: string; readonly telephone: string | null; readonly watch_until: string | null }

/** Follow-ups due by a day: those in their most dangerous weeks first, then the longest due. */
export function followUpsDue(tx: Tx, siteId: string | null, until: string, today: string, limit: number): Promise<readonly RecallRow[]> {
  return tx.all<RecallRow>(sql`
    select ${followUpColumns}, coalesce(p.known_as, p.given_name) || ' ' || p.family_name as name, p.number, p.telephone, w.until as watch_until
    from follow_ups f join people p on p.organisation_id = f.organisation_id and p.id = f.person_id
    left join lateral (select max(to_on) as until from tolerance_watches t where t.organisation_id = f.organisation_id and t.person_id = f.person_id and t.to_on >= ${today}::date) w on true
    where f.organisation_id = ${tx.organisationId} and f.state = 'open' and (${siteId}::uuid is null or f.site_id = ${siteId}::uuid) and (f.next_on <= ${until}::date or f.refresher_on <= ${today}::date)
    order by (w.until is null), f.next_on, f.id limit ${limit}`);
}

export async function countFollowed(tx: Tx, siteId: string): Promise<number> {
  return (await tx.one<{ n: number }>(sql`select count(*)::int as n from follow_ups where organisation_id = ${tx.organisationId} and site_id = ${siteId} and state = 'open'`))?.n ?? 0;
}

/** The refresher was offered: the sweep does not ask again. */
export async function refresherAsked(tx: Tx, followUpId: string): Promise<void> {
  await tx.run(sql`update follow_ups set refresher_on = null where organisation_id = ${tx.organisationId} and id = ${followUpId}`);
}
