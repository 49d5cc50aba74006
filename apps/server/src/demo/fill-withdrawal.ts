/** The withdrawal ward: stays, rounds up to this hour, comfort medicines with a hold, what passed a threshold, the handover. */
import { decideComfortDose, escalationFor, instrumentById, news2IntervalHours, scoreInstrument, type Answers, type ComfortOrderFacts, type Ug } from '@fairlead/clinical';
import { comfortFor, randomOf, signsAt, type CohortPerson, type EventOf, type Random, type Signs } from '@fairlead/cohort';
import { newId } from '../platform/ids.ts';
import { decisionReply } from '../withdrawal/index.ts';
import { eventsOf, type Filling } from './filling.ts';

const allowed = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };
const hourMs = 3_600_000;
const minuteMs = 60_000;

interface Stay {
  readonly id: string;
  readonly person: CohortPerson;
  readonly episodeId: string;
  readonly startMs: number;
  readonly endMs: number | null;
  /** Lately: with everything that was measured. Long past: the scores only. */
  readonly isRecent: boolean;
}

interface Seen extends Signs { readonly atMs: number; readonly vomitingHours?: number }

const iso = (ms: number): string => new Date(ms).toISOString();
const msOf = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

/** Who is on a withdrawal ward now, and since when; the beds ask too. */
export function wardStays(filling: Filling): readonly Stay[] {
  return filling.people.flatMap((person) => eventsOf(person, 'stay-started').flatMap((started): Stay[] => {
    const episodeId = filling.episodeOf(person, started.day);
    if (episodeId === null) return [];
    const end = eventsOf(person, 'stay-ended').find(({ stayId }) => stayId === started.stayId);
    const endMs = end === undefined ? null : msOf(filling.at(person, end.day, end.minute));
    return [{ id: started.stayId, person, episodeId, startMs: msOf(filling.at(person, started.day, started.minute)), endMs, isRecent: endMs === null || filling.now.epochMilliseconds - endMs < 10 * 24 * hourMs }];
  }));
}

function addStay(filling: Filling, stay: Stay): void {
  const { person } = stay;
  const team = filling.teamOf(person);
  const ended = stay.endMs === null ? null : iso(stay.endMs);
  filling.add('withdrawal_stays', {
    id: stay.id, person_id: person.id, episode_id: stay.episodeId, site_id: team.siteId, setting: 'inpatient', opioid: person.traits.fentanyl ? 'fentanyl' : 'heroin', last_use_at: iso(stay.startMs - 10 * hourMs), route: person.traits.injects ? 'injected' : 'smoked',
    months_of_use: 30, days_a_month: 30, supervision: 'nursing_24h', responsible_clinician_id: team.prescriber, method: 'symptomatic', planned_days: 7, could_be_pregnant: false, alcohol_dependence: false, benzodiazepine_dependence: false,
    agonist_answer: 'wants_withdrawal', agonist_words: person.track === 'naltrexone' ? 'The monthly injection, after this' : 'Through this first, then the film under the tongue', decision: allowed, started_at: iso(stay.startMs), started_by: team.wardNurse,
    state: ended === null ? 'open' : 'ended', ended_at: ended, ended_by: ended === null ? null : team.wardNurse, end_reason: ended === null ? null : 'completed', tolerance_advice: ended === null ? null : true, version: 1, origin: 'synthetic',
  });
  const about = { topic: 'ward', audience: 'person', episodeId: stay.episodeId, authorId: team.wardNurse, about: { table: 'withdrawal_stays', id: stay.id } } as const;
  filling.tell(person, iso(stay.startMs), 'withdrawal.stay-started', { opioid: person.traits.fentanyl ? 'fentanyl' : 'heroin', method: 'symptomatic', days: 7 }, about);
  if (ended !== null) filling.tell(person, ended, 'withdrawal.stay-ended', { reason: 'completed', naloxone: true, appointment: null }, about);
}

const cowsHoursIn = (hours: number): number => (hours < 24 ? 4 : hours < 96 ? 6 : 12);

/** Hours from a round to the next one that the schedule asks for. */
function nextAfter(hoursIn: number, news2: number): number {
  const phase = hoursIn < 24 ? 6 : hoursIn < 96 ? 8 : 12;
  return Math.min(cowsHoursIn(hoursIn), phase, news2IntervalHours(news2, false));
}

const news2Answers = ({ respiration, spo2, systolic, pulse }: Signs): Answers => ({ rr: respiration, spo2, oxygen: false, sbp: systolic, pulse, acvpu: 'A', temp: 36.9 });

function totalOf(instrument: string, answers: Answers): { readonly id: string; readonly version: string; readonly score: Readonly<Record<string, unknown>>; readonly total: number | null; readonly band: string | null } | null {
  const form = instrumentById(instrument);
  const score = form === null ? null : scoreInstrument(form, answers, {});
  return form === null || score === null || score.kind !== 'scored' ? null : { id: form.id, version: form.version, score: { ...score }, total: score.total, band: score.band };
}

/** Signs on a quiet round of the last night or this morning. */
function quietSigns(random: Random, stay: Stay, atMs: number): Signs {
  const signs = signsAt(random, stay.person.traits.severity, (atMs - stay.startMs) / hourMs + 10);
  return signs.systolic < 95 ? { ...signs, systolic: 104, diastolic: 66 } : signs;
}

/** The rounds of the last day as the schedule asks for them, whatever the hour: the next observation is due in so many minutes. */
function roundsOfLastDay(filling: Filling, stay: Stay, dueInMinutes: number, random: Random): readonly Seen[] {
  const nowMs = filling.now.epochMilliseconds;
  const seen: Seen[] = [];
  const newest = quietSigns(random, stay, nowMs);
  const hoursIn = (nowMs - stay.startMs) / hourMs;
  let atMs = nowMs + dueInMinutes * minuteMs - nextAfter(hoursIn, totalOf('NEWS2', news2Answers(newest))?.total ?? 0) * hourMs;
  for (let signs: Signs = newest; atMs > Math.max(nowMs - 24 * hourMs, stay.startMs) && atMs < nowMs; signs = quietSigns(random, stay, atMs)) {
    seen.push({ ...signs, atMs });
    atMs -= cowsHoursIn((atMs - stay.startMs) / hourMs) * hourMs;
  }
  return seen.toReversed();
}

function addResponse(filling: Filling, stay: Stay, instrument: string, answers: Answers, atMs: number): string | null {
  const scored = totalOf(instrument, answers);
  if (scored === null) return null;
  const id = newId();
  filling.add('responses', {
    id, person_id: stay.person.id, episode_id: stay.episodeId, instrument: scored.id, instrument_version: scored.version, at: iso(atMs), by_account_id: filling.teamOf(stay.person).wardNurse, by_kind: 'staff', answers, score: scored.score, total: scored.total, band: scored.band, complete: true, origin: 'synthetic',
  });
  return id;
}

function addReadings(filling: Filling, stay: Stay, atMs: number, group: string, values: Readonly<Record<string, readonly [number, string]>>): void {
  for (const [code, [value, unit]] of Object.entries(values)) {
    filling.add('observations', { id: newId(), person_id: stay.person.id, episode_id: stay.episodeId, code, at: iso(atMs), value, unit, details: {}, by_account_id: filling.teamOf(stay.person).wardNurse, by_kind: 'staff', group_id: group, origin: 'synthetic' });
  }
}

function addEscalation(filling: Filling, stay: Stay, seen: Seen, roundId: string, escalation: ReturnType<typeof escalationFor>): void {
  if (escalation.action === null) return;
  const team = filling.teamOf(stay.person);
  const id = newId();
  const isOpen = seen.vomitingHours !== undefined;
  filling.add('withdrawal_escalations', {
    id, stay_id: stay.id, person_id: stay.person.id, round_id: roundId, kind: 'threshold', codes: escalation.reasons, action: escalation.action, decision: decisionReply(escalation), opened_at: iso(seen.atMs), due_kind: null, due_at: null, asked: 'prescriber', asked_prescriber_at: iso(seen.atMs),
    acknowledged_at: isOpen ? null : iso(seen.atMs + 4 * minuteMs), acknowledged_by: isOpen ? null : team.prescriber, ended_at: isOpen ? null : iso(seen.atMs + 41 * minuteMs), ended_by: isOpen ? null : team.prescriber, outcome: isOpen ? null : 'Lay down, drank; pressure measured again and up', origin: 'synthetic',
  });
  filling.tell(stay.person, iso(seen.atMs), 'withdrawal.escalated', { action: escalation.action }, { topic: 'ward', episodeId: stay.episodeId, authorId: team.wardNurse, about: { table: 'withdrawal_escalations', id } });
  for (const role of isOpen ? ['prescriber', 'nurse'] : []) {
    filling.add('tasks', { id: newId(), site_id: team.siteId, person_id: stay.person.id, episode_id: stay.episodeId, kind: 'withdrawal.escalation', role, params: { action: escalation.action, escalationId: id }, priority: 1, due_at: iso(seen.atMs), state: 'open', created_at: iso(seen.atMs) });
  }
}

function addRound(filling: Filling, stay: Stay, seen: Seen): void {
  const team = filling.teamOf(stay.person);
  const [id, group] = [newId(), newId()];
  const cowsId = addResponse(filling, stay, 'COWS', seen.cows, seen.atMs);
  const news2 = totalOf('NEWS2', news2Answers(seen))?.total ?? null;
  const [news2Id, possId] = stay.isRecent ? [addResponse(filling, stay, 'NEWS2', news2Answers(seen), seen.atMs), addResponse(filling, stay, 'POSS', { level: seen.poss }, seen.atMs)] : [null, null];
  if (stay.isRecent) addReadings(filling, stay, seen.atMs, group, { pulse: [seen.pulse, '/min'], systolic: [seen.systolic, 'mm[Hg]'], diastolic: [seen.diastolic, 'mm[Hg]'], respiration: [seen.respiration, '/min'], spo2: [seen.spo2, '%'], temperature: [36.9, 'Cel'] });
  const facts = { poss: seen.poss, respiratoryRate: seen.respiration, spo2: seen.spo2, news2, news2SingleThree: seen.systolic <= 90, ...(seen.vomitingHours === undefined ? {} : { vomitingHours: seen.vomitingHours }) };
  const escalation = escalationFor(facts);
  filling.add('withdrawal_rounds', {
    id, stay_id: stay.id, person_id: stay.person.id, at: iso(seen.atMs), by_id: team.wardNurse, cows_response_id: cowsId, news2_response_id: news2Id, poss_response_id: possId, group_id: group, asleep: false, craving: null,
    note: seen.vomitingHours === undefined ? null : 'Keeps nothing down since last night; sips only', facts, decision: decisionReply(escalation), action: escalation.action, observe_every_minutes: escalation.observeEveryMinutes, hold_opioids_and_sedatives: escalation.holdOpioidsAndSedatives, origin: 'synthetic',
  });
  addEscalation(filling, stay, seen, id, escalation);
  if (stay.isRecent) filling.tell(stay.person, iso(seen.atMs), 'withdrawal.round', { cows: seen.cowsTotal, news2, poss: seen.poss, craving: null }, { topic: 'ward', episodeId: stay.episodeId, authorId: team.wardNurse, about: { table: 'withdrawal_rounds', id } });
}

interface Wanted { readonly atMs: number; readonly medicine: EventOf<'adjunct'>['medicine']; readonly doseUg: number; readonly state: 'given' | 'held'; readonly why: string; readonly systolic: number; readonly diastolic: number; readonly pulse: number }

const orders: Readonly<Record<Wanted['medicine'], { readonly doseUg: number; readonly every: number; readonly maxUg: number; readonly reason: string; readonly facts: Readonly<Record<string, boolean>> }>> = {
  clonidine: { doseUg: 100, every: 6, maxUg: 400, reason: 'Sweating and restless', facts: {} },
  loperamide: { doseUg: 4000, every: 6, maxUg: 16_000, reason: 'Loose stool', facts: { infectiveOrObstructed: false } },
  ibuprofen: { doseUg: 400_000, every: 6, maxUg: 1_200_000, reason: 'Aching legs', facts: { renalDisease: false, ulcer: false, liverDisease: false } },
  ondansetron: { doseUg: 4000, every: 8, maxUg: 12_000, reason: 'Nausea', facts: {} },
};

/** What the order lets pass: not sooner and not more in a day than was signed. */
function withinOrder(wanted: readonly Wanted[]): readonly Wanted[] {
  const kept: Wanted[] = [];
  for (const one of wanted.toSorted((a, b) => a.atMs - b.atMs)) {
    const { every, maxUg } = orders[one.medicine];
    const given = kept.filter(({ medicine, state, atMs }) => medicine === one.medicine && state === 'given' && atMs > one.atMs - 24 * hourMs);
    if (given.some(({ atMs }) => atMs > one.atMs - every * hourMs) || given.reduce((sum, { doseUg }) => sum + doseUg, 0) + one.doseUg > maxUg) continue;
    kept.push(one);
  }
  return kept;
}

function decisionOn(one: Wanted): Readonly<Record<string, unknown>> {
  if (one.state === 'given') return allowed;
  const [doseUg, maxUg] = [one.doseUg as Ug, orders[one.medicine].maxUg as Ug];
  const order: ComfortOrderFacts = { drug: one.medicine, doseUg, orderedUg: doseUg, dayUg: doseUg, orderedDayUg: maxUg, hoursSinceLast: null, orderedEveryHours: orders[one.medicine].every, orderInForce: true, sedativesHeld: false };
  return { ...decisionReply(decideComfortDose({ drug: one.medicine, singleUg: doseUg, dayUg: doseUg, sbp: one.systolic, dbp: one.diastolic, hr: one.pulse, symptoms: false, syncope: false }, order)) };
}

function addComfortDose(filling: Filling, stay: Stay, orderId: string, one: Wanted): void {
  const team = filling.teamOf(stay.person);
  const nowMs = filling.now.epochMilliseconds;
  const id = newId();
  const recheckAt = one.state === 'held' ? iso(one.atMs + 30 * minuteMs) : null;
  filling.add('comfort_doses', {
    id, order_id: orderId, stay_id: stay.id, person_id: stay.person.id, medicine: one.medicine, at: iso(one.atMs), by_id: team.wardNurse, what: one.state, dose_ug: one.doseUg, readings: one.medicine === 'clonidine' ? { systolic: one.systolic, diastolic: one.diastolic, pulse: one.pulse, symptoms: false } : {},
    decision: decisionOn(one), override_reason: null, override_by: null, recheck_at: recheckAt, ask_effect_at: one.state === 'given' ? iso(one.atMs + 30 * minuteMs) : null, note: one.state === 'held' ? one.why : null, origin: 'synthetic',
  });
  if (one.state === 'given' && one.atMs < nowMs - hourMs) filling.add('comfort_effects', { dose_id: id, at: iso(one.atMs + 45 * minuteMs), by_id: team.wardNurse, effect: one.doseUg % 3 === 1 ? 'little' : 'better', note: null });
  if (stay.isRecent) filling.tell(stay.person, iso(one.atMs), `withdrawal.comfort-${one.state}`, { medicine: one.medicine, doseUg: one.doseUg, ...(recheckAt === null ? {} : { recheckAt }) }, { topic: 'ward', audience: 'person', episodeId: stay.episodeId, authorId: team.wardNurse, about: { table: 'comfort_doses', id } });
  if (recheckAt !== null && msOf(recheckAt) > nowMs) {
    filling.add('tasks', { id: newId(), site_id: team.siteId, person_id: stay.person.id, episode_id: stay.episodeId, kind: 'withdrawal.measure-again', role: 'nurse', params: { medicine: one.medicine, comfortDoseId: id }, priority: 1, due_at: recheckAt, state: 'open', created_at: iso(one.atMs), dedupe_key: `measure again ${orderId}` });
  }
}

function addComfort(filling: Filling, stay: Stay, wanted: readonly Wanted[]): void {
  const { prescriber } = filling.teamOf(stay.person);
  const kept = withinOrder(wanted);
  for (const medicine of new Set(kept.map((one) => one.medicine))) {
    const { doseUg, every, maxUg, reason, facts } = orders[medicine];
    const id = newId();
    const ended = stay.endMs === null ? null : iso(stay.endMs);
    filling.add('comfort_orders', {
      id, stay_id: stay.id, person_id: stay.person.id, medicine, dose_ug: doseUg, every_hours: every, max_a_day_ug: maxUg, as_needed: true, reason, facts, decision: allowed, override_reason: null, signed_at: iso(stay.startMs + 25 * minuteMs), signed_by: prescriber,
      state: ended === null ? 'in_force' : 'ended', ended_at: ended, ended_by: ended === null ? null : prescriber, end_reason: ended === null ? null : 'The stay ended.', origin: 'synthetic',
    });
    for (const one of kept) if (one.medicine === medicine) addComfortDose(filling, stay, id, one);
  }
}

const wantedAfter = (seen: Seen): readonly Wanted[] => comfortFor(seen).map((one) => ({ ...one, atMs: seen.atMs + 8 * minuteMs, systolic: seen.systolic, diastolic: seen.systolic < 90 ? 58 : seen.diastolic, pulse: seen.pulse }));

function addFluids(filling: Filling, stay: Stay): void {
  const drunk = [['drink', 'in', 250, 300], ['urine', 'out', 300, 210], ['oral_rehydration', 'in', 200, 95]] as const;
  for (const [what, direction, millilitres, minutesAgo] of drunk) {
    filling.add('fluids', { id: newId(), stay_id: stay.id, person_id: stay.person.id, at: iso(filling.now.epochMilliseconds - minutesAgo * minuteMs), by_id: filling.teamOf(stay.person).wardNurse, direction, what, millilitres, note: null });
  }
}

/** When each stay's next round is due, in minutes from now: one late, some soon, some later. */
const dueIn = [-24, 12, 38, 95, 170, 215] as const;

function addWholeStay(filling: Filling, stay: Stay, dueInMinutes: number, random: Random): readonly Seen[] {
  const { person } = stay;
  const nowMs = filling.now.epochMilliseconds;
  addStay(filling, stay);
  const started = eventsOf(person, 'stay-started').find(({ stayId }) => stayId === stay.id);
  const before = eventsOf(person, 'round').filter(({ stayId }) => stayId === started?.stayId).map((round): Seen => ({ ...round, atMs: msOf(filling.at(person, round.day, round.minute)) }))
    .filter(({ atMs }) => stay.endMs !== null || atMs < nowMs - 26 * hourMs);
  const today = stay.endMs === null ? [...roundsOfLastDay(filling, stay, dueInMinutes, random)] : [];
  const isSick = person.persona === 'ward-3';
  const newest = today.at(-1);
  if (isSick && newest !== undefined) today.push({ ...newest, atMs: nowMs - 18 * minuteMs, vomitingHours: 13 });
  const rounds = [...before, ...today];
  for (const seen of rounds) addRound(filling, stay, seen);
  // The story on the sign-in screen: the pressure before this morning's clonidine was too low.
  const heldMs = nowMs - 22 * minuteMs;
  const held: readonly Wanted[] = person.persona === 'ward' ? [{ atMs: heldMs, medicine: 'clonidine', doseUg: 100, state: 'held', why: 'Systolic 86', systolic: 86, diastolic: 58, pulse: 64 }] : [];
  for (const one of held) addReadings(filling, stay, one.atMs, newId(), { pulse: [one.pulse, '/min'], systolic: [one.systolic, 'mm[Hg]'], diastolic: [one.diastolic, 'mm[Hg]'] });
  const earlier = rounds.flatMap(wantedAfter).filter(({ atMs }) => atMs < (held.length === 0 ? nowMs : heldMs - 6 * hourMs));
  addComfort(filling, stay, [...earlier, ...held]);
  if (stay.endMs === null) addFluids(filling, stay);
  return rounds;
}

/** The night's handover was read; the one of a while ago waits for the ward nurse. */
function addHandovers(filling: Filling, open: readonly (readonly [Stay, readonly Seen[]])[]): void {
  const [first] = open;
  if (first === undefined) return;
  const { siteId, nurse, wardNurse, prescriber } = filling.teamOf(first[0].person);
  if (nurse === wardNurse) return;
  const nowMs = filling.now.epochMilliseconds;
  const made = [
    { atMs: nowMs - 9 * hourMs, by: wardNurse, to: prescriber, shift: 'night', note: 'A calm night. The water in room East is warm again.', readMs: nowMs - 9 * hourMs + 11 * minuteMs },
    { atMs: nowMs - 41 * minuteMs, by: nurse, to: wardNurse, shift: 'day', note: 'Bed 12 stays closed until the window is mended.', readMs: null },
  ];
  for (const one of made) {
    const id = newId();
    filling.add('handovers', { id, site_id: siteId, at: iso(one.atMs), by_id: one.by, to_id: one.to, shift: one.shift, note: one.note, acknowledged_at: one.readMs === null ? null : iso(one.readMs), origin: 'synthetic' });
    for (const [stay, rounds] of open) {
      const seen = rounds.findLast(({ atMs, vomitingHours }) => atMs < one.atMs || (one.readMs === null && vomitingHours !== undefined));
      if (seen === undefined) continue;
      filling.add('handover_lines', { handover_id: id, stay_id: stay.id, person_id: stay.person.id, changed: seen.vomitingHours === undefined ? `COWS ${String(seen.cowsTotal)}, drinks and sleeps some` : 'Vomiting since last night, sips only', due: seen.vomitingHours === undefined ? 'Round as scheduled' : 'Look again within the hour' });
    }
    if (one.readMs === null) filling.add('tasks', { id: newId(), site_id: siteId, person_id: null, episode_id: null, kind: 'withdrawal.take-over', assignee_id: one.to, params: {}, priority: 2, due_at: iso(one.atMs + 30 * minuteMs), state: 'open', created_at: iso(one.atMs), dedupe_key: `take over ${id}` });
  }
}

export function fillWithdrawal(filling: Filling): void {
  const random = randomOf(20_260_210, 4711);
  const open: (readonly [Stay, readonly Seen[]])[] = [];
  for (const stay of wardStays(filling)) {
    const rounds = addWholeStay(filling, stay, stay.person.persona === 'ward' ? 128 : dueIn[open.filter(([{ person }]) => person.persona !== 'ward' && person.persona !== 'ward-3').length % dueIn.length] ?? 60, random);
    if (stay.endMs === null) open.push([stay, rounds]);
  }
  const sites = new Set(open.map(([stay]) => filling.teamOf(stay.person).siteId));
  for (const siteId of sites) addHandovers(filling, open.filter(([stay]) => filling.teamOf(stay.person).siteId === siteId));
}
