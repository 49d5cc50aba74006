/** What is known of a person today from assessments and instruments, in the words of the rules. */
import { dayOf, placementFactsOf, placementScores, planFactsOf, planScores, riskFactsOf, suicideRiskOf, type Day, type NewestResponse, type PartId, type PlacementFacts, type PlanFacts, type RiskFact, type RiskFactorId, type SavedPart, type SavedParts } from '@fairlead/clinical';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { newestSavesOfPerson, type SaveRow } from './assessment-store.ts';
import { newestResponses, observationsOf } from './responses-store.ts';

/** An ISO day as the rules count it. The database and the clock give no other text. */
export function clinicalDay(iso: string): Day {
  const day = dayOf(iso);
  if (day === null) throw new Error(`${iso} is no day.`);
  return day;
}

export function savedParts(rows: readonly SaveRow[], timeZone: string): SavedParts {
  return Object.fromEntries(rows.map((row): [PartId, SavedPart] => [row.part, { answers: row.answers, unsaid: row.unsaid, savedOn: clinicalDay(dayAt(Temporal.Instant.from(row.saved_at), timeZone)) }]));
}

/** Where one fact comes from, so that a screen can say so. */
export interface FactSource {
  readonly kind: 'assessment' | 'instrument' | 'observation';
  /** The part, the instrument or the code. */
  readonly of: string;
  readonly at: string;
}

export interface KnownFacts {
  readonly placement: PlacementFacts;
  readonly plan: PlanFacts;
  readonly risk: Readonly<Partial<Record<RiskFactorId, RiskFact>>>;
  /** When each part was last saved and each instrument last answered. */
  readonly sources: readonly FactSource[];
}

/** Readings of the last day; an older one says nothing of now. */
async function readingsNow(tx: Tx, personId: string, now: Temporal.Instant): Promise<{ readonly facts: PlacementFacts; readonly sources: readonly FactSource[] }> {
  const rows = await observationsOf(tx, personId, { codes: ['respiration', 'spo2'], since: now.subtract({ hours: 24 }).toString(), limit: 50 });
  const newest = (code: string) => rows.find((row) => row.code === code && row.value !== null);
  const [respiration, spo2] = [newest('respiration'), newest('spo2')];
  return {
    facts: { ...(respiration === undefined ? {} : { respiratoryRate: respiration.value }), ...(spo2 === undefined ? {} : { spo2: spo2.value }) },
    sources: [respiration, spo2].flatMap((row) => (row === undefined ? [] : [{ kind: 'observation' as const, of: row.code, at: row.at }])),
  };
}

// Scores of the state a person is in now; older ones say nothing of today. The others hold until they are asked again.
const shortLived: Readonly<Record<string, number>> = { COWS: 24, 'CIWA-Ar': 24, NEWS2: 24, POSS: 24 };

/** Everything the assessment room knows of a person for placement, plan and overdose risk. */
export async function factsOfPerson(tx: Tx, person: { readonly id: string; readonly sex: 'female' | 'male' | 'other' | 'unknown' | null }, timeZone: string, now: Temporal.Instant): Promise<KnownFacts> {
  const today = clinicalDay(dayAt(now, timeZone));
  const saves = await newestSavesOfPerson(tx, person.id);
  const parts = savedParts(saves, timeZone);
  const responses = (await newestResponses(tx, person.id)).filter((row) => {
    const hours = shortLived[row.instrument];
    return hours === undefined || Temporal.Instant.compare(Temporal.Instant.from(row.at), now.subtract({ hours })) >= 0;
  });
  const newest = (instrument: string): NewestResponse | undefined => responses.find((row) => row.instrument === instrument);
  const readings = await readingsNow(tx, person.id, now);
  const sex = person.sex === 'female' || person.sex === 'male' ? person.sex : null;
  const suicide = suicideRiskOf(newest('C-SSRS-screener'));
  const screened = responses.find((row) => row.instrument === 'C-SSRS-screener')?.at;
  const suicidality: RiskFact | undefined = suicide === undefined || suicide === null ? suicide : suicide === 'none' ? false : { since: screened === undefined ? null : clinicalDay(dayAt(Temporal.Instant.from(screened), timeZone)) };
  return {
    placement: { ...placementFactsOf(parts), ...placementScores(newest), ...readings.facts },
    plan: { ...planFactsOf(parts), ...planScores(newest, sex) },
    risk: { ...riskFactsOf(parts, today), ...(suicidality === undefined ? {} : { suicidality }) },
    sources: [
      ...saves.map((row) => ({ kind: 'assessment' as const, of: row.part, at: row.saved_at })),
      ...responses.map((row) => ({ kind: 'instrument' as const, of: row.instrument, at: row.at })), ...readings.sources,
    ],
  };
}
