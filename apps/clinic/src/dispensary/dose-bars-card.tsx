/** The last 28 dosing days as bars: observed, at home, missed, and today's still to come; COWS above them where it was scored. */
import { listResponses } from '@fairlead/contract/assessment';
import { DoseTrend, ScoreTrend, useFormats, useLanguage, useWords } from '@fairlead/ui';
import type { DoseDay } from '@fairlead/ui';
import { bandsOf } from '../people/index.tsx';
import { Shown, useRead } from '../platform/index.ts';
import { useDoses } from './use-window.ts';
import { windowMessages } from './window-messages.ts';

const daysShown = 28;

/** So many calendar days earlier; days are read and written in UTC, which has no zone to lose one in. */
function earlier(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const kinds = { observed: 'observed', imported: 'observed', partial: 'observed', 'take-home': 'atHome', missed: 'missed', refused: 'missed' } as const;

export function DoseBarsCard({ personId, today, plannedUg }: { readonly personId: string; readonly today: string; readonly plannedUg: number | null }) {
  const words = useWords(windowMessages);
  const { day, dayOf } = useFormats();
  const language = useLanguage();
  const from = earlier(today, daysShown - 1);
  const scored = useRead(listResponses, { params: { id: personId }, query: { instrument: 'COWS', since: `${earlier(from, 1)}T00:00:00Z`, limit: 100 } }, { topics: ['responses'] });
  const scores = (scored.data?.reply.items ?? []).flatMap(({ at, total }) => (total === null || dayOf(at) < from ? [] : [{ day: dayOf(at), score: total }])).toReversed();
  return (
    <Shown of={useDoses(personId)}>{(reply) => {
      const past: DoseDay[] = reply.days.filter((each) => each.dosingDay >= from && each.dosingDay <= today).map((each) => ({ day: each.dosingDay, doseUg: each.takenUg > 0 ? each.takenUg : (each.plannedUg ?? 0), kind: kinds[each.kind] }));
      const doses = plannedUg === null || past.some((each) => each.day === today) ? past : [...past, { day: today, doseUg: plannedUg, kind: 'toDo' as const }];
      if (scores.length > 0) return <div className="card trend"><ScoreTrend title={words('cowsAndDoses')} sub={words('days28')} scoreName="COWS" scores={scores} doses={doses} bands={bandsOf('COWS', language) ?? []} from={from} to={today} today={today} /></div>;
      return <div className="card trend"><DoseTrend title={words('dosesTitle')} sub={words('days28')} doses={doses} from={from} to={today} says={`${words('dosesTitle')}, ${day(from)} – ${day(today)}`} /></div>;
    }}</Shown>
  );
}
