/** The lanes of the course chart, drawn for one width. */
import { Fragment } from 'react';
import { DayAxis, DoseBars, NowLine, ScoreBands, ScoreLine } from './chart-marks.tsx';
import type { Course, CourseMark } from './course.ts';
import { useWords } from './language.tsx';
import { bandPath, dayNumber, linear, linePath } from './scale.ts';
import type { Point, Scale } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

interface LanesProps {
  readonly course: Course;
  readonly x: Scale;
  readonly left: number;
  readonly width: number;
  readonly readDay: string | undefined;
  readonly onPoint: (clientX: number, box: DOMRect) => void;
  readonly onLeave: () => void;
}

const top = 24;
const bottom = 364;

function Care({ course, x, right }: { readonly course: Course; readonly x: Scale; readonly right: number }) {
  return course.care.map(({ fromDay, toDay, name, weight }) => {
    const from = Math.max(x(dayNumber(course.from)), x(dayNumber(fromDay)));
    const to = toDay === null ? right : Math.min(right, x(dayNumber(toDay)));
    if (to <= from) return null;
    const room = Math.floor((to - from - 14) / 6.6);
    return <Fragment key={fromDay}><rect className={`care${weight}`} x={from + 1} y={30} width={Math.max(1, to - from - 2)} height={24} rx={5} /><text className={weight === 0 ? '' : 'strong'} x={from + 9} y={46.5}>{name.length <= room ? name : room > 4 ? `${name.slice(0, room - 1)}…` : ''}</text><title>{name}</title></Fragment>;
  });
}

function ExpectedBand({ course, x, y }: { readonly course: Course; readonly x: Scale; readonly y: Scale }) {
  const { expected } = course;
  const first = expected?.days[0];
  if (expected === undefined || first === undefined) return null;
  const upper: readonly Point[] = expected.days.map(({ day, high }) => [x(dayNumber(day)), y(high)]);
  const lower: readonly Point[] = expected.days.map(({ day, low }) => [x(dayNumber(day)), y(low)]);
  const middle = lower[Math.floor(lower.length / 3)] ?? [0, 0];
  return <><path className="expect" d={bandPath(upper, lower)} /><path className="expect-line" d={linePath(upper)} /><path className="expect-line" d={linePath(lower)} /><text className="expect-t" x={middle[0]} y={Math.min(y(0) - 3, middle[1] + 16)}>{expected.label}</text></>;
}

const looks = { done: 'ev', missed: 'ev-miss', planned: 's-due', own: 'ev-own', unknown: 'ev-miss' } as const;

/** A row of marks of one shape; labels only where they do not run into the next one. */
function Marks({ marks, x, y, shape, right }: { readonly marks: readonly CourseMark[]; readonly x: Scale; readonly y: number; readonly shape: 'circle' | 'square' | 'diamond'; readonly right: number }) {
  const sorted = marks.toSorted((a, b) => a.day.localeCompare(b.day));
  return sorted.map(({ day, label, kind }, at) => {
    const place = x(dayNumber(day));
    const next = sorted[at + 1];
    const room = (next === undefined ? right : x(dayNumber(next.day))) - place - 16;
    return (
      <Fragment key={`${day} ${at}`}>
        {shape === 'circle' ? <circle className={looks[kind]} cx={place} cy={y} r={4.5} /> : shape === 'square' ? <rect className={looks[kind]} x={place - 4.5} y={y - 4.5} width={9} height={9} rx={1.5} /> : <path className={looks[kind]} d={`M${place} ${y - 6}l6 6-6 6-6-6z`} />}
        {label === undefined || label.length * 6.2 > room ? null : <text x={place + 9} y={y + 4}>{label}</text>}
      </Fragment>
    );
  });
}

/** A lane's name in the margin, in as many lines as it needs: names never run into the lane. */
function LaneName({ name, y }: { readonly name: string; readonly y: number }) {
  const lines = name.split(' ').reduce<string[]>((kept, word) => {
    const last = kept.at(-1);
    return last !== undefined && last.length + word.length < 15 ? [...kept.slice(0, -1), `${last} ${word}`] : [...kept, word];
  }, []);
  return <text className="lane-t" x={0} y={y - (lines.length - 1) * 8}>{lines.map((line, at) => <tspan key={line} x={0} dy={at === 0 ? 0 : 16}>{at === 0 ? line : ` ${line}`}</tspan>)}</text>;
}

export function CourseLanes({ course, x, left, width, readDay, onPoint, onLeave }: LanesProps) {
  const words = useWords(uiMessages);
  const right = width - 10;
  const [from, to, today] = [dayNumber(course.from), dayNumber(course.to), dayNumber(course.today)];
  const y = linear([0, Math.max(24, ...course.scores.map(({ score }) => score + 1))], [188, 74]);
  const doseTop = Math.max(1, ...course.doses.map(({ doseUg }) => doseUg));
  const doseY = linear([0, doseTop], [268, 212]);
  const high = course.bands.at(-1);
  const now = x(today);
  const lanes = [[46, words('levelOfCare')], [98, course.scoreName], [240, words('doseOf', { medicine: course.medicine })], [296, words('sessions')], [324, words('tests')], [352, words('events')]] as const;
  return (
    <>
      <DayAxis from={from} to={to} x={x} y={16} width={right - left} grid={[top, bottom]} {...(today > to ? {} : { avoid: now })} />
      {now < right ? <rect className="ahead" x={now} y={top} width={right - now} height={bottom - top} /> : null}
      <Care course={course} x={x} right={right} />
      {high === undefined ? null : <rect className="zone" x={left} y={60} width={right - left} height={Math.max(0, y(high.from) - 60)} />}
      <ScoreBands bands={course.bands} y={y} left={left} right={right} wordsAt="left" />
      <ExpectedBand course={course} x={x} y={y} />
      <ScoreLine scores={course.scores} x={x} y={y} base={188} right={right} />
      <DoseBars doses={course.doses} x={x} y={doseY} base={268} barWidth={Math.max(1.5, Math.min(12, ((right - left) / Math.max(1, to - from)) * 0.64))} />
      <line className="edge" x1={left} y1={268} x2={right} y2={268} />
      <Marks marks={course.sessions} x={x} y={292} shape="circle" right={right} /><Marks marks={course.tests} x={x} y={320} shape="square" right={right} /><Marks marks={course.events} x={x} y={348} shape="diamond" right={right} />
      {lanes.map(([place, name]) => <LaneName key={name} name={name} y={place} />)}
      {readDay === undefined ? null : <line className="read" x1={x(dayNumber(readDay))} y1={top} x2={x(dayNumber(readDay))} y2={bottom} />}
      {today > to ? null : <NowLine at={now} top={top} bottom={bottom} word={words('today')} />}
      <rect x={left} y={top} width={right - left} height={bottom - top} fill="transparent" onPointerMove={(event) => { const svg = event.currentTarget.ownerSVGElement; if (svg !== null) onPoint(event.clientX, svg.getBoundingClientRect()); }} onPointerLeave={onLeave} />
    </>
  );
}
