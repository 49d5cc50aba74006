/** Marks that several charts draw the same way: dose bars with their cap, score lines, the day axis, "now". */
import { Fragment } from 'react';
import { useFormats } from './language.tsx';
import { useNow } from './now.ts';
import { dayNumber, dayOfNumber, dayTicks, isFirstOfMonthAmong, linePath } from './scale.ts';
import type { Point, Scale } from './scale.ts';

export interface DoseDay { readonly day: string; readonly doseUg: number; readonly kind: 'observed' | 'atHome' | 'missed' | 'toDo' }
export interface ScoreAt { readonly day: string; readonly score: number; /** Words beside an odd point; the first and the last carry their figure anyway. */ readonly note?: string | undefined }
/** A line at a score with the word for what begins there. */
export interface Band { readonly from: number; readonly word: string }

const ofKind = { observed: 'dose', atHome: 'dose take', missed: 'missed', toDo: 'todo' } as const;

interface DoseBarsProps { readonly doses: readonly DoseDay[]; readonly x: Scale; readonly y: Scale; readonly base: number; readonly barWidth: number }

/** The days whose dose is written above the bar: where it changed, and there is room since the last one written. */
export function labelledDays(doses: readonly DoseDay[], x: Scale, room = 26): ReadonlySet<string> {
  const labelled: DoseDay[] = [];
  for (const dose of doses) {
    const last = labelled.at(-1);
    if (last === undefined || (dose.doseUg !== last.doseUg && x(dayNumber(dose.day)) - x(dayNumber(last.day)) >= room)) labelled.push(dose);
  }
  return new Set(labelled.map(({ day }) => day));
}

/** Bars from zero, with their figure where it changes. */
export function DoseBars({ doses, x, y, base, barWidth }: DoseBarsProps) {
  const { mgFigure } = useFormats();
  const labelled = labelledDays(doses, x);
  return doses.map(({ day, doseUg, kind }) => {
    const centre = x(dayNumber(day));
    const top = y(doseUg);
    const left = centre - barWidth / 2;
    return (
      <Fragment key={`${day} ${kind}`}>
        <rect className={ofKind[kind]} x={left} y={top} width={barWidth} height={Math.max(0, base - top)} rx={1.5} />
        {kind === 'observed' ? <rect className="dose-cap" x={left} y={top} width={barWidth} height={2.5} rx={1} /> : null}
        {labelled.has(day) ? <text className="mid" x={centre} y={top - 5}>{mgFigure(doseUg)}</text> : null}
      </Fragment>
    );
  });
}

interface ScoreLineProps { readonly scores: readonly ScoreAt[]; readonly x: Scale; readonly y: Scale; readonly base: number; readonly withArea?: boolean; readonly right: number }

/** The line of scores; first, last and noted points carry words. */
export function ScoreLine({ scores, x, y, base, withArea, right }: ScoreLineProps) {
  const { number } = useFormats();
  const points: readonly Point[] = scores.map(({ day, score }) => [x(dayNumber(day)), y(score)]);
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const line = linePath(points);
  return (
    <>
      {withArea ? <path className="area" d={`${line}L${last[0]} ${base}L${first[0]} ${base}Z`} /> : null}
      <path className="score" d={line} />
      {points.map(([px, py], at) => {
        const { day, score, note } = scores[at] ?? { day: '', score: 0 };
        const isLast = at === points.length - 1;
        const words = note === undefined ? (at === 0 || isLast ? number(score) : undefined) : `${number(score)}, ${note}`;
        const atEnd = px > right - 80;
        return (
          <Fragment key={`${day} ${at}`}>
            <circle className={isLast ? 'dot full' : 'dot'} cx={px} cy={py} r={isLast ? 4.5 : 3.5} />
            {words === undefined ? null : <text className={`${note === undefined ? 'strong' : ''} ${isLast ? (atEnd ? 'end' : 'mid') : atEnd ? 'end' : ''}`.trim()} x={isLast && !atEnd ? px : atEnd ? px + 4 : px + 8} y={Math.max(12, py - (isLast ? 10 : 6))}>{words}</text>}
          </Fragment>
        );
      })}
    </>
  );
}

type Side = 'left' | 'right';

/** Where a band's word stands: at the right under its upper line, at the left above its own. */
const wordPlace = (bands: readonly Band[], at: number, y: Scale, side: Side): number => {
  const next = bands[at + 1];
  return side === 'right' && next !== undefined ? y(next.from) + 14 : y(bands[at]?.from ?? 0) - 5;
};

/** The side on which the words of the bands keep clear of the scores and their figures. */
export function sideOfWords(bands: readonly Band[], scores: readonly ScoreAt[], x: Scale, y: Scale, left: number, right: number): Side {
  const clearance = (side: Side): number => Math.min(Infinity, ...scores.filter(({ day }) => (side === 'right' ? right - x(dayNumber(day)) : x(dayNumber(day)) - left) < 96)
    .flatMap(({ score }) => bands.map((_band, at) => Math.abs(y(score) - 8 - wordPlace(bands, at, y, side)))));
  return clearance('right') >= clearance('left') ? 'right' : 'left';
}

/** Lines at the bands with their words at the left or right edge; the highest figure and zero are on the axis. */
export function ScoreBands({ bands, y, left, right, wordsAt }: { readonly bands: readonly Band[]; readonly y: Scale; readonly left: number; readonly right: number; readonly wordsAt: Side }) {
  const { number } = useFormats();
  return (
    <>
      <line className="grid" x1={left} y1={y(0)} x2={right} y2={y(0)} /><text className="end" x={left - 6} y={y(0) + 4}>{number(0)}</text>
      {bands.map(({ from, word }, at) => (
        <Fragment key={from}>
          <line className="grid" x1={left} y1={y(from)} x2={right} y2={y(from)} /><text className="end" x={left - 6} y={y(from) + 4}>{number(from)}</text>
          <text className={wordsAt === 'right' ? 'end' : ''} x={wordsAt === 'right' ? right - 4 : left + 6} y={wordPlace(bands, at, y, wordsAt)}>{word}</text>
        </Fragment>
      ))}
    </>
  );
}

/** The calendar of the x-axis: the month where it begins, day figures between. */
export function DayAxis({ from, to, x, y, width, grid, avoid }: { readonly from: number; readonly to: number; readonly x: Scale; readonly y: number; readonly width: number; readonly grid?: readonly [number, number]; /** Pixel place of "today", kept free. */ readonly avoid?: number | undefined }) {
  const { date, shortDay } = useFormats();
  const present = new Date(useNow()).toISOString().slice(0, 4);
  const ticks = dayTicks(from, to, width);
  return ticks.map((tick, at) => {
    const place = x(tick);
    const day = dayOfNumber(tick);
    // The first label with its year takes the room of a short second one.
    const isUnderFirst = at === 1 && !dayOfNumber(ticks[0] ?? tick).startsWith(present) && place - x(ticks[0] ?? tick) < 110;
    const isFree = !isUnderFirst && (avoid === undefined || Math.abs(place - avoid) > 50);
    return (
      <Fragment key={tick}>
        {grid === undefined ? null : <line className="grid" x1={place} y1={grid[0]} x2={place} y2={grid[1]} />}
        {isFree ? <text className={at === 0 ? '' : 'mid'} x={place} y={y}>{at === 0 && !day.startsWith(present) ? date(day) : isFirstOfMonthAmong(ticks, at) ? shortDay(day) : Number(day.slice(8))}</text> : null}
      </Fragment>
    );
  });
}

/** The line of now through everything, with its word in a pill. */
export function NowLine({ at, top, bottom, word }: { readonly at: number; readonly top: number; readonly bottom: number; readonly word: string }) {
  const half = Math.max(24, word.length * 4);
  return <><line className="now" x1={at} y1={top} x2={at} y2={bottom} /><rect className="now-pill" x={at - half} y={top - 23} width={half * 2} height={21} rx={10.5} /><text className="now-text mid" x={at} y={top - 8}>{word}</text></>;
}
