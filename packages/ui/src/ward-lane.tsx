/** One person's row on the ward: a day back, the next hours wider, "now" at the same place in every row. Instants are ISO 8601. */
import { Fragment } from 'react';
import { useFormats, useWords } from './language.tsx';
import { aroundNow, linear, linePath } from './scale.ts';
import type { Point, Scale } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

export interface WardSpan {
  readonly nowMs: number;
  readonly backHours: number;
  readonly aheadHours: number;
  readonly width: number;
  /** Nights, as pairs of instants in milliseconds. */
  readonly nights: readonly (readonly [fromMs: number, toMs: number])[];
}

export interface LaneDose { readonly at: string; readonly label: string; readonly kind: 'dose' | 'comfort' }

interface WardLaneProps {
  readonly who: string;
  readonly scoreName: string;
  readonly scores: readonly { readonly at: string; readonly score: number }[];
  readonly doses: readonly LaneDose[];
  /** What is due; in the past it is overdue and stands at now. */
  readonly due: readonly string[];
  /** Top of the scale, and the line that matters: 13 of 48 for COWS. */
  readonly top: number;
  readonly mark: number;
  readonly span: WardSpan;
}

const hourMs = 3_600_000;

/** The one scale that all rows of a ward share. */
export function wardScale({ nowMs, backHours, aheadHours, width }: WardSpan): Scale {
  return aroundNow(nowMs - backHours * hourMs, nowMs, nowMs + aheadHours * hourMs, width);
}

function Ground({ span, x, height }: { readonly span: WardSpan; readonly x: Scale; readonly height: number }) {
  const now = x(span.nowMs);
  return (
    <>
      {span.nights.map(([from, to]) => { const left = Math.max(0, x(from)); return x(to) <= left ? null : <rect key={from} className="night" x={left} y={0} width={Math.min(span.width, x(to)) - left} height={height} />; })}
      <rect className="ahead" x={now} y={0} width={span.width - now} height={height} />
    </>
  );
}

export function WardLane({ who, scoreName, scores, doses, due, top, mark, span }: WardLaneProps) {
  const words = useWords(uiMessages);
  const { time, list } = useFormats();
  const x = wardScale(span);
  const y = linear([0, top], [51, 5]);
  const now = x(span.nowMs);
  const seen = scores.filter(({ at }) => x(Date.parse(at)) >= 0);
  const points: readonly Point[] = seen.map(({ at, score }) => [x(Date.parse(at)), y(score)]);
  const [first, last] = [points[0], points.at(-1)];
  const next = due.toSorted()[0];
  const isLate = next !== undefined && Date.parse(next) < span.nowMs;
  const dueSays = next === undefined ? '' : words(isLate ? 'lateSince' : 'dueAt', { time: time(next) });
  const label = words('laneSays', { who, score: scoreName, values: seen.length === 0 ? words('noScores') : list(seen.map(({ score }) => String(score))), due: dueSays });
  return (
    <svg className="chart lane" width={span.width} height={70} viewBox={`0 0 ${span.width} 70`} role="img" aria-label={label}>
      <Ground span={span} x={x} height={70} />
      <line className="grid dash" x1={0} y1={y(mark)} x2={now} y2={y(mark)} />
      {first === undefined || last === undefined ? null : <><path className="area" d={`${linePath(points)}L${last[0]} 51L${first[0]} 51Z`} /><path className="score" d={linePath(points)} /></>}
      {points.map(([px, py], at) => <circle key={at} className={at === points.length - 1 ? 'dot full' : 'dot'} cx={px} cy={py} r={at === points.length - 1 ? 4 : 2.5} />)}
      {Array.from({ length: span.aheadHours - 1 }, (_, hour) => x(span.nowMs + (hour + 1) * hourMs)).map((place) => <line key={place} className="grid" x1={place} y1={0} x2={place} y2={70} />)}
      {doses.map(({ at, label: doseLabel, kind }) => {
        const place = x(Date.parse(at));
        if (place < 0) return null;
        return <Fragment key={`${at} ${doseLabel}`}>{kind === 'comfort' ? <path className="comfort" d={`M${place} 57l4.5 8h-9z`} /> : <><rect className="dose-s" x={place - 2.5} y={55} width={5} height={12} rx={1} /><text x={place > now - 34 ? place - 6 : place + 6} y={66} className={place > now - 34 ? 'end' : ''}>{doseLabel}</text></>}</Fragment>;
      })}
      <line className="now" x1={now} y1={0} x2={now} y2={70} />
      {due.map((at) => { const late = Date.parse(at) < span.nowMs; return late ? <rect key={at} className="s-overdue" x={now - 6} y={29} width={12} height={12} rx={2.5} /> : <circle key={at} className="s-due" cx={Math.min(span.width - 7, Math.max(now + 8, x(Date.parse(at))))} cy={35} r={5.5} />; })}
    </svg>
  );
}

/** The heading of the lane column: hours behind, "now" in a pill, hours ahead. */
export function WardLaneHead({ span }: { readonly span: WardSpan }) {
  const { time } = useFormats();
  const x = wardScale(span);
  const now = x(span.nowMs);
  const iso = (ms: number) => new Date(ms).toISOString();
  const nextHour = Math.ceil(span.nowMs / hourMs) * hourMs;
  const behind = [18, 12, 6].map((hours) => Math.floor((span.nowMs - hours * hourMs) / hourMs) * hourMs);
  const ahead = Array.from({ length: span.aheadHours }, (_, at) => nextHour + at * hourMs).filter((ms) => x(ms) > now + 34 && x(ms) < span.width - 8);
  return (
    <svg className="chart lane" width={span.width} height={34} viewBox={`0 0 ${span.width} 34`} aria-hidden="true">
      <Ground span={span} x={x} height={34} />
      {behind.map((ms) => <text key={ms} className="mid" x={x(ms)} y={22}>{time(iso(ms))}</text>)}
      {ahead.map((ms) => <text key={ms} className="mid" x={x(ms)} y={22}>{time(iso(ms)).slice(0, 2)}</text>)}
      <rect className="now-pill" x={now - 24} y={6} width={48} height={22} rx={11} /><text className="now-text mid" x={now} y={21}>{time(iso(span.nowMs))}</text>
    </svg>
  );
}
