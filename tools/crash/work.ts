/** The work of a dosing window: doses in every form, bottles home and back, injections, waste, counts with and without a difference. */
import { settle, type Press, type Sends } from './nurses.ts';
import { depotUg, doseUg, secondName, secondPassphrase, type Patient, type Window } from './window.ts';

/** Everything that an answer promised: what the database has to hold afterwards, each once and nothing else. */
export interface Promised {
  readonly doses: { readonly id: string; readonly personId: string; readonly takenUg: number }[];
  readonly refused: string[];
  readonly vomited: string[];
  readonly bottles: { readonly id: string; readonly doseId: string; state: 'out' | 'returned-empty' | 'returned-full' }[];
  readonly wastes: { readonly reason: string; readonly ug: number }[];
  readonly pours: { readonly reason: string; readonly ug: number }[];
  readonly counts: { readonly id: string; readonly differenceUg: number }[];
  readonly explained: string[];
  injections: number;
  /** Micrograms that left each kind of container. */
  fromWindowUg: number;
  fromSafesUg: number;
}

export const nothingPromised = (): Promised => ({ doses: [], refused: [], vomited: [], bottles: [], wastes: [], pours: [], counts: [], explained: [], injections: 0, fromWindowUg: 0, fromSafesUg: 0 });

export interface Nurse {
  readonly n: number;
  readonly port: number;
  readonly window: Window;
  readonly random: () => number;
  readonly sends: Sends;
  readonly promised: Promised;
  /** What the safe that only this nurse keeps holds. */
  safeUg: number;
}

/** What warns about a first dose or is not known, as a nurse answers it. */
const acknowledged = ['poss', 'intoxicated', 'dosedElsewhereToday', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'hoursAfterFirst', 'rationale', 'ecgBaseline'];
const faster = /gave (this|an) |went home in a bottle|Somebody else changed|one_dose_a_person_day_part|dosing day/;

const say = <Answer>(nurse: Nurse, press: Press, hand = nurse.n): Promise<Answer | null> => settle<Answer>(nurse.port, nurse.window.cookies[hand % nurse.window.cookies.length] ?? '', press, nurse.sends);

async function must<Answer>(nurse: Nurse, press: Press, hand = nurse.n): Promise<Answer> {
  const answer = await say<Answer>(nurse, press, hand);
  if (answer === null) throw new Error(`${press.path} was refused.`);
  return answer;
}

const witness = async (nurse: Nurse): Promise<string> => (await must<{ confirmationId: string }>(nurse, { path: '/api/second-person', body: { name: secondName, passphrase: secondPassphrase } })).confirmationId;
const today = (): string => Temporal.Now.plainDateISO('UTC').toString();
const daysOn = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

async function arrive(nurse: Nurse, patient: Patient): Promise<void> {
  await must(nurse, { path: `/api/people/${patient.personId}/check-ins`, body: {} });
  await must(nurse, { path: `/api/people/${patient.personId}/window-checks`, body: { identifiers: ['photo', 'born-on'], identityConfirmed: true, poss: '1', intoxicated: false, dosedElsewhere: false } });
}

type Dosed = { readonly dose: { readonly id: string; readonly takenUg: number; readonly state: string } };

/** One dose by one pair of hands: into the person, and what was poured and not taken into waste. Null where a colleague was faster. */
async function dose(nurse: Nurse, patient: Patient, more: Readonly<Record<string, unknown>> = {}, hand = nurse.n): Promise<string | null> {
  const containers = [{ id: nurse.window.windows[hand % nurse.window.windows.length], ug: doseUg }];
  const answer = await say<Dosed>(nurse, { path: `/api/orders/${patient.orderId}/doses`, body: { dosingDay: today(), part: 1, doseUg, acknowledged, ...(more['state'] === 'refused' ? {} : { containers }), ...more }, late: faster }, hand);
  if (answer === null) return null;
  if (answer.dose.state === 'refused') nurse.promised.refused.push(answer.dose.id);
  else {
    nurse.promised.doses.push({ id: answer.dose.id, personId: patient.personId, takenUg: answer.dose.takenUg });
    nurse.promised.fromWindowUg += doseUg;
  }
  return answer.dose.id;
}

async function inPart(nurse: Nurse, patient: Patient): Promise<void> {
  await dose(nurse, patient, { state: 'partial', givenUg: 5000 + 1000 * Math.floor(nurse.random() * 10), confirmationId: await witness(nurse) });
}

async function notWanted(nurse: Nurse, patient: Patient): Promise<void> {
  await dose(nurse, patient, { state: 'refused' });
  await dose(nurse, patient);
}

async function vomited(nurse: Nurse, patient: Patient): Promise<void> {
  const id = await dose(nurse, patient);
  if (id === null) return;
  await must(nurse, { path: `/api/doses/${id}/corrections`, body: { kind: 'vomited', minutesAfter: 10, witnessed: true, reason: 'In the waiting room' } });
  nurse.promised.vomited.push(id);
}

/** Two days home; one bottle comes back full, the other one empty or not yet. */
async function home(nurse: Nurse, patient: Patient): Promise<void> {
  if ((await dose(nurse, patient)) === null) return;
  const day = today();
  const issued = await must<{ bottles: { id: string; doseId: string }[] }>(nurse, { path: `/api/orders/${patient.orderId}/take-home`, body: { dosingDays: [daysOn(day, 1), daysOn(day, 2)], containerId: nurse.window.windows[nurse.n % nurse.window.windows.length] } });
  const bottles = issued.bottles.map(({ id, doseId }) => ({ id, doseId, state: 'out' as 'out' | 'returned-empty' | 'returned-full' }));
  nurse.promised.bottles.push(...bottles);
  nurse.promised.fromWindowUg += doseUg * bottles.length;
  for (const [bottle, state, often] of [[bottles[0], 'returned-full', 0.6], [bottles[1], 'returned-empty', 0.4]] as const) {
    if (bottle === undefined || nurse.random() > often) continue;
    await must(nurse, { path: `/api/bottles/${bottle.id}/return`, body: { state, ...(state === 'returned-full' ? { confirmationId: await witness(nurse) } : {}) } });
    bottle.state = state;
  }
}

/** A colleague presses for the same person at the same moment. */
async function twoHands(nurse: Nurse, patient: Patient): Promise<void> {
  await Promise.all([dose(nurse, patient), dose(nurse, patient, {}, nurse.n + 1)]);
}

async function injection(nurse: Nurse, patient: Patient): Promise<void> {
  const body = { dosingDay: today(), route: 'IM-gluteal', place: 'buttock-left', identifiers: ['photo', 'born-on'], poss: '1', intoxicated: false, acknowledged: [] };
  const answer = await say<{ injection: { doseId: string } }>(nurse, { path: `/api/orders/${patient.orderId}/injections`, body, late: faster });
  if (answer === null) return;
  nurse.promised.doses.push({ id: answer.injection.doseId, personId: patient.personId, takenUg: depotUg });
  nurse.promised.injections += 1;
}

async function waste(nurse: Nurse): Promise<void> {
  const [ug, reason] = [100 * (1 + Math.floor(nurse.random() * 50)), `Spilled, ${nurse.n}-${nurse.promised.wastes.length}`];
  await must(nurse, { path: `/api/containers/${nurse.window.safes[nurse.n]}/waste`, body: { amountUg: ug, reason, confirmationId: await witness(nurse) } });
  nurse.promised.wastes.push({ reason, ug });
  nurse.promised.fromSafesUg += ug;
  nurse.safeUg -= ug;
}

async function pour(nurse: Nurse): Promise<void> {
  const [ug, reason] = [1000 * (1 + Math.floor(nurse.random() * 50)), `Refill, ${nurse.n}-${nurse.promised.pours.length}`];
  await must(nurse, { path: `/api/containers/${nurse.window.safes[nurse.n]}/transfers`, body: { toContainerId: nurse.window.windows[nurse.n % nurse.window.windows.length], amountUg: ug, reason } });
  nurse.promised.pours.push({ reason, ug });
  nurse.promised.fromSafesUg += ug;
  nurse.promised.fromWindowUg -= ug;
  nurse.safeUg -= ug;
}

type Counted = { readonly countId: string; readonly differenceUg: number; readonly discrepancyId: string | null };

/** Counts the own safe: what this nurse knows to be there, or a milligram less, which two then explain. */
async function count(nurse: Nurse, shortUg: 0 | 1000): Promise<void> {
  const counted = await must<Counted>(nurse, { path: `/api/containers/${nurse.window.safes[nurse.n]}/counts`, body: { countedUg: nurse.safeUg - shortUg } });
  nurse.promised.counts.push({ id: counted.countId, differenceUg: -shortUg });
  if (counted.differenceUg !== -shortUg) throw new Error(`A count differs by ${counted.differenceUg} ug where nurse ${nurse.n} knows ${-shortUg}.`);
  if (counted.discrepancyId === null) return;
  await must(nurse, { path: `/api/discrepancies/${counted.discrepancyId}/closure`, body: { explanation: 'Measured again', confirmationId: await witness(nurse) } });
  nurse.promised.explained.push(counted.discrepancyId);
  nurse.promised.fromSafesUg += shortUg;
  nurse.safeUg -= shortUg;
}

const atTheWindow: readonly (readonly [number, (nurse: Nurse, patient: Patient) => Promise<unknown>])[] = [[45, dose], [15, twoHands], [12, inPart], [5, notWanted], [5, vomited], [18, home]];
const atTheSafe: readonly (readonly [number, (nurse: Nurse) => Promise<unknown>])[] = [[3, waste], [3, pour], [2, (nurse) => count(nurse, 0)], [2, (nurse) => count(nurse, 1000)]];

function chosen<Act>(acts: readonly (readonly [number, Act])[], random: () => number): Act {
  let left = random() * acts.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, act] of acts) if ((left -= weight) < 0) return act;
  throw new Error('No act was chosen.');
}

/** Works until told to stop, or until nobody is left to dose. What was begun is finished. */
export async function work(nurse: Nurse, queue: Iterator<Patient>, done: () => boolean): Promise<void> {
  while (!done()) {
    if (nurse.random() < 0.25) await chosen(atTheSafe, nurse.random)(nurse);
    const next = queue.next();
    if (next.done === true) return;
    if (next.value.depot) await injection(nurse, next.value);
    else {
      await arrive(nurse, next.value);
      await chosen(atTheWindow, nurse.random)(nurse, next.value);
    }
  }
}
