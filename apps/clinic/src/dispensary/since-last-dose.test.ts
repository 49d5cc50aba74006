import { expect, it } from 'vitest';
import { linesSince } from './since-last-dose.tsx';

const line = (kind: string, at: string) => ({ id: `${kind} ${at}`, at, kind, params: {}, author: null, episodeId: null });
const dayOf = (instant: string): string => instant.slice(0, 10);

it('shows what happened since the dose of an earlier day, and not that day’s coming and going', () => {
  const lines = [line('dispensary.dose-given', '2026-02-10T09:00Z'), line('dispensary.window-check', '2026-02-10T08:59Z'), line('recovery.lapse-told', '2026-02-09T20:00Z'), line('dispensary.dose-given', '2026-02-09T08:00Z'), line('tests.urine-resulted', '2026-02-08T12:00Z')];
  expect(linesSince(lines, '2026-02-10', dayOf).map(({ kind }) => kind)).toEqual(['dispensary.dose-given', 'recovery.lapse-told']);
});

it('shows the newest where no dose was ever given', () => {
  const lines = Array.from({ length: 9 }, (_, hour) => line('assessment.finished', `2026-02-10T0${8 - hour}:00Z`));
  expect(linesSince(lines, '2026-02-10', dayOf)).toEqual(lines.slice(0, 5));
});
