/** What the ward reads and sends, and how one person's row is read. */
import { acknowledgeEscalation, addFluid, addRound, endEscalation, getStay, ward } from '@fairlead/contract/withdrawal';
import type { Due, WardRow } from '@fairlead/contract/withdrawal';
import { useWords, type WardSpan } from '@fairlead/ui';
import { useCall, useRead, useSession } from '../platform/index.ts';
import { wardFacts } from './withdrawal-messages.ts';

const topics = ['ward', 'beds', 'queue', 'responses'];

export function useWard() {
  const { site } = useSession();
  return useRead(ward, { params: { id: site.id } }, { topics, refetchInterval: 60_000 });
}

export const useStay = (stayId: string) => useRead(getStay, { params: { id: stayId } }, { topics, refetchInterval: 60_000 });
export const useAddRound = () => useCall(addRound);
export const useAcknowledge = () => useCall(acknowledgeEscalation);
export const useSettle = () => useCall(endEscalation);
export const useAddFluid = () => useCall(addFluid);

type FactKey = keyof typeof wardFacts.en;
const isFact = (fact: string): fact is FactKey => Object.hasOwn(wardFacts.en, fact);

/** Fact keys of the rules in words. */
export function useFactWords(): (fact: string) => string {
  const words = useWords(wardFacts);
  return (fact) => (isFact(fact) ? words(fact) : fact.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());
}

const minuteMs = 60_000;

export interface WardCounts { readonly overdue: number; readonly soon: number }

/** How many people have something overdue, and how many more something within half an hour. */
export function countsOf(items: readonly WardRow[], nowMs: number): WardCounts {
  const minutes = items.flatMap((row) => (row.due[0] === undefined ? [] : [Math.floor((Date.parse(row.due[0].at) - nowMs) / minuteMs)]));
  return { overdue: minutes.filter((each) => each < -5).length, soon: minutes.filter((each) => each >= -5 && each <= 30).length };
}

/** What is due together with the first: within a quarter of an hour of it, each kind once. */
export function dueTogether(due: readonly Due[]): readonly Due['kind'][] {
  const [first] = due;
  if (first === undefined) return [];
  return [...new Set(due.filter((each) => Date.parse(each.at) <= Math.max(Date.parse(first.at) + 15 * minuteMs)).map(({ kind }) => kind))];
}

/** Change of COWS from the last but one to the last whole score; null where there are not two. */
export function changeOf(row: Pick<WardRow, 'cows'>): number | null {
  const [before, last] = row.cows.filter(({ total }) => total !== null).slice(-2);
  return before?.total === undefined || before.total === null || last?.total === undefined || last.total === null ? null : last.total - before.total;
}

export const lastCows = (row: Pick<WardRow, 'cows'>): WardRow['cows'][number] | undefined => row.cows.findLast(({ total }) => total !== null);

/** People whose next observation falls within the hour: one round, the longest waiting first. */
export function roundOf(items: readonly WardRow[], nowMs: number): readonly WardRow[] {
  return items.filter((row) => row.due[0] !== undefined && Date.parse(row.due[0].at) <= nowMs + 60 * minuteMs).toSorted((a, b) => Date.parse(a.due[0]?.at ?? '') - Date.parse(b.due[0]?.at ?? ''));
}

/** Nights of the site around now, 21 to 7. */
export function wardSpan(nowMs: number, width: number, hourOf: (ms: number) => number): WardSpan {
  const hourMs = 3_600_000;
  const nights: (readonly [number, number])[] = [];
  const firstHour = Math.floor((nowMs - 24 * hourMs) / hourMs) * hourMs;
  const isNight = (ms: number): boolean => { const hour = hourOf(ms); return hour >= 21 || hour < 7; };
  let from: number | null = null;
  for (let ms = firstHour; ms <= nowMs; ms += hourMs) {
    if (isNight(ms) && from === null) from = ms;
    if (!isNight(ms) && from !== null) { nights.push([from, ms]); from = null; }
  }
  if (from !== null) nights.push([from, nowMs]);
  return { nowMs, backHours: 24, aheadHours: 4, width, nights };
}
