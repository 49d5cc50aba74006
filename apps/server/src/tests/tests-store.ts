/** Urine tests and ECGs: all SQL of the room. */
import type { SpecimenCheck } from '@fairlead/contract/tests';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface UrineTestRow {
  readonly id: string;
  readonly person_id: string;
  readonly episode_id: string;
  readonly site_id: string;
  readonly reason: string;
  readonly panel: readonly string[];
  readonly state: 'ordered' | 'collected' | 'resulted' | 'not given' | 'excused';
  readonly specimen: 'urine' | 'oral-fluid';
  readonly drawn: boolean;
  readonly excused: { readonly why: 'travel' | 'illness' | 'work' | 'family' | 'other'; readonly words: string; readonly by: string } | null;
  readonly check: SpecimenCheck | null;
  /** Medicines with an order in force on the day of the sample. */
  readonly medicines: readonly string[];
  readonly ordered_by: string | null;
  readonly ordered_at: string;
  readonly collected_at: string | null;
  readonly observed: boolean | null;
  readonly temperature_ok: boolean | null;
  readonly results: readonly { readonly id: string; readonly substance: string; readonly method: 'presumptive' | 'confirmed'; readonly result: 'positive' | 'negative' | 'invalid'; readonly amount: string | null; readonly note: string | null; readonly enteredBy: string | null; readonly resultedAt: string }[];
}

// Of each substance and method the last word; what it superseded stays in the table.
const testColumns = sql`t.id, t.person_id, t.episode_id, t.site_id, t.reason, t.panel, t.state, a.display_name as ordered_by, t.ordered_at, t.collected_at, t.observed, t.temperature_ok, t.specimen, t.drawn_for is not null as drawn,
  (select json_build_object('why', x.why, 'words', x.words, 'by', (select c.display_name from accounts c where c.organisation_id = x.organisation_id and c.id = x.excused_by)) from urine_excuses x where x.organisation_id = t.organisation_id and x.test_id = t.id) as excused,
  (select json_build_object('temperatureC', k.temperature_c, 'creatinineMgDl', k.creatinine_mg_dl, 'specificGravity', k.specific_gravity, 'ph', k.ph, 'oxidants', k.oxidants, 'verdict', k.verdict, 'note', k.note)
    from specimen_checks k where k.organisation_id = t.organisation_id and k.test_id = t.id order by k.checked_at desc, k.id desc limit 1) as check,
  array(select distinct o.medicine from orders o join sites s on s.organisation_id = o.organisation_id and s.id = o.site_id where o.organisation_id = t.organisation_id and o.person_id = t.person_id and o.state <> 'draft'
    and o.days @> (coalesce(t.collected_at, t.ordered_at) at time zone s.time_zone)::date) as medicines,
  coalesce((select json_agg(json_build_object('id', r.id, 'substance', r.substance, 'method', r.method, 'result', r.result, 'amount', r.amount, 'note', r.note, 'enteredBy', b.display_name, 'resultedAt', r.resulted_at) order by r.substance, r.method)
    from urine_results r left join accounts b on b.organisation_id = r.organisation_id and b.id = r.entered_by
    where r.organisation_id = t.organisation_id and r.test_id = t.id and not exists (select 1 from urine_results n where n.organisation_id = r.organisation_id and n.supersedes_id = r.id)), '[]'::json) as results
  from urine_tests t left join accounts a on a.organisation_id = t.organisation_id and a.id = t.ordered_by`;

export function urineTestById(tx: Tx, id: string): Promise<UrineTestRow | null> {
  return tx.one<UrineTestRow>(sql`select ${testColumns} where t.organisation_id = ${tx.organisationId} and t.id = ${id}`);
}

export function urineTestsOf(tx: Tx, personId: string): Promise<readonly UrineTestRow[]> {
  return tx.all<UrineTestRow>(sql`select ${testColumns} where t.organisation_id = ${tx.organisationId} and t.person_id = ${personId} order by t.ordered_at desc, t.id desc limit 200`);
}

/**
 * Days of imported trial visits that took place and have no urine test on their day. Trial tables have rows only for what was
 * found, so that such a visit may have been tested or not.
 */
export async function noResultKnownOf(tx: Tx, personId: string): Promise<readonly string[]> {
  const rows = await tx.all<{ day: string }>(sql`
    select distinct (e.at at time zone 'UTC')::date::text as day from encounters e
    where e.organisation_id = ${tx.organisationId} and e.person_id = ${personId} and e.sort = 'trial-visit' and e.origin = 'imported' and e.state = 'finished' and e.at is not null
      and not exists (select 1 from urine_tests t where t.organisation_id = e.organisation_id and t.person_id = e.person_id and (coalesce(t.collected_at, t.ordered_at) at time zone 'UTC')::date = (e.at at time zone 'UTC')::date)
    order by 1 desc limit 400`);
  return rows.map(({ day }) => day);
}

export interface NewUrineTest {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly reason: string;
  readonly panel: readonly string[];
  readonly origin?: 'here' | 'imported' | 'synthetic';
  readonly specimen?: 'urine' | 'oral-fluid';
  readonly state?: 'ordered' | 'collected' | 'resulted' | 'not given';
}

export async function insertUrineTest(tx: Tx, test: NewUrineTest, orderedBy: string, at: Temporal.Instant): Promise<string> {
  const id = newId();
  const state = test.state ?? 'ordered';
  await tx.run(sql`
    insert into urine_tests (organisation_id, id, person_id, episode_id, site_id, reason, panel, state, ordered_by, ordered_at, collected_at, origin, specimen)
    values (${tx.organisationId}, ${id}, ${test.personId}, ${test.episodeId}, ${test.siteId}, ${test.reason}, ${[...test.panel]}::text[], ${state}, ${orderedBy}, ${at.toString()}, ${state === 'collected' || state === 'resulted' ? at.toString() : null}, ${test.origin ?? 'here'}, ${test.specimen ?? 'urine'})`);
  return id;
}

export async function noteCollection(tx: Tx, id: string, given: boolean, accountId: string, observed: boolean | null, temperatureOk: boolean | null, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`
    update urine_tests set state = ${given ? 'collected' : 'not given'}, collected_at = ${given ? now.toString() : null}, collected_by = ${accountId}, observed = ${observed}, temperature_ok = ${temperatureOk}
    where organisation_id = ${tx.organisationId} and id = ${id} and state in ('ordered', 'not given')`)) === 1;
}

export interface NewResult {
  readonly substance: string;
  readonly method: 'presumptive' | 'confirmed';
  readonly result: 'positive' | 'negative' | 'invalid';
  readonly amount?: string | undefined;
  readonly note?: string | undefined;
}

/** Adds results; one of a substance and method that has one already follows it. */
export async function insertResults(tx: Tx, testId: string, results: readonly NewResult[], accountId: string | null, at: Temporal.Instant): Promise<void> {
  for (const each of results) {
    await tx.run(sql`
      insert into urine_results (organisation_id, id, test_id, substance, method, result, amount, note, supersedes_id, entered_by, resulted_at)
      values (${tx.organisationId}, ${newId()}, ${testId}, ${each.substance}, ${each.method}, ${each.result}, ${each.amount ?? null}, ${each.note ?? null},
        (select r.id from urine_results r where r.organisation_id = ${tx.organisationId} and r.test_id = ${testId} and r.substance = ${each.substance} and r.method = ${each.method}
          and not exists (select 1 from urine_results n where n.organisation_id = r.organisation_id and n.supersedes_id = r.id)), ${accountId}, ${at.toString()})`);
  }
  await tx.run(sql`update urine_tests set state = 'resulted', collected_at = coalesce(collected_at, ${at.toString()}::timestamptz) where organisation_id = ${tx.organisationId} and id = ${testId}`);
}

export interface EcgRow {
  readonly id: string;
  readonly recorded_at: string;
  readonly qt_ms: number;
  readonly heart_rate: number;
  readonly qtc_bazett_ms: number;
  readonly qtc_fridericia_ms: number;
  readonly qtc_framingham_ms: number;
  readonly qtc_hodges_ms: number;
  readonly formula: 'bazett' | 'fridericia' | 'framingham' | 'hodges';
  readonly note: string | null;
  readonly entered_by: string | null;
}

/** Newest first; an ECG that was corrected is not shown. */
export function ecgsOf(tx: Tx, personId: string): Promise<readonly EcgRow[]> {
  return tx.all<EcgRow>(sql`
    select c.id, c.recorded_at, c.qt_ms, c.heart_rate, c.qtc_bazett_ms, c.qtc_fridericia_ms, c.qtc_framingham_ms, c.qtc_hodges_ms, c.formula, c.note, a.display_name as entered_by
    from ecgs c left join accounts a on a.organisation_id = c.organisation_id and a.id = c.entered_by
    where c.organisation_id = ${tx.organisationId} and c.person_id = ${personId} and not exists (select 1 from ecgs n where n.organisation_id = c.organisation_id and n.supersedes_id = c.id)
    order by c.recorded_at desc limit 100`);
}

export interface NewEcg {
  readonly personId: string;
  readonly episodeId: string;
  readonly siteId: string;
  readonly recordedAt: string;
  readonly qtMs: number;
  readonly heartRate: number;
  readonly bazettMs: number;
  readonly fridericiaMs: number;
  readonly framinghamMs: number;
  readonly hodgesMs: number;
  readonly formula: EcgRow['formula'];
  readonly note: string | null;
  readonly supersedesId: string | null;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function insertEcg(tx: Tx, ecg: NewEcg, accountId: string | null, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into ecgs (organisation_id, id, person_id, episode_id, site_id, recorded_at, qt_ms, heart_rate, qtc_bazett_ms, qtc_fridericia_ms, qtc_framingham_ms, qtc_hodges_ms, formula, note, supersedes_id, entered_by, entered_at, origin)
    values (${tx.organisationId}, ${id}, ${ecg.personId}, ${ecg.episodeId}, ${ecg.siteId}, ${ecg.recordedAt}, ${ecg.qtMs}, ${ecg.heartRate}, ${ecg.bazettMs}, ${ecg.fridericiaMs}, ${ecg.framinghamMs}, ${ecg.hodgesMs},
      ${ecg.formula}, ${ecg.note}, ${ecg.supersedesId}, ${accountId}, ${now.toString()}, ${ecg.origin ?? 'here'})`);
  return id;
}
