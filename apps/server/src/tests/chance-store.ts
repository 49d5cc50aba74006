/** Tests by chance, excuses, what the specimen was like, and liver tests: their SQL. */
import type { LiverTest, SpecimenCheck } from '@fairlead/contract/tests';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface DrawCandidate {
  readonly person_id: string;
  readonly episode_id: string;
  /** The first day of the episode's doses. */
  readonly started_on: string;
  /** Whether this period has its test. */
  readonly has_test: boolean;
  /** The last day on which a draw of this period was excused, and how many were. */
  readonly excused_on: string | null;
  readonly excuses: number;
  /** Days of the last weeks on which another window gave the dose, and the person did not come. */
  readonly away: readonly { readonly from: string; readonly to: string }[];
}

/** Everybody on methadone or buprenorphine at a site who takes it here. */
export function drawCandidates(tx: Tx, siteId: string, today: string, period: number, zone: string): Promise<readonly DrawCandidate[]> {
  return tx.all<DrawCandidate>(sql`
    select distinct on (o.person_id) o.person_id, o.episode_id, f.first_on as started_on,
      exists (select from urine_tests t where t.organisation_id = o.organisation_id and t.person_id = o.person_id and t.drawn_for = ${period} and t.state <> 'excused') as has_test,
      x.excused_on, coalesce(x.excuses, 0)::int as excuses,
      coalesce((select json_agg(json_build_object('from', lower(g.days), 'to', upper(g.days) - 1)) from guest_stays g where g.organisation_id = o.organisation_id and g.person_id = o.person_id and g.kind <> 'visitor' and g.days && daterange(${today}::date - 60, ${today}::date, '[]')), '[]'::json) as away
    from orders o join episodes e on e.organisation_id = o.organisation_id and e.id = o.episode_id and e.state = 'open'
    cross join lateral (select min(d.dosing_day) as first_on from doses d where d.organisation_id = o.organisation_id and d.person_id = o.person_id and d.episode_id = o.episode_id and d.voided_by is null and d.given_ug > 0) f
    left join lateral (select count(*) as excuses, max((u.excused_at at time zone ${zone})::date) as excused_on from urine_tests t join urine_excuses u on u.organisation_id = t.organisation_id and u.test_id = t.id
      where t.organisation_id = o.organisation_id and t.person_id = o.person_id and t.drawn_for = ${period}) x on true
    where o.organisation_id = ${tx.organisationId} and o.site_id = ${siteId} and o.state in ('signed', 'held') and o.days @> ${today}::date and o.medicine in ('methadone', 'buprenorphine', 'buprenorphine-naloxone') and f.first_on is not null
    order by o.person_id limit 5000`);
}

/** A test that was drawn. Null: this period has one. */
export async function insertDraw(tx: Tx, draw: { readonly personId: string; readonly episodeId: string; readonly siteId: string; readonly period: number; readonly panel: readonly string[] }, now: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const kept = await tx.run(sql`
    insert into urine_tests (organisation_id, id, person_id, episode_id, site_id, reason, panel, state, ordered_by, ordered_at, drawn_for)
    values (${tx.organisationId}, ${id}, ${draw.personId}, ${draw.episodeId}, ${draw.siteId}, 'random', ${[...draw.panel]}::text[], 'ordered', null, ${now.toString()}, ${draw.period}) on conflict do nothing`);
  return kept === 1 ? id : null;
}

/** Excuses a drawn test that was not given yet. False: it was given, or excused. */
export async function excuseTest(tx: Tx, id: string, why: string, words: string, byId: string, now: Temporal.Instant): Promise<boolean> {
  const changed = await tx.run(sql`update urine_tests set state = 'excused' where organisation_id = ${tx.organisationId} and id = ${id} and state in ('ordered', 'not given') and drawn_for is not null`);
  if (changed === 1) await tx.run(sql`insert into urine_excuses (organisation_id, test_id, why, words, excused_by, excused_at) values (${tx.organisationId}, ${id}, ${why}, ${words}, ${byId}, ${now.toString()})`);
  return changed === 1;
}

export async function insertSpecimenCheck(tx: Tx, testId: string, check: SpecimenCheck, byId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`
    insert into specimen_checks (organisation_id, id, test_id, temperature_c, creatinine_mg_dl, specific_gravity, ph, oxidants, verdict, note, checked_by, checked_at)
    values (${tx.organisationId}, ${newId()}, ${testId}, ${check.temperatureC ?? null}, ${check.creatinineMgDl ?? null}, ${check.specificGravity ?? null}, ${check.ph ?? null}, ${check.oxidants ?? null}, ${check.verdict ?? null}, ${check.note ?? ''}, ${byId}, ${now.toString()})`);
}

/** A test that was drawn and waits for its sample. */
export function openDrawOf(tx: Tx, personId: string): Promise<{ readonly id: string; readonly ordered_at: string } | null> {
  return tx.one(sql`select id, ordered_at from urine_tests where organisation_id = ${tx.organisationId} and person_id = ${personId} and drawn_for is not null and state in ('ordered', 'not given') order by ordered_at desc limit 1`);
}

export interface DueFacts {
  readonly medicine: string | null;
  readonly started_on: string | null;
  readonly over_100_on: string | null;
  readonly at_risk: boolean;
  readonly made_last_year: number;
}

/** What the days of ECG and liver test rest on: the order in force, its first dose, the first day over 100 mg, and risks that a prescriber stated. */
export async function dueFactsOf(tx: Tx, personId: string, today: string): Promise<DueFacts> {
  const row = await tx.one<DueFacts>(sql`
    select o.medicine, f.first_on as started_on,
      (select min(x.dosing_day) from (select d.dosing_day from doses d where d.organisation_id = p.organisation_id and d.person_id = p.id and d.medicine = 'methadone' and d.voided_by is null group by d.dosing_day having sum(d.given_ug) > 100000) x where x.dosing_day >= f.first_on) as over_100_on,
      coalesce((select (v.facts ->> 'qtRiskFactors')::boolean from order_versions v where v.organisation_id = o.organisation_id and v.order_id = o.id and v.version = o.version), false) as at_risk,
      (select count(*)::int from urine_tests t where t.organisation_id = p.organisation_id and t.person_id = p.id and t.drawn_for is not null and t.state in ('collected', 'resulted') and t.ordered_at > ${today}::date - 365) as made_last_year
    from people p
    left join lateral (select o.* from orders o where o.organisation_id = p.organisation_id and o.person_id = p.id and o.state in ('signed', 'held') and o.days @> ${today}::date and o.replaces_dose_id is null order by lower(o.parts) limit 1) o on true
    left join lateral (select coalesce(min(d.dosing_day), lower(o.days)) as first_on from doses d where d.organisation_id = p.organisation_id and d.person_id = p.id and d.episode_id = o.episode_id and d.voided_by is null and d.given_ug > 0 and d.medicine = o.medicine) f on true
    where p.organisation_id = ${tx.organisationId} and p.id = ${personId}`);
  return row ?? { medicine: null, started_on: null, over_100_on: null, at_risk: false, made_last_year: 0 };
}

export function liverTestsOf(tx: Tx, personId: string): Promise<readonly LiverTest[]> {
  return tx.all<LiverTest>(sql`
    select l.id, l.on_day as "onDay", l.alt_times_uln::float8 as "altTimesUln", l.ast_times_uln::float8 as "astTimesUln", l.note, a.display_name as by from liver_tests l join accounts a on a.organisation_id = l.organisation_id and a.id = l.entered_by
    where l.organisation_id = ${tx.organisationId} and l.person_id = ${personId} order by l.on_day desc, l.entered_at desc limit 100`);
}

export async function insertLiverTest(tx: Tx, row: { readonly personId: string; readonly episodeId: string; readonly siteId: string; readonly onDay: string; readonly altTimesUln: number; readonly astTimesUln: number | null; readonly note: string }, byId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into liver_tests (organisation_id, id, person_id, episode_id, site_id, on_day, alt_times_uln, ast_times_uln, note, entered_by, entered_at)
    values (${tx.organisationId}, ${id}, ${row.personId}, ${row.episodeId}, ${row.siteId}, ${row.onDay}, ${row.altTimesUln}, ${row.astTimesUln}, ${row.note}, ${byId}, ${now.toString()})`);
  return id;
}
