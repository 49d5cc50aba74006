/** When ECG and liver tests fall due, and the liver tests themselves. */
import * as contract from '@fairlead/contract/tests';
import { dayOf, ecgDue, isoOf, liverDue, type Day, type EcgProfile, type TestDue } from '@fairlead/clinical';
import { episodeById, openEpisodeOf, personById, type EpisodeRow } from '../people/index.ts';
import { dayAt } from '../platform/clock.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import { siteById } from '../platform/sites-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { dueFactsOf, insertLiverTest, liverTestsOf } from './chance-store.ts';
import { minimumOf } from './draw-sweep.ts';
import { ecgsOf } from './tests-store.ts';

const ecgProfiles: Readonly<Record<string, EcgProfile>> = { KRANTZ09: 'KRANTZ-2009', 'KRANTZ-2009': 'KRANTZ-2009', 'APS-HRS-2014': 'APS-HRS-2014', 'UK-MHRA': 'UK-MHRA-2006', 'UK-MHRA-2006': 'UK-MHRA-2006', 'AATOD-RISK': 'AATOD-RISK' };
const numberOf = (day: string): Day => dayOf(day) ?? (0 as Day);
const dueReply = (due: TestDue | null, today: string): contract.TestDues['ecg'] => (due === null ? null : { dueOn: isoOf(due.dueOn), why: due.why, late: isoOf(due.dueOn) < today, source: due.cite.section === undefined ? due.cite.source : `${due.cite.source}, ${due.cite.section}`, mark: due.cite.mark });

export async function duesOf(tx: Tx, personId: string, site: Pick<EpisodeRow, 'time_zone' | 'profiles' | 'country'>, now: Temporal.Instant): Promise<contract.TestDues> {
  const today = dayAt(now, site.time_zone);
  const [facts, ecgs, livers] = [await dueFactsOf(tx, personId, today), await ecgsOf(tx, personId), await liverTestsOf(tx, personId)];
  const { aYear, cite } = minimumOf(site.profiles, site.country);
  const { medicine, started_on: startedOn, over_100_on: over } = facts;
  const ecg = medicine !== 'methadone' || startedOn === null ? null : ecgDue({
    profile: ecgProfiles[site.profiles['ecg'] ?? ''] ?? (site.country === 'UK' ? 'UK-MHRA-2006' : 'KRANTZ-2009'), atRisk: facts.at_risk, startedOn: numberOf(startedOn), over100On: over === null ? null : numberOf(over),
    doneOn: ecgs.map(({ recorded_at: at }) => numberOf(dayAt(Temporal.Instant.from(at), site.time_zone))),
  });
  const liver = medicine === null || startedOn === null ? null : liverDue({ medicine, startedOn: numberOf(startedOn), doneOn: livers.map(({ onDay }) => numberOf(onDay)) });
  return { today, medicine, ecg: dueReply(ecg, today), liver: dueReply(liver, today), liverTests: livers.map((each) => ({ ...each })), chance: { aYear, lastYear: facts.made_last_year, source: cite.source, mark: cite.mark } };
}

const opened = read(contract.getTestDues, { policy: staff('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker', 'manager', 'auditor'), limiter: 'ordinary', audit: 'due tests opened' }, async (ask, tx) => {
  const person = await personById(tx, ask.params.id);
  const site = person === null ? null : ((await openEpisodeOf(tx, person.id)) ?? (await siteById(tx, person.site_id)));
  return person === null || site === null ? { kind: 'not-found' } : { kind: 'ok', people: [person.id], reply: await duesOf(tx, person.id, site, ask.now) };
});

const entered = command(contract.addLiverTest, { policy: staff('prescriber', 'nurse'), limiter: 'ordinary', audit: 'liver test entered' }, async (ask, tx) => {
  const episode = await episodeById(tx, ask.params.id);
  if (episode === null) return { kind: 'not-found' };
  const { onDay, altTimesUln, astTimesUln, note } = ask.body;
  if (onDay > dayAt(ask.now, episode.time_zone)) return { kind: 'invalid', detail: 'A liver test cannot be of a day to come.', field: '/onDay' };
  const id = await insertLiverTest(tx, { personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, onDay, altTimesUln, astTimesUln: astTimesUln ?? null, note: note ?? '' }, ask.actor.accountId, ask.now);
  const reply = (await liverTestsOf(tx, episode.person_id)).find((each) => each.id === id);
  if (reply === undefined) throw new Error('The liver test that was just entered is not there.');
  return { kind: 'done', reply: { ...reply }, people: [episode.person_id], events: [{ kind: 'tests.liver', topic: 'tests', personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, params: { alt: altTimesUln }, about: { table: 'liver_tests', id } }] };
});

export const dueRoutes: readonly AnyRoute[] = [opened, entered];
