/** What the team sees of a person's recovery. */
import type { CheckInAgreement, LapseTold, MissedCheckIn, RecoveryRecord } from '@fairlead/contract/recovery';
import type { StaffActor } from '../platform/actor.ts';
import type { Tx } from '../platform/scoped.ts';
import type { AboutPerson } from './about-person.ts';
import { agreementOf, attemptsOf, missedOf, type AgreementRow } from './agreements-store.ts';
import { judgeMissed } from './missed-check-ins.ts';
import { checkInsOf, cravingsOf, debriefsOf, helpedBefore, journalSharesOf, lapsesOf } from './own-words-store.ts';
import { relapsePlanReply } from './put-relapse-plan.ts';
import { relapsePlanOf } from './relapse-plan-store.ts';

function agreementReply(row: AgreementRow | null): CheckInAgreement | null {
  if (row === null) return null;
  return {
    at: row.at, everyDays: row.every_days, dueTime: row.due_time, callAtCraving: row.call_at_craving, responderId: row.responder_id, responder: row.responder,
    contact: row.contact_name === null || row.contact_phone === null ? null : { name: row.contact_name, phone: row.contact_phone, relation: row.contact_relation ?? '' }, contactConsented: row.contact_consented,
  };
}

async function lapses(tx: Tx, personId: string): Promise<LapseTold[]> {
  const debriefs = await debriefsOf(tx, personId);
  return (await lapsesOf(tx, personId)).map((row) => ({
    id: row.id, toldAt: row.told_at, toldBy: row.told_by, happenedOn: row.happened_on, what: row.what, safeNow: row.safe_now, hasNaloxone: row.has_naloxone, wantsCall: row.wants_call, words: row.words,
    debriefs: debriefs.filter((each) => each.lapse_id === row.id).map((each) => ({ id: each.id, at: each.at, by: each.by, before: each.before_words, helped: each.helped_words, next: each.next_words, steps: each.steps as LapseTold['debriefs'][number]['steps'] })),
  }));
}

async function missed(tx: Tx, personId: string, agreement: AgreementRow | null, lastCheckIn: string | undefined, now: Temporal.Instant): Promise<MissedCheckIn[]> {
  const attempts = await attemptsOf(tx, personId);
  return (await missedOf(tx, personId)).map((row) => {
    const own = attempts.filter((attempt) => attempt.missed_id === row.id);
    const came = lastCheckIn !== undefined && Temporal.Instant.compare(Temporal.Instant.from(lastCheckIn), Temporal.Instant.from(row.due_at)) > 0;
    const judged = came ? null : judgeMissed(row, own, agreement, now);
    return {
      id: row.id, dueAt: row.due_at, open: judged !== null, decision: judged === null ? null : { ...judged, reasons: [...judged.reasons], findings: judged.findings as never, missing: [...judged.missing], wouldChange: judged.wouldChange as never },
      attempts: own.map((attempt) => ({ id: attempt.id, at: attempt.at, by: attempt.by, whom: attempt.whom, outcome: attempt.outcome, note: attempt.note })),
    };
  });
}

/** Everything of one person's recovery; entries shared with the counsellor alone only for counsellors. */
export async function clinicRecord(tx: Tx, about: AboutPerson, actor: StaffActor, now: Temporal.Instant): Promise<RecoveryRecord> {
  const { person: { id }, site, today } = about;
  const agreement = await agreementOf(tx, id);
  const plan = await relapsePlanOf(tx, id);
  const checkIns = await checkInsOf(tx, id);
  return {
    today, agreement: agreementReply(agreement),
    plan: { ...relapsePlanReply(plan), changedBy: plan?.changed_by ?? null, changedByKind: plan?.changed_by_kind ?? null },
    checkIns: checkIns.map((row) => ({ id: row.id, ratedAt: row.rated_at, day: row.day, pull: row.pull, mood: row.mood, sleepHours: row.sleep_hours, note: row.note, by: row.by_kind })),
    cravings: (await cravingsOf(tx, id)).map((row) => {
      const local = Temporal.Instant.from(row.started_at).toZonedDateTimeISO(site.time_zone);
      return { id: row.id, startedAt: row.started_at, endedAt: row.ended_at, firstLevel: row.first_level, highestLevel: row.highest_level, lastLevel: row.last_level, trigger: row.trigger_words, helped: [...row.helped], weekday: local.dayOfWeek, hour: local.hour };
    }),
    helpedBefore: [...(await helpedBefore(tx, id))],
    journalShares: (await journalSharesOf(tx, id, actor.roles.includes('counsellor'))).map((row) => ({ id: row.id, writtenOn: row.written_on, text: row.words, withWhom: row.with_whom, sharedAt: row.shared_at })),
    lapses: await lapses(tx, id),
    missed: await missed(tx, id, agreement, checkIns.map((row) => row.received_at).toSorted().at(-1), now),
  };
}
