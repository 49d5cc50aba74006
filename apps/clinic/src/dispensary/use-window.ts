/** What the dosing window reads and sends. */
import { addWindowCheck, checkIn, giveDose, getDoses, getQueue, getTicket } from '@fairlead/contract/dispensary';
import { placeHold } from '@fairlead/contract/medication';
import type { QueueRow, Ticket } from '@fairlead/contract/dispensary';
import type { ShownDecision } from '@fairlead/ui';
import { useState } from 'react';
import { useCall, useRead, useSession } from '../platform/index.ts';
import { useTwoSigned } from './second/use-two-signed.ts';

export function useQueue() {
  const { site } = useSession();
  return useRead(getQueue, { params: { id: site.id }, query: {} }, { topics: ['queue', 'orders'], refetchInterval: 60_000 });
}

export function useTicket(personId: string | undefined) {
  const { site } = useSession();
  return useRead(getTicket, { params: { id: personId ?? '' }, query: { siteId: site.id } }, { enabled: personId !== undefined, topics: ['queue', 'orders', 'tests', 'stock', 'pours'] });
}

export function useDoses(personId: string) {
  return useRead(getDoses, { params: { id: personId }, query: {} }, { topics: ['queue'] });
}

export const useCheckIn = () => useCall(checkIn);
export const useWindowCheck = () => useCall(addWindowCheck);
export const useHold = () => useCall(placeHold);

/** What has to be answered before the button gives: every warning, and every fact nobody knows. */
export function questionsOf(decision: ShownDecision): readonly string[] {
  return [...new Set([...decision.findings.filter((finding) => finding.decision === 'warn').map((finding) => finding.code), ...decision.missing])];
}

/** Who may go past what refuses: nobody, one prescriber, or two. The server decides it again. */
export function overriders(decision: Ticket['decision']): 'nobody' | 'one' | 'two' {
  if (decision.hardStop === true) return 'nobody';
  // A second reader is not an override: whoever confirms beside the nurse is that reader.
  const refusing = decision.findings.filter((finding) => finding.decision === 'refuse' && finding.code !== 'SECOND_READER_NEEDED');
  if (refusing.some(({ override }) => override === 'nobody')) return 'nobody';
  return refusing.some(({ override }) => override === 'two prescribers') ? 'two' : 'one';
}

export type NextStep = 'give' | 'answer' | 'check' | 'second' | 'lift' | 'ask' | 'nothing';

/** The one way forward from a ticket. */
export function nextStep(ticket: Ticket, answered: ReadonlySet<string>, drawn = false): NextStep {
  const refusing = ticket.decision.findings.filter((finding) => finding.decision === 'refuse' && !(drawn && (finding.code === 'STOCK_NOT_ENOUGH' || finding.code === 'UNITS_NOT_IN_STOCK'))).map((finding) => finding.code);
  if (ticket.order === null || ticket.part === null || ticket.doseUg === null) return 'nothing';
  if (refusing.includes('DOSE_HELD')) return 'lift';
  if (refusing.includes('IDENTITY_NOT_CONFIRMED')) return 'check';
  if (refusing.length === 1 && refusing[0] === 'SECOND_READER_NEEDED') return questionsOf(ticket.decision).every((each) => answered.has(each)) ? 'second' : 'answer';
  if (refusing.length > 0) return 'ask';
  return questionsOf(ticket.decision).every((each) => answered.has(each)) ? 'give' : 'answer';
}

/** Giving: what was answered belongs to one person's ticket, and is forgotten with it. */
export function useGive(ticket: Ticket, etag: string | undefined) {
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const give = useTwoSigned('dose', giveDose);
  const { site } = useSession();
  const answer = (key: string, done: boolean) => setAnswered((before) => { const after = new Set(before); if (done) after.add(key); else after.delete(key); return after; });
  const press = (more: { readonly confirmationId?: string; readonly state?: 'given' | 'partial' | 'refused'; readonly givenUg?: number; readonly overrideReason?: string; readonly containers?: readonly { readonly id: string; readonly ug: number }[] } = {}) => {
    const { order, part, doseUg, dosingDay } = ticket;
    if (order === null || part === null || doseUg === null || give.busy) return Promise.resolve(undefined);
    const { containers: _drawn, ...rest } = more;
    const acknowledged = [...new Set([...answered, ...(more.overrideReason === undefined ? [] : questionsOf(ticket.decision))])];
    return give.send({ params: { id: order.id }, body: { dosingDay, part, siteId: site.id, doseUg, acknowledged, ...rest, ...(more.containers === undefined ? {} : { containers: more.containers.map((each) => ({ ...each })) }) } }, { ifMatch: etag ?? String(order.version) });
  };
  return { answered, answer, press, give };
}

/** Who is opened next when a dose was given: the first who still waits. */
export function afterThis(items: readonly QueueRow[], personId: string | undefined): string | undefined {
  return items.find((row) => row.lane === 'here' && row.personId !== personId)?.personId;
}

/** In these days of a treatment, and after what is not ordinary, every question of the check is asked one by one. */
const newDays = 14;

/** Whether the ordinary check may be noted by one press (docs/decisions/0865): never early in treatment, after a missed day or while doses are held. */
export function mayBeUsual({ treatmentDay, missedDays, holds }: Pick<Ticket, 'treatmentDay' | 'missedDays' | 'holds'>): boolean {
  return treatmentDay > newDays && missedDays === 0 && holds.length === 0;
}
