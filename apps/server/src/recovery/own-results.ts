/** A person's own tests and own scores over time, as they are shown to them. */
import { instrumentById, sayIn } from '@fairlead/clinical';
import type { OwnScore, OwnTest, PersonData } from '@fairlead/contract/recovery';
import { responsesOf } from '../assessment/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { urineTestsOf } from '../tests/index.ts';

const testsShown = 12;
const pointsShown = 24;

/** The last tests, newest first. Of a substance tested twice the laboratory's word stands before the quick test's. */
export async function ownTests(tx: Tx, personId: string, timeZone: string): Promise<OwnTest[]> {
  // A test that was drawn by chance is nobody's to see before they give its sample.
  const shown = (await urineTestsOf(tx, personId)).flatMap((row) => (row.state === 'excused' || (row.drawn && row.state === 'ordered') ? [] : [{ ...row, state: row.state }]));
  return shown.slice(0, testsShown).map((row) => {
    const confirmed = new Set(row.results.filter(({ method }) => method === 'confirmed').map(({ substance }) => substance));
    const known = new Set(row.results.map(({ substance }) => substance));
    return {
      id: row.id, day: dayAt(Temporal.Instant.from(row.collected_at ?? row.ordered_at), timeZone), state: row.state,
      results: row.results.filter(({ method, substance }) => method === 'confirmed' || !confirmed.has(substance)).map(({ substance, method, result }) => ({ substance, confirmed: method === 'confirmed', result })),
      unknown: row.panel.filter((substance) => !known.has(substance)),
    };
  });
}

/** Forms that the person answers, with every complete total, oldest first; forms that staff rate are not the person's own. */
export async function ownScores(tx: Tx, personId: string, language: PersonData['language'], timeZone: string): Promise<OwnScore[]> {
  const byForm = new Map<string, OwnScore>();
  for (const row of await responsesOf(tx, personId, { limit: 300 })) {
    const instrument = instrumentById(row.instrument);
    const scale = instrument?.scales.find(({ id }) => id === instrument.total);
    if (row.total === null || !row.complete || instrument === null || scale === undefined || instrument.ratedBy === 'clinician' || instrument.room === 'crisis') continue;
    const form = byForm.get(row.instrument) ?? { instrument: row.instrument, title: sayIn(instrument.title, language), min: scale.min, max: scale.max, better: scale.better, points: [] };
    byForm.set(row.instrument, { ...form, points: [{ at: row.at, day: dayAt(Temporal.Instant.from(row.at), timeZone), total: row.total }, ...form.points].slice(-pointsShown) });
  }
  return [...byForm.values()];
}
