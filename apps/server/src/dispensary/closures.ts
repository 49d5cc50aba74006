/** Closed days: the doses of them go home on the last open day before, by a decision for each person (42 CFR 8.12(i)(1); unchecked). */
import type { ClosedDay } from '@fairlead/contract/schedule';
import type { StaffActor } from '../platform/actor.ts';
import { dayAfter, dayAt } from '../platform/clock.ts';
import type { RecordEvent } from '../platform/record-store.ts';
import type { CommandResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import type { SiteRow } from '../platform/sites-store.ts';
import { closedAfter, closedBetween, lastOpenBefore, siteCalendar, type SiteCalendar } from '../schedule/index.ts';
import { dosesOnClosedDays, type ClosureRow } from './closures-store.ts';
import { decideOnTakeHome } from './take-home.ts';

export interface NextClosure {
  readonly today: string;
  readonly goesHomeOn: string | null;
  readonly closed: readonly ClosedDay[];
  readonly rows: readonly ClosureRow[];
}

const weeksAhead = 28;

/** The next closed days from tomorrow on, those that follow each other taken together. */
function nextRun(calendar: SiteCalendar, today: string): { readonly goesHomeOn: string; readonly closed: readonly ClosedDay[] } | null {
  const [first] = closedBetween(calendar, dayAfter(today), dayAfter(today, weeksAhead));
  if (first === undefined) return null;
  const open = lastOpenBefore(calendar, first.day);
  // In the midst of a run its last open day is over: what is left of it goes home today, where somebody is there all the same.
  const goesHomeOn = open < today ? today : open;
  return { goesHomeOn, closed: closedAfter(calendar, goesHomeOn) };
}

export async function nextClosure(tx: Tx, site: SiteRow, now: Temporal.Instant): Promise<NextClosure> {
  const today = dayAt(now, site.time_zone);
  const run = nextRun(await siteCalendar(tx, site.id), today);
  if (run === null) return { today, goesHomeOn: null, closed: [], rows: [] };
  return { today, ...run, rows: await dosesOnClosedDays(tx, site.id, run.closed.map(({ day }) => day), today) };
}

/** Bottles that are due today for the closed days right after it, by person; empty on most days. */
export async function bottlesForClosure(tx: Tx, siteId: string, today: string): Promise<{ readonly closed: readonly ClosedDay[]; readonly due: ReadonlyMap<string, number> }> {
  const closed = closedAfter(await siteCalendar(tx, siteId), today);
  if (closed.length === 0) return { closed, due: new Map() };
  const rows = await dosesOnClosedDays(tx, siteId, closed.map(({ day }) => day), today);
  const due = new Map<string, number>();
  for (const { person_id: personId, doses } of rows) {
    const left = doses.filter(({ issued }) => !issued).length;
    if (left > 0) due.set(personId, (due.get(personId) ?? 0) + left);
  }
  return { closed, due };
}

const rationaleOf = (closed: readonly ClosedDay[]): string => `Closed: ${closed.map(({ day, name }) => (name === null ? day : `${day}, ${name}`)).join('; ')}.`;

/** One decision for each person who has none for these days. What the rules refuse stays refused, and is kept. */
export async function decideOnClosure(tx: Tx, actor: StaffActor, site: SiteRow, now: Temporal.Instant): Promise<CommandResult<{ allowed: number; refused: number; days: string[] }>> {
  // Of two who decide for everybody at once the second finds everybody decided.
  await tx.takeTurns(`closure ${site.id}`);
  const { today, goesHomeOn, closed, rows } = await nextClosure(tx, site, now);
  if (goesHomeOn === null) return { kind: 'conflict', detail: 'No closed day is known for the next weeks.' };
  const events: RecordEvent[] = [];
  const people = new Set<string>();
  let [allowed, refused] = [0, 0];
  for (const row of rows) {
    if (row.decided !== null || people.has(row.person_id) || row.doses.every(({ issued }) => issued)) continue;
    people.add(row.person_id);
    const validDays = Math.max(1, Temporal.PlainDate.from(today).until(goesHomeOn).days);
    const decided = await decideOnTakeHome(tx, actor, row.episode_id, { requestedDays: closed.length, factors: {}, rationale: rationaleOf(closed), closure: true, validDays }, now);
    if (decided.kind === 'lost-race') return decided;
    if (decided.kind !== 'done') continue;
    if (decided.reply.outcome === 'allowed') allowed += 1;
    else refused += 1;
    events.push(...(decided.events ?? []));
  }
  return { kind: 'done', reply: { allowed, refused, days: closed.map(({ day }) => day) }, people: [...people], events, details: { siteId: site.id, allowed, refused } };
}
