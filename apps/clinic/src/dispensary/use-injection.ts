/** What is typed before an injection, and what it becomes. Nothing is chosen beforehand; not asked stays not asked. */
import { giveInjection, getInjections, tryInjection } from '@fairlead/contract/dispensary';
import type { InjectionFacts, InjectionPlace, Ticket } from '@fairlead/contract/dispensary';
import type { Order } from '@fairlead/contract/medication';
import { useState } from 'react';
import { ugOf } from '../medication/index.tsx';
import { useCall, useRead } from '../platform/index.ts';
import { useTwoSigned } from './second/use-two-signed.ts';
import { overriders, questionsOf } from './use-window.ts';

export type Asked = 'yes' | 'no' | 'unknown';
export type Identifier = 'photo-on-file' | 'photo' | 'name' | 'born-on' | 'number' | 'address';
export interface InjectionText {
  readonly place: InjectionPlace | undefined;
  readonly known: ReadonlySet<Identifier>;
  readonly poss: 'S' | '1' | '2' | '3' | '4' | undefined;
  readonly intoxicated: Asked;
  readonly naive: Asked;
  readonly testDose: string;
  readonly hoursAfter: string;
  readonly used: Asked;
  readonly uds: 'positive' | 'negative' | 'not done';
  readonly containerId: string;
  readonly note: string;
  readonly overrideReason: string;
}

const blank: InjectionText = { place: undefined, known: new Set(), poss: undefined, intoxicated: 'unknown', naive: 'unknown', testDose: '', hoursAfter: '', used: 'unknown', uds: 'not done', containerId: '', note: '', overrideReason: '' };
const said = (asked: Asked): boolean | null => (asked === 'unknown' ? null : asked === 'yes');
const hours = (text: string): number | null => (/^\d{1,3}([.,]\d)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null);

/** The way on from what the rules said: give it, go past it alone, go past it with a second who signs too, or not at all. The server decides it again. */
export type Way = 'give' | 'alone' | 'second' | 'nobody';
export function wayOn(decision: Ticket['decision'], isPrescriber: boolean): Way {
  if (decision.decision !== 'refuse') return 'give';
  switch (overriders(decision)) {
    case 'nobody': return 'nobody';
    case 'one': return isPrescriber ? 'alone' : 'second';
    // Two prescribers sign, and whoever gives is one of the two.
    case 'two': return isPrescriber ? 'second' : 'nobody';
  }
}

export const useInjections = (personId: string) => useRead(getInjections, { params: { id: personId } }, { topics: ['queue', 'orders', 'stock'] });

/** What is asked depends on the depot, and on whether it is the first. */
function factsOf(text: InjectionText, xr: boolean, first: boolean): InjectionFacts {
  if (xr) return first ? {} : { opioidUseSince: said(text.used), uds: text.uds === 'not done' ? null : text.uds };
  return first ? { naive: said(text.naive), testDoseUg: text.testDose === '' ? null : ugOf(text.testDose), ...(text.hoursAfter === '' ? {} : { hoursAfterTm: hours(text.hoursAfter) }) } : {};
}

export function useInjectionForm(order: Order, day: string, first: boolean, etag: string | undefined) {
  const xr = order.product.medicine === 'naltrexone-depot';
  const [text, setText] = useState<InjectionText>(blank);
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const trial = useCall(tryInjection, { refreshes: [] });
  const give = useTwoSigned('injection', giveInjection);
  const { place } = text;
  const body = place === undefined ? undefined : {
    dosingDay: day, route: xr ? 'IM-gluteal' as const : 'SC' as const, place, identifiers: [...text.known], facts: factsOf(text, xr, first), ...(text.containerId === '' ? {} : { containerId: text.containerId }),
    ...(text.poss === undefined ? {} : { poss: text.poss }), ...(text.intoxicated === 'unknown' ? {} : { intoxicated: text.intoxicated === 'yes' }),
  };
  const decision = give.answer?.kind === 'refused' && give.answer.decision !== undefined ? give.answer.decision : trial.answer?.kind === 'done' ? trial.answer.reply.decision : undefined;
  const open = decision === undefined ? [] : questionsOf(decision).filter((each) => !answered.has(each));
  const look = () => { if (body !== undefined) void trial.send({ params: { id: order.id }, body }); };
  const press = async (confirmationId?: string) => {
    if (body === undefined) return;
    const reason = text.overrideReason.trim();
    const answer = await give.send({ params: { id: order.id }, body: { ...body, acknowledged: [...answered, ...(reason === '' || decision === undefined ? [] : questionsOf(decision))], ...(reason === '' ? {} : { overrideReason: reason }), ...(confirmationId === undefined ? {} : { confirmationId }), ...(text.note.trim() === '' ? {} : { note: text.note.trim() }) } }, { ifMatch: etag ?? String(order.version) });
    if (answer.kind === 'done') { setText(blank); setAnswered(new Set()); trial.clear(); }
  };
  const set = (more: Partial<InjectionText>) => { setText((before) => ({ ...before, ...more })); if (!('overrideReason' in more) && !('note' in more)) { trial.clear(); give.clear(); } };
  return { xr, text, set, trial, give, decision, open, answered, answer: (key: string, done: boolean) => setAnswered((before) => { const after = new Set(before); if (done) after.add(key); else after.delete(key); return after; }), look, press };
}
