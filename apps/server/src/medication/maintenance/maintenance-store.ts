/** Reviews, readiness and requests: all SQL of this part. */
import type { DoseRequest, NewReview, Readiness, Review, ReviewFacts } from '@fairlead/contract/medication';
import { newId } from '../../platform/ids.ts';
import { sql, type Tx } from '../../platform/scoped.ts';

/** Newest first. */
export function reviewsOf(tx: Tx, personId: string): Promise<readonly Review[]> {
  return tx.all<Review>(sql`
    select r.id, r.on_day as "onDay", r.medicine, r.benefit, r.side_effects as "sideEffects", r.use_on_top as "useOnTop", r.dose_holds as "doseHolds", r.goals, r.outcome, r.note, r.next_on as "nextOn", r.facts, a.display_name as by, r.reviewed_at as at
    from medication_reviews r join accounts a on a.organisation_id = r.organisation_id and a.id = r.reviewed_by
    where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId} order by r.reviewed_at desc limit 100`);
}

export interface ReviewRow extends NewReview {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly medicine: string;
  readonly onDay: string;
  readonly facts: ReviewFacts;
  readonly origin?: 'here' | 'synthetic';
}

export async function insertReview(tx: Tx, row: ReviewRow, byId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into medication_reviews (organisation_id, id, person_id, episode_id, site_id, medicine, on_day, benefit, side_effects, use_on_top, dose_holds, goals, outcome, note, facts, next_on, reviewed_by, reviewed_at, origin)
    values (${tx.organisationId}, ${id}, ${row.personId}, ${row.episodeId}, ${row.siteId}, ${row.medicine}, ${row.onDay}, ${row.benefit}, ${[...row.sideEffects]}::text[], ${row.useOnTop}, ${row.doseHolds}, ${row.goals}, ${row.outcome}, ${row.note},
      ${JSON.stringify(row.facts)}, ${row.nextOn}, ${byId}, ${now.toString()}, ${row.origin ?? 'here'})`);
  return id;
}

export interface ReadinessRow extends Readiness {
  readonly words: string;
  readonly lookedAt: string;
  readonly lookedBy: string;
}

export function readinessOf(tx: Tx, personId: string): Promise<ReadinessRow | null> {
  return tx.one<ReadinessRow>(sql`
    select t.own_wish as "ownWish", t.pause_offered as "pauseOffered", t.naloxone_in_hand as "naloxoneInHand", t.relapse_plan as "relapsePlan", t.overdose_risk_told as "overdoseRiskTold", t.words, t.looked_at as "lookedAt", a.display_name as "lookedBy"
    from taper_readiness t join accounts a on a.organisation_id = t.organisation_id and a.id = t.looked_by
    where t.organisation_id = ${tx.organisationId} and t.person_id = ${personId} order by t.looked_at desc, t.id desc limit 1`);
}

/** What the record knows by itself: a kit in hand that is in date, and a relapse-prevention plan. Read here, since both rooms rest on this one. */
export async function readinessInRecord(tx: Tx, personId: string, today: string): Promise<Pick<Readiness, 'naloxoneInHand' | 'relapsePlan'>> {
  const row = await tx.one<{ naloxoneInHand: boolean; relapsePlan: boolean }>(sql`
    select exists (select from naloxone_kits k where k.organisation_id = ${tx.organisationId} and k.person_id = ${personId} and (k.expires_on is null or k.expires_on >= ${today}::date)
        and not exists (select from naloxone_kit_ends e where e.organisation_id = k.organisation_id and e.kit_id = k.id)) as "naloxoneInHand",
      exists (select from relapse_prevention_plans r where r.organisation_id = ${tx.organisationId} and r.person_id = ${personId}) as "relapsePlan"`);
  return row ?? { naloxoneInHand: null, relapsePlan: null };
}

export async function insertReadiness(tx: Tx, personId: string, episodeId: string, row: Readiness, words: string, byId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into taper_readiness (organisation_id, id, person_id, episode_id, own_wish, pause_offered, naloxone_in_hand, relapse_plan, overdose_risk_told, words, looked_by, looked_at)
    values (${tx.organisationId}, ${id}, ${personId}, ${episodeId}, ${row.ownWish}, ${row.pauseOffered}, ${row.naloxoneInHand}, ${row.relapsePlan}, ${row.overdoseRiskTold}, ${words}, ${byId}, ${now.toString()})`);
  return id;
}

const requestColumns = sql`q.id, q.what, q.words, q.asked_at as "askedAt", q.answer, q.answer_words as "answerWords", a.display_name as "answeredBy", q.answered_at as "answeredAt"`;

/** Open first, then the newest. */
export function requestsOf(tx: Tx, personId: string): Promise<readonly DoseRequest[]> {
  return tx.all<DoseRequest>(sql`
    select ${requestColumns} from dose_requests q left join accounts a on a.organisation_id = q.organisation_id and a.id = q.answered_by
    where q.organisation_id = ${tx.organisationId} and q.person_id = ${personId} order by (q.answer is null) desc, q.asked_at desc limit 30`);
}

export interface RequestRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly answer: string | null;
}

export function requestById(tx: Tx, id: string): Promise<RequestRow | null> {
  return tx.one<RequestRow>(sql`select id, person_id, episode_id, site_id, answer from dose_requests where organisation_id = ${tx.organisationId} and id = ${id}`);
}

/** Null: one is open already. */
export async function insertRequest(tx: Tx, row: { readonly personId: string; readonly episodeId: string; readonly siteId: string; readonly orderId: string; readonly what: string; readonly words: string }, now: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const kept = await tx.run(sql`
    insert into dose_requests (organisation_id, id, person_id, episode_id, site_id, order_id, what, words, asked_at)
    values (${tx.organisationId}, ${id}, ${row.personId}, ${row.episodeId}, ${row.siteId}, ${row.orderId}, ${row.what}, ${row.words}, ${now.toString()}) on conflict do nothing`);
  return kept === 1 ? id : null;
}

export async function answerRequestRow(tx: Tx, id: string, answer: 'changed' | 'kept' | 'taken-back', words: string | null, byId: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update dose_requests set answer = ${answer}, answer_words = ${words}, answered_at = ${now.toString()}, answered_by = ${byId} where organisation_id = ${tx.organisationId} and id = ${id} and answer is null`)) === 1;
}


export interface DueRow {
  readonly person_id: string;
  readonly episode_id: string;
  readonly medicine: string;
  readonly started_on: string;
  readonly last_on: string | null;
  readonly last_next_on: string | null;
}

/** What the day of the next review rests on, of everybody at a site in one query: the order in force, the first day of the episode's doses on it, and the newest review. */
export function reviewFactsAt(tx: Tx, siteId: string, today: string, personId: string | null): Promise<readonly DueRow[]> {
  return tx.all<DueRow>(sql`
    select distinct on (o.person_id) o.person_id, o.episode_id, o.medicine, f.first_on as started_on, r.on_day as last_on, r.next_on as last_next_on
    from orders o join episodes e on e.organisation_id = o.organisation_id and e.id = o.episode_id and e.state = 'open'
    cross join lateral (select min(d.dosing_day) as first_on from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.episode_id = o.episode_id and d.voided_by is null and d.given_ug > 0
      and (d.medicine = o.medicine or (d.medicine like 'buprenorphine%' and d.medicine <> 'buprenorphine-depot' and o.medicine like 'buprenorphine%' and o.medicine <> 'buprenorphine-depot'))) f
    left join lateral (select m.on_day, m.next_on from medication_reviews m where m.organisation_id = o.organisation_id and m.person_id = o.person_id and m.episode_id = o.episode_id order by m.reviewed_at desc limit 1) r on true
    where o.organisation_id = ${tx.organisationId} and o.site_id = ${siteId} and (${personId}::uuid is null or o.person_id = ${personId}) and o.state in ('signed', 'held') and o.days @> ${today}::date and o.replaces_dose_id is null and f.first_on is not null
    order by o.person_id, lower(o.parts)`);
}
