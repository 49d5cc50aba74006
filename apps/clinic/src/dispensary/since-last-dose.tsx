/** What happened since the last dose, so that the nurse asks about it before pouring. */
import type { TimelineLine } from '@fairlead/contract/people';
import { Card, useWords } from '@fairlead/ui';
import { TimelineLines, useTimeline } from '../people/index.tsx';
import { Shown } from '../platform/index.ts';
import { windowMessages } from './window-messages.ts';

const shownLines = 5;
const doses = new Set(['dispensary.dose-given', 'dispensary.dose-partial']);
/** The window's own comings and goings stand elsewhere on this screen. */
const ofTheWindow = new Set(['dispensary.checked-in', 'dispensary.window-check', 'dispensary.left-undosed']);

/** Lines newer than the newest dose before today; without a dose, the newest. */
export function linesSince(lines: readonly TimelineLine[], today: string, dayOf: (instant: string) => string): readonly TimelineLine[] {
  const last = lines.findIndex((line) => doses.has(line.kind) && dayOf(line.at) < today);
  return (last === -1 ? lines : lines.slice(0, last)).filter((line) => !ofTheWindow.has(line.kind)).slice(0, shownLines);
}

export function SinceLastDose({ personId, today, dayOf }: { readonly personId: string; readonly today: string; readonly dayOf: (instant: string) => string }) {
  const words = useWords(windowMessages);
  const { first, lines } = useTimeline(personId);
  const since = linesSince(lines, today, dayOf);
  return <Card title={words('sinceLastDose')}><Shown of={first} lines={2}>{() => (since.length === 0 ? <p className="muted">{words('nothingSince')}</p> : <TimelineLines lines={since} />)}</Shown></Card>;
}
