/** A check-in that was due and did not come: noticed once, and each next step asked for once, as the rules say. */
import { checkInRules, escalateCheckIn, type CheckInEscalation } from '@fairlead/clinical';
import { openTask, writeEvent } from '../platform/record-store.ts';
import type { Tx } from '../platform/scoped.ts';
import type { Sweep } from '../platform/sweep.ts';
import { aboutPerson } from './about-person.ts';
import { agreementOf, attemptsOfMissed, awaitedCheckIns, cameSince, isNoted, noteEscalation, noteMissed, type AgreementRow, type AttemptRow, type AwaitedRow, type MissedRow } from './agreements-store.ts';
import { searchInTurn, tasksOf } from './tell.ts';

/** Two tries are asked for; a third one is the team's own choice. */
const triesAsked = 2;

/** When the next check-in is due: so many days after the last one that came (or the agreement), at the agreed time on the site's clock. */
export function dueAt(awaited: Pick<AwaitedRow, 'every_days' | 'due_time' | 'time_zone' | 'agreed_at' | 'last_at'>): Temporal.Instant {
  const instants = [awaited.agreed_at, ...(awaited.last_at === null ? [] : [awaited.last_at])].map((text) => Temporal.Instant.from(text));
  const from = instants.reduce((late, instant) => (Temporal.Instant.compare(instant, late) > 0 ? instant : late));
  const day = from.toZonedDateTimeISO(awaited.time_zone).toPlainDate().add({ days: awaited.every_days });
  return day.toZonedDateTime({ timeZone: awaited.time_zone, plainTime: Temporal.PlainTime.from(awaited.due_time) }).toInstant();
}

/** What the rules ask for about one missed check-in now; null once the person was reached. */
export function judgeMissed(missed: Pick<MissedRow, 'due_at'>, attempts: readonly Pick<AttemptRow, 'whom' | 'outcome'>[], agreement: Pick<AgreementRow, 'contact_consented'> | null, now: Temporal.Instant): CheckInEscalation | null {
  if (attempts.some((attempt) => attempt.outcome === 'reached' && attempt.whom !== 'contact')) return null;
  return escalateCheckIn({
    hoursOverdue: Math.max(0, Math.floor(now.since(Temporal.Instant.from(missed.due_at)).total('hours') * 10) / 10) || 0.1,
    attemptsMade: attempts.filter((attempt) => attempt.whom === 'person').length,
    // A consent that nobody gave is none: then the team itself goes.
    contactConsented: agreement?.contact_consented === true, contactTried: attempts.some((attempt) => attempt.whom === 'contact'),
  });
}

/** Opens the task that the rules ask for next, each once at each number of tries. */
export async function askNext(tx: Tx, missed: Pick<MissedRow, 'id' | 'person_id' | 'due_at'>, authorId: string | null, now: Temporal.Instant): Promise<void> {
  const about = await aboutPerson(tx, missed.person_id, now);
  if (about === null) return;
  const agreement = await agreementOf(tx, missed.person_id);
  const attempts = await attemptsOfMissed(tx, missed.id);
  const escalation = judgeMissed(missed, attempts, agreement, now);
  if (escalation === null) return;
  const tries = attempts.filter((attempt) => attempt.whom === 'person').length;
  const contact = agreement?.contact_consented === true && agreement.contact_name !== null ? { contactName: agreement.contact_name, contactPhone: agreement.contact_phone } : {};
  for (const code of escalation.reasons) {
    if (code === 'TRY_AGAIN' && tries >= triesAsked) continue;
    const asked = code === 'TRY_AGAIN' ? tries : 0;
    if (await isNoted(tx, missed.id, code, asked)) continue;
    // Looked at once more when it is this one's turn: who came or was reached at this moment is not searched for, nor their contact called.
    await searchInTurn(tx, missed.person_id);
    const still = (await cameSince(tx, missed.person_id, missed.due_at)) ? null : judgeMissed(missed, await attemptsOfMissed(tx, missed.id), agreement, now);
    if (still?.reasons.includes(code) !== true || !(await noteEscalation(tx, missed.id, code, asked, checkInRules.version, now))) continue;
    const params = { missedId: missed.id, due: missed.due_at, tries, ...(code === 'CALL_NOMINATED_CONTACT' ? contact : {}) };
    for (const task of tasksOf({ ...escalation, reasons: [code] }, about, now, { responderId: agreement?.responder_id ?? null, params, key: missed.id })) await openTask(tx, authorId, now, task);
  }
}

/** Every minute: whoever is overdue is noticed, and what is owed next is asked for. */
export const missedCheckIns: Sweep = async (tx, now) => {
  for (const awaited of await awaitedCheckIns(tx)) {
    const due = dueAt(awaited);
    if (Temporal.Instant.compare(due, now) >= 0) continue;
    const { id, fresh } = await noteMissed(tx, awaited.person_id, due, now);
    if (fresh) {
      await writeEvent(tx, null, now, { kind: 'recovery.check-in-missed', topic: 'recovery', personId: awaited.person_id, params: { due: due.toString() }, about: { table: 'missed_check_ins', id } });
    }
    await askNext(tx, { id, person_id: awaited.person_id, due_at: due.toString() }, null, now);
  }
};
