/** Doses and what became known of them later: all writing and reading of dose rows. */
import type { Decision } from '@fairlead/contract';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface DoseRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly dosing_day: string;
  readonly part: number;
  readonly order_id: string | null;
  readonly medicine: string;
  readonly product_id: string | null;
  readonly dose_ug: number;
  readonly taken_ug: number;
  readonly kind: 'observed' | 'take-home';
  readonly state_now: 'given' | 'partial' | 'refused' | 'vomited' | 'void';
  readonly origin: 'here' | 'imported' | 'synthetic';
  readonly given_at: string;
  readonly given_by: string | null;
  readonly vomited_after_minutes: number | null;
  readonly note: string | null;
  readonly journal_id: string | null;
}

const doseColumns = sql`d.id, d.person_id, d.episode_id, d.site_id, d.dosing_day, d.part, d.order_id, d.medicine, d.product_id, d.dose_ug, d.taken_ug, d.kind, d.state_now, d.origin, d.given_at,
  a.display_name as given_by, d.vomited_after_minutes, d.note, d.journal_id
  from doses_now d left join accounts a on a.organisation_id = d.organisation_id and a.id = d.given_by`;

export function doseById(tx: Tx, id: string): Promise<DoseRow | null> {
  return tx.one<DoseRow>(sql`select ${doseColumns} where d.organisation_id = ${tx.organisationId} and d.id = ${id}`);
}

/** Doses of a person between two days, oldest first. */
export function dosesBetween(tx: Tx, personId: string, from: string, to: string): Promise<readonly DoseRow[]> {
  return tx.all<DoseRow>(sql`select ${doseColumns} where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} and d.dosing_day between ${from}::date and ${to}::date order by d.dosing_day, d.part, d.given_at limit 5000`);
}

/** Who holds a slot already, for the answer to whoever came second. */
export function doseInSlot(tx: Tx, personId: string, day: string, part: number): Promise<DoseRow | null> {
  return tx.one<DoseRow>(sql`select ${doseColumns} where d.organisation_id = ${tx.organisationId} and d.person_id = ${personId} and d.dosing_day = ${day}::date and d.part = ${part} and d.state <> 'refused' and d.voided_by is null`);
}

/** The same, of whoever an order is for: asked together with the facts of that order. */
export function doseInSlotOf(tx: Tx, orderId: string, day: string, part: number): Promise<DoseRow | null> {
  return tx.one<DoseRow>(sql`select ${doseColumns} where d.organisation_id = ${tx.organisationId} and d.person_id = (select o.person_id from orders o where o.organisation_id = ${tx.organisationId} and o.id = ${orderId})
    and d.dosing_day = ${day}::date and d.part = ${part} and d.state <> 'refused' and d.voided_by is null`);
}

export interface VersionSigned {
  readonly by: string;
  readonly at: string;
}

/** Who signed a version of an order last, and when. */
export function versionSigned(tx: Tx, orderId: string, version: number): Promise<VersionSigned | null> {
  return tx.one<VersionSigned>(sql`
    select a.display_name as by, g.signed_at as at from order_signatures g join accounts a on a.organisation_id = g.organisation_id and a.id = g.signed_by
    where g.organisation_id = ${tx.organisationId} and g.order_id = ${orderId} and g.version = ${version} order by g.signed_at desc limit 1`);
}

export interface LedgerEntry {
  readonly account: 'supplier' | 'container' | 'person' | 'bottle' | 'waste' | 'discrepancy' | 'distributor';
  readonly productId: string;
  readonly lot: string;
  readonly containerId: string | null;
  readonly personId: string | null;
  readonly amountUg: number;
}

export interface NewDose {
  readonly id: string;
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly dosingDay: string;
  readonly part: number;
  readonly orderId: string;
  readonly orderVersion: number;
  readonly medicine: string;
  /** Null where it is of several strengths: the ledger names each. */
  readonly productId: string | null;
  readonly doseUg: number;
  readonly givenUg: number;
  readonly kind: 'observed' | 'take-home';
  readonly state: 'given' | 'partial' | 'refused';
  readonly givenBy: string;
  readonly checkedBy: string | null;
  readonly windowCheckId: string | null;
  readonly decision: Decision | null;
  readonly overrideReason: string | null;
  readonly overrideBy: string | null;
  readonly note: string | null;
}

/**
 * One write: moves the episode on from the version seen, and with it journal, entries and dose, or nothing of it.
 * False when somebody was faster. A stay at the window ends with its dose.
 */
export async function writeDose(tx: Tx, dose: NewDose, entries: readonly LedgerEntry[], witnessId: string | null, seenVersion: number, now: Temporal.Instant): Promise<boolean> {
  const at = now.toString();
  const journalId = entries.length === 0 ? null : newId();
  const written = await tx.run(sql`
    with moved as (
      update episodes set version = version + 1 where organisation_id = ${tx.organisationId} and id = ${dose.episodeId} and version = ${seenVersion} returning 1
    ), journal as (
      insert into journals (organisation_id, id, site_id, kind, at, author_id, witness_id)
      select ${tx.organisationId}::uuid, ${journalId}::uuid, ${dose.siteId}::uuid, ${dose.kind === 'take-home' ? 'take-home' : 'dose'}, ${at}::timestamptz, ${dose.givenBy}::uuid, ${witnessId}::uuid from moved where ${journalId}::uuid is not null
    ), line as (
      insert into entries (organisation_id, journal_id, line, account, product_id, lot, container_id, person_id, amount_ug)
      select ${tx.organisationId}::uuid, ${journalId}::uuid, l.line, l.account, l.product, l.lot, l.container, l.person, l.ug from moved,
        unnest(${entries.map((_entry, index) => index + 1)}::int[], ${entries.map((each) => each.account)}::text[], ${entries.map((each) => each.productId)}::uuid[], ${entries.map((each) => each.lot)}::text[],
          ${entries.map((each) => each.containerId)}::uuid[], ${entries.map((each) => each.personId)}::uuid[], ${entries.map((each) => each.amountUg)}::bigint[]) as l (line, account, product, lot, container, person, ug)
    ), stay as (
      update check_ins set left_at = ${at}::timestamptz from moved where organisation_id = ${tx.organisationId} and person_id = ${dose.personId} and left_at is null and ${dose.kind} = 'observed'
    )
    insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, order_id, order_version, medicine, product_id, dose_ug, given_ug, kind, state, given_at, given_by, checked_by,
      journal_id, window_check_id, decision, override_reason, override_by, note, recorded_at)
    select ${tx.organisationId}::uuid, ${dose.id}::uuid, ${dose.personId}::uuid, ${dose.episodeId}::uuid, ${dose.siteId}::uuid, ${dose.dosingDay}::date, ${dose.part}::int, ${dose.orderId}::uuid, ${dose.orderVersion}::int,
      ${dose.medicine}, ${dose.productId}::uuid, ${dose.doseUg}::bigint, ${dose.givenUg}::bigint, ${dose.kind}, ${dose.state}, ${at}::timestamptz, ${dose.givenBy}::uuid, ${dose.checkedBy}::uuid,
      ${journalId}::uuid, ${dose.windowCheckId}::uuid, ${dose.decision === null ? null : JSON.stringify(dose.decision)}::jsonb, ${dose.overrideReason}, ${dose.overrideBy}::uuid, ${dose.note}, ${at}::timestamptz from moved`);
  return written === 1;
}

export interface CorrectionRow {
  readonly id: string;
  readonly kind: string;
  readonly given_ug: number | null;
  readonly minutes_after: number | null;
  readonly witnessed: boolean | null;
  readonly reason: string;
  readonly author: string;
  readonly at: string;
}

export function correctionsOf(tx: Tx, doseId: string): Promise<readonly CorrectionRow[]> {
  return tx.all<CorrectionRow>(sql`
    select c.id, c.kind, c.given_ug, c.minutes_after, c.witnessed, c.reason, a.display_name as author, c.at from dose_corrections c
    join accounts a on a.organisation_id = c.organisation_id and a.id = c.author_id
    where c.organisation_id = ${tx.organisationId} and c.dose_id = ${doseId} order by c.at, c.id`);
}

export interface NewCorrection {
  readonly doseId: string;
  readonly kind: 'amount' | 'vomited' | 'entered-in-error' | 'returned' | 'note';
  readonly givenUg: number | null;
  readonly minutesAfter: number | null;
  readonly witnessed: boolean | null;
  readonly reason: string;
  readonly decision: Decision | null;
  readonly journalId: string | null;
}

/** Appends a correction after the last one; two that hang on the same last one cannot both be. */
export async function insertCorrection(tx: Tx, correction: NewCorrection, authorId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into dose_corrections (organisation_id, id, dose_id, kind, given_ug, minutes_after, witnessed, reason, decision, supersedes_id, journal_id, author_id, at)
    values (${tx.organisationId}, ${id}, ${correction.doseId}, ${correction.kind}, ${correction.givenUg}, ${correction.minutesAfter}, ${correction.witnessed}, ${correction.reason},
      ${correction.decision === null ? null : JSON.stringify(correction.decision)},
      (select c.id from dose_corrections c where c.organisation_id = ${tx.organisationId} and c.dose_id = ${correction.doseId} order by c.at desc, c.id desc limit 1),
      ${correction.journalId}, ${authorId}, ${now.toString()})`);
  if (correction.kind === 'entered-in-error' || correction.kind === 'returned') {
    await tx.run(sql`update doses set voided_by = ${id} where organisation_id = ${tx.organisationId} and id = ${correction.doseId}`);
  }
  return id;
}

/** Every line of a dose's own movement and of its corrections since. */
export function entriesOfDose(tx: Tx, doseId: string): Promise<readonly { readonly account: LedgerEntry['account']; readonly product_id: string; readonly lot: string; readonly container_id: string | null; readonly person_id: string | null; readonly amount_ug: number }[]> {
  return tx.all(sql`
    select e.account, e.product_id, e.lot, e.container_id, e.person_id, sum(e.amount_ug)::bigint as amount_ug from entries e
    where e.organisation_id = ${tx.organisationId} and e.journal_id in (
      select d.journal_id from doses d where d.organisation_id = ${tx.organisationId} and d.id = ${doseId} and d.journal_id is not null
      union select c.journal_id from dose_corrections c where c.organisation_id = ${tx.organisationId} and c.dose_id = ${doseId} and c.journal_id is not null)
    group by 1, 2, 3, 4, 5 having sum(e.amount_ug) <> 0 order by e.account, e.container_id`);
}

/**
 * Planned doses of each day by the orders in force, for the days a person missed. A day keeps what the version said that was
 * in force on it: a version that begins today takes nothing from the days before.
 */
export function plannedDays(tx: Tx, personId: string, from: string, to: string): Promise<readonly { readonly day: string; readonly ug: number }[]> {
  // The signed versions are few and found first: beside days counted up, of which the database expects thousands, it reads all
  // signatures of the clinic instead of this person's.
  return tx.all(sql`
    with signed as materialized (
      select o.id, o.parts, v.version, v.part_ug, lower(v.days) as from_day, least(upper(v.days), upper(o.days)) - 1 as to_day
      from orders o join order_versions v on v.organisation_id = o.organisation_id and v.order_id = o.id and v.version <= o.version
      where o.organisation_id = ${tx.organisationId} and o.person_id = ${personId} and o.state <> 'draft' and o.replaces_dose_id is null and o.medicine not in ('buprenorphine-depot', 'naltrexone-depot')
        and exists (select 1 from order_signatures s where s.organisation_id = o.organisation_id and s.order_id = o.id and s.version = v.version)
    )
    select g.day::date as day, sum(coalesce((select d.dose_ug from order_days d where d.organisation_id = ${tx.organisationId} and d.order_id = v.id and d.version = v.version and d.dosing_day = g.day::date and d.part = p.part),
      v.part_ug[p.part - lower(v.parts) + 1]))::bigint as ug
    from signed v
    cross join lateral generate_series(greatest(v.from_day, ${from}::date)::timestamp, least(v.to_day, ${to}::date)::timestamp, interval '1 day') g (day)
    cross join lateral generate_series(lower(v.parts), lower(v.parts) + array_length(v.part_ug, 1) - 1) p (part)
    where not exists (select 1 from signed n where n.id = v.id and n.version > v.version and n.from_day <= g.day::date)
    group by g.day order by g.day`);
}
