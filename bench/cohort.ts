/** How many made-up person-years a second one core lives. A bench of load needs people faster than the server takes them. */
import { dayOf, type Day } from '@fairlead/clinical';
import { livedYears } from '@fairlead/cohort';

const goal = 2000;
const people = 6000;
const ask = { today: dayOf('2026-02-10') ?? (0 as Day), sites: [{ code: 'HARBOR', country: 'US' }, { code: 'QUAY', country: 'UK' }] } as const;

/** Lives so many years and says how many a second, and how many events a year has. */
function run(seed: number): { readonly aSecond: number; readonly eventsEach: number } {
  const begun = performance.now();
  let events = 0;
  for (const person of livedYears({ ...ask, seed, people })) events += person.events.length;
  return { aSecond: (people * 1000) / (performance.now() - begun), eventsEach: events / people };
}

run(1);
const best = [2, 3, 4].map(run).toSorted((a, b) => b.aSecond - a.aSecond)[0] ?? { aSecond: 0, eventsEach: 0 };
const ratio = best.aSecond / goal;
process.stdout.write(`cohort\tperson-years a second, ${best.eventsEach.toFixed(0)} events each\tours ${best.aSecond.toFixed(0)}\treference ${String(goal)}\tratio ${ratio.toFixed(2)}\tgoal 1.00\t${ratio >= 1 ? 'met' : 'missed'}\n`);
process.stdout.write(`ratio ${ratio.toFixed(2)} goal 1.00 ${ratio >= 1 ? 'met' : 'missed'}\n`);
