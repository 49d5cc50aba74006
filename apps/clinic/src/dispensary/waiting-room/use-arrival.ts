/** What somebody chooses at the check-in screen, step by step, and what became of it. */
import { arrive } from '@fairlead/contract/dispensary';
import { useEffect, useState } from 'react';
import { call } from '../../platform/index.ts';

export type Step = 'start' | 'camera' | 'first' | 'last' | 'month' | 'day' | 'sending' | 'done' | 'no-line' | 'slow';

export interface Arriving {
  readonly step: Step;
  readonly first: string;
  readonly last: string;
  readonly month: number;
  /** Digits of a month or day that are not ended yet. */
  readonly digits: string;
  readonly number: number | undefined;
}

const blank: Arriving = { step: 'start', first: '', last: '', month: 0, digits: '', number: undefined };
/** A screen that somebody walked away from goes back to its beginning. */
const idleMs = 30_000;
const doneMs = 12_000;

/** Days that a month ever has. */
export const daysOf = (month: number): number => (month === 2 ? 29 : [4, 6, 9, 11].includes(month) ? 30 : 31);

const before: Readonly<Partial<Record<Step, Step>>> = { camera: 'start', first: 'start', last: 'first', month: 'last', day: 'month' };

export function useArrival(onIdle: () => void) {
  const [at, setAt] = useState<Arriving>(blank);
  const start = () => setAt(blank);
  useEffect(() => {
    if (at.step === 'start' || at.step === 'sending') return undefined;
    const timer = setTimeout(() => { setAt(blank); onIdle(); }, at.step === 'done' ? doneMs : idleMs);
    return () => clearTimeout(timer);
  }, [at, onIdle]);
  const send = async (body: Parameters<typeof call<typeof arrive>>[1]['body']) => {
    setAt((now) => ({ ...now, step: 'sending' }));
    const answer = await call(arrive, { body }, { gate: false });
    if (answer.kind === 'signed-out' || answer.kind === 'forbidden') location.reload();
    else if (answer.kind === 'done') setAt({ ...blank, step: 'done', number: answer.reply.number });
    else setAt({ ...blank, step: answer.kind === 'fault' && answer.problem.status === 429 ? 'slow' : 'no-line' });
  };
  const letter = (text: string) => setAt((now) => {
    if (now.step === 'first' || now.step === 'start') return { ...now, first: text, step: 'last' };
    return now.step === 'last' ? { ...now, last: text, step: 'month' } : now;
  });
  const month = (chosen: number) => setAt((now) => ({ ...now, month: chosen, digits: '', step: 'day' }));
  const day = (chosen: number) => { void send({ initials: `${at.first}${at.last}`, month: at.month, day: chosen }); };
  const most = at.step === 'month' ? 12 : daysOf(at.month);
  const digit = (text: string) => setAt((now) => {
    if (now.step !== 'month' && now.step !== 'day') return now;
    const digits = `${now.digits}${text}`.slice(-2);
    return { ...now, digits: Number(digits) >= 1 && Number(digits) <= most ? digits : Number(text) === 0 ? '' : text };
  });
  /** Enter after digits. False where there is nothing to end. */
  const enter = (): boolean => {
    if (at.digits === '') return false;
    if (at.step === 'month') month(Number(at.digits));
    else day(Number(at.digits));
    return true;
  };
  return {
    at, start, letter, month, day, digit, enter,
    card: (card: string) => { if (at.step !== 'sending') void send({ card }); },
    go: (step: Step) => setAt((now) => ({ ...now, step, digits: '' })),
    back: () => setAt((now) => ({ ...now, step: before[now.step] ?? 'start', digits: '' })),
  };
}
