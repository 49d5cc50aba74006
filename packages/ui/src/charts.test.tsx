import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { labelledDays, sideOfWords } from './chart-marks.tsx';
import { CourseChart } from './course-chart.tsx';
import type { Course } from './course.ts';
import { CravingHeat, heatCells } from './craving-heat.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { DotPlot } from './dot-plot.tsx';
import { LanguageProvider } from './language.tsx';
import { RetentionChart, stepAt } from './retention-chart.tsx';
import { Rope } from './rope.tsx';
import { ScoreTrend } from './score-trend.tsx';
import { WardLane } from './ward-lane.tsx';
import type { Language } from './words.ts';

const shown = (node: React.ReactNode, language: Language = 'en') => renderToStaticMarkup(<LanguageProvider language={language} zone="America/New_York">{node}</LanguageProvider>);
const count = (text: string, part: string) => text.split(part).length - 1;

const doses = [
  { day: '2026-01-20', doseUg: 75_000, kind: 'observed' }, { day: '2026-01-21', doseUg: 75_000, kind: 'atHome' },
  { day: '2026-01-22', doseUg: 75_000, kind: 'missed' }, { day: '2026-01-23', doseUg: 80_000, kind: 'observed' },
] as const;
const scores = [{ day: '2026-01-20', score: 11 }, { day: '2026-01-23', score: 3 }];
const bands = [{ from: 5, word: 'mild' }, { from: 13, word: 'moderate' }];

describe('score trend', () => {
  const markup = shown(<ScoreTrend title="COWS and doses" scoreName="COWS" scores={scores} doses={doses} bands={bands} from="2026-01-20" to="2026-01-24" />);
  it('says the same in one sentence as it shows', () => {
    expect(markup).toContain('COWS went from 11 on Tue, Jan 20 to 3 on Fri, Jan 23; 3 dose days, 1 missed.');
    expect(markup).toContain('role="img"');
  });
  it('tells observed, at-home and missed doses apart by shape', () => {
    expect([count(markup, 'class="dose-cap"'), count(markup, 'class="dose take"'), count(markup, 'class="missed"')]).toEqual([2, 1, 1]);
  });
  it('writes the words of the bands where no score stands', () => {
    const place = (value: number) => value - 20_000;
    const side = (day: string) => sideOfWords(bands, [{ day, score: 13 }], place, (score) => 102 - score * 2, 0, 700);
    expect(side('2026-01-20')).toBe('right');
    expect(sideOfWords(bands, [{ day: '2026-01-24', score: 12 }], () => 690, (score) => 102 - score * 2, 0, 700)).toBe('left');
  });
  it('labels a dose where it changed and there is room', () => {
    expect([...labelledDays(doses, (value) => value * 100)]).toEqual(['2026-01-20', '2026-01-23']);
    expect([...labelledDays(doses, (value) => value)]).toEqual(['2026-01-20']);
  });
});

it('draws the course of a person on one axis, with the missed dose dashed', () => {
  const course: Course = {
    from: '2026-01-19', to: '2026-01-26', today: '2026-01-24', scoreName: 'COWS', medicine: 'Methadone', scores, bands, doses,
    care: [{ fromDay: '2026-01-19', toDay: null, name: 'Outpatient, weekly', weight: 2 }],
    sessions: [{ day: '2026-01-21', kind: 'missed' }, { day: '2026-01-23', kind: 'done' }], tests: [{ day: '2026-01-20', label: 'ECG 441', kind: 'done' }], events: [{ day: '2026-01-25', kind: 'planned', label: '6 bottles' }],
  };
  const markup = shown(<CourseChart title="The course so far" course={course} />);
  for (const part of ['Outpatient, weekly', 'class="missed"', 'class="ev-miss"', 'class="s-due"', 'ECG 441', 'today', '2 scores, 3 dose days, 1 missed']) expect(markup).toContain(part);
});

it('puts what is overdue on the ward at now, as a solid square, and says since when', () => {
  const nowMs = Date.parse('2026-02-10T16:42:00Z');
  const markup = shown(<WardLane who="E. S." scoreName="COWS" scores={[{ at: '2026-02-10T14:00:00Z', score: 16 }]} doses={[]} due={['2026-02-10T16:18:00Z']} top={25} mark={13} span={{ nowMs, backHours: 24, aheadHours: 4, width: 368, nights: [] }} />);
  expect(markup).toContain('class="s-overdue"');
  expect(markup).toContain('E. S.: COWS 16. Overdue since 11:18.');
});

describe('retention', () => {
  const steps = [{ day: 0, share: 1, low: 1, high: 1, counted: 112 }, { day: 170, share: 0.66, low: 0.57, high: 0.74, counted: 74 }, { day: 200, share: 0.6, low: 0.5, high: 0.7, counted: 70 }];
  it('holds a step until the next', () => {
    expect(stepAt(steps, 180)?.share).toBe(0.66);
    expect(stepAt(steps, -1)).toBeUndefined();
  });
  it('says the share with its interval and how many are still counted', () => {
    const markup = shown(<RetentionChart title="Staying in treatment" lines={[{ name: 'methadone', people: 112, steps }]} />);
    expect(markup).toContain('methadone: 66% at day 180 (57% to 74%), 112 people at the start.');
    expect(markup).toContain('>74<');
  });
});

it('draws one dot a person waiting and says who waited longest', () => {
  const markup = shown(<DotPlot title="Waiting time" days={[0, 0, 3, 4, 24]} />);
  expect([count(markup, 'class="p1"'), count(markup, 'class="p2"'), count(markup, 'class="p3"')]).toEqual([3, 1, 1]);
  expect(markup).toContain('3 of 5 within 3 days. Longest 24 days.');
});

it('shows hours with nothing noted as such, not as calm', () => {
  expect(heatCells([{ weekday: 5, hour: 19, level: 8 }, { weekday: 5, hour: 20, level: 7 }])).toEqual([{ weekday: 5, fromHour: 18, level: 7.5, count: 2 }]);
  const markup = shown(<CravingHeat title="Cravings" noted={[{ weekday: 5, hour: 19, level: 8 }]} />, 'es');
  expect(count(markup, 'class="cell-none"')).toBe(55);
  expect(markup).toContain('Más fuertes: vie, 18–21, 8 de 10');
});

it('keeps the rope whole over an empty day', () => {
  const markup = shown(<Rope today="2026-02-10" days={[{ day: '2026-02-08', kept: true }, { day: '2026-02-09', kept: false }, { day: '2026-02-10', kept: false }]} />);
  expect(count(markup, '<circle')).toBe(3);
  expect(markup).toContain('The last 3 days: 1 with a check-in. Today is still open.');
});

describe('decision panel', () => {
  const finding = { code: 'QTC', rule: 'qtc', decision: 'warn', says: { en: 'QTc was 462 ms.', es: 'El QTc fue 462 ms.' }, source: 'Krantz 2009', mark: 'unchecked', override: 'acknowledge' } as const;
  const markup = (language: Language) => shown(<DecisionPanel findingId="why" clear={['identity']} decision={{ decision: 'warn', findings: [finding], missing: ['poss'], wouldChange: [{ fact: 'qtcMs', to: 449, decision: 'allow' }] }} />, language);
  it('shows verdict, finding, an unchecked source as such, what is missing and what would change it', () => {
    for (const part of ['Check first', 'QTc was 462 ms.', 'id="why"', 'Krantz 2009', 'not checked against its source', 'Not known yet:', 'poss', 'qtc ms: 449 (Ready)', '1 of 2 checks']) expect(markup('en')).toContain(part);
  });
  it('speaks Spanish', () => expect(markup('es')).toContain('El QTc fue 462 ms.'));
});
