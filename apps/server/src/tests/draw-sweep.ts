/**
 * Draws drug tests by chance: once in each period for everybody who is dosed at a site, on a day that a secret of the server
 * chooses. Nobody sees the day beforehand, and nobody can be picked. Whoever is away is asked on their first day back.
 */
import { drawnDay, drawPeriod, drugTestMinimum, isoOf, type DrugTestMinimum, type Day, dayOf } from '@fairlead/clinical';
import { dayAt, startOfDay } from '../platform/clock.ts';
import { openTask, writeEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import { allSites } from '../platform/sites-store.ts';
import { chanceOf } from '../platform/vault.ts';
import { drawCandidates, insertDraw, type DrawCandidate } from './chance-store.ts';

/** What a test by chance looks for; opiate panels do not see fentanyl, so that it has a line of its own. */
export const drawPanel = ['opiates', 'fentanyl', 'methadone metabolite', 'buprenorphine', 'buprenorphine metabolite', 'benzodiazepines', 'cocaine', 'methamphetamine'] as const;

/** How many a year a site makes; without a choice the one of its country. */
export function minimumOf(profiles: Readonly<Record<string, string>>, country: 'US' | 'UK'): (typeof drugTestMinimum)[DrugTestMinimum] {
  const named = profiles['drugTests'] ?? '';
  return drugTestMinimum[named in drugTestMinimum ? (named as DrugTestMinimum) : country === 'UK' ? 'NO-MINIMUM' : 'EIGHT-A-YEAR'];
}

const numberOf = (day: string): Day => dayOf(day) ?? (0 as Day);

/** The day of this person's draw in a period, or null where none is left of it. */
export function dayOfDraw(row: Pick<DrawCandidate, 'person_id' | 'excused_on' | 'excuses'>, siteId: string, period: ReturnType<typeof drawPeriod>): string | null {
  const from = row.excused_on === null ? period.first : ((numberOf(row.excused_on) + 1) as Day);
  const day = drawnDay(period, chanceOf(`drug test ${siteId} ${row.person_id} ${period.number} ${row.excuses}`), from);
  return day === null ? null : isoOf(day);
}

/** So long after its day a draw still counts, where the server slept through it; a site that begins with draws asks nobody for days gone by. */
const lateDays = 3;

/** Whether the draw of a day is asked for today: on its day, or on the first day back for whoever was away on it. A day before the first dose was nobody's. */
function isAsked(row: DrawCandidate, day: string, today: string): boolean {
  const awayOn = (which: string): boolean => row.away.some(({ from, to }) => from <= which && which <= to);
  if (day > today || day < row.started_on || awayOn(today)) return false;
  return awayOn(day) || numberOf(today) - numberOf(day) <= lateDays;
}

export async function drawSweep(tx: Tx, now: Temporal.Instant): Promise<void> {
  for (const site of await allSites(tx)) {
    const { aYear } = minimumOf(site.profiles, site.country);
    if (aYear === 0) continue;
    const today = dayAt(now, site.time_zone);
    const period = drawPeriod(numberOf(today), aYear);
    for (const row of await drawCandidates(tx, site.id, today, period.number, site.time_zone)) {
      const day = row.has_test ? null : dayOfDraw(row, site.id, period);
      if (day === null || !isAsked(row, day, today)) continue;
      const id = await insertDraw(tx, { personId: row.person_id, episodeId: row.episode_id, siteId: site.id, period: period.number, panel: drawPanel }, now);
      if (id === null) continue;
      const about = { personId: row.person_id, episodeId: row.episode_id, siteId: site.id };
      await writeEvent(tx, null, now, { kind: 'tests.drawn', topic: 'tests', ...about, params: {}, about: { table: 'urine_tests', id } });
      await openTask(tx, null, now, { ...about, kind: 'tests.take-sample', role: 'nurse', dueAt: startOfDay(today, site.time_zone).add({ hours: 20 }).toString(), priority: 3, params: {}, dedupeKey: `sample ${id}` });
    }
  }
}
