/** One person's course on one axis of days: level of care, scores, doses, sessions, tests, events. The timeline below shows the same. */
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { ChartFrame } from './chart-frame.tsx';
import { CourseLanes } from './course-lanes.tsx';
import type { Course, CourseMark } from './course.ts';
import { useFormats, useWords } from './language.tsx';
import { dayNumber, dayOfNumber, linear } from './scale.ts';
import { uiMessages } from './ui-messages.ts';

interface CourseChartProps { readonly title: string; readonly course: Course; readonly aside?: ReactNode; readonly day?: string | undefined; readonly onDay?: (day: string | undefined) => void }

export const courseHeight = 372;

interface Happening { readonly day: string; readonly what: string; readonly detail: string }

function useHappenings(course: Course): readonly Happening[] {
  const words = useWords(uiMessages);
  const { mg, number } = useFormats();
  const marks = (list: readonly CourseMark[], what: string) => list.map(({ day, label, kind }) => ({ day, what, detail: [label, kind === 'missed' ? words('notHeld') : kind === 'planned' ? words('planned') : kind === 'unknown' ? words('noResultKnown') : undefined].filter(Boolean).join(', ') }));
  return [
    ...course.care.map(({ fromDay, name }) => ({ day: fromDay, what: words('levelOfCare'), detail: name })),
    ...course.scores.map(({ day, score, note }) => ({ day, what: course.scoreName, detail: [number(score), note].filter(Boolean).join(', ') })),
    ...course.doses.map(({ day, doseUg, kind }) => ({ day, what: course.medicine, detail: `${mg(doseUg)}, ${words(kind)}` })),
    ...marks(course.sessions, words('sessions')), ...marks(course.tests, words('tests')), ...marks(course.events, words('events')),
  ].toSorted((a, b) => a.day.localeCompare(b.day));
}

/** The day under the pointer or the arrow keys; shared with the timeline where `day` and `onDay` are given. */
function useReadDay({ course, day, onDay }: CourseChartProps) {
  const [own, setOwn] = useState<string | undefined>(undefined);
  const readDay = day ?? own;
  const choose = (chosen: string | undefined) => { setOwn(chosen); onDay?.(chosen); };
  const [from, to] = [dayNumber(course.from), dayNumber(course.to)];
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') { choose(undefined); return; }
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const at = readDay === undefined ? dayNumber(course.today) : dayNumber(readDay) + by;
    choose(dayOfNumber(Math.min(to, Math.max(from, at))));
  };
  return { readDay, choose, onKey };
}

export function CourseChart(props: CourseChartProps) {
  const { title, course, aside } = props;
  const words = useWords(uiMessages);
  const { day: dayWords } = useFormats();
  const happenings = useHappenings(course);
  const { readDay, choose, onKey } = useReadDay(props);
  const given = course.doses.filter(({ kind }) => kind === 'observed' || kind === 'atHome').length;
  const missed = course.doses.filter(({ kind }) => kind === 'missed').length;
  const says = words('courseSays', { from: dayWords(course.from), to: dayWords(course.today), scores: course.scores.length, doses: given, missed });
  const legend = [{ mark: 'k-line', label: course.scoreName }, { mark: 'k-dose', label: words('observed') }, { mark: 'k-take', label: words('atHome') }, { mark: 'k-miss', label: words('missed') }, { mark: 'k-ev', label: words('held') }, { mark: 'k-evm', label: words('notHeld') }];
  const read = readDay === undefined ? [] : happenings.filter((each) => each.day === readDay);
  const tip = readDay === undefined ? null : (
    <div className="tip" role="status"><b>{dayWords(readDay)}</b>{read.length === 0 ? <p>{words('nothingYet')}</p> : read.map(({ what, detail }, at) => <p key={at}>{what}: {detail}</p>)}</div>
  );
  return (
    <ChartFrame title={title} says={says} aside={aside} legend={legend} height={courseHeight} minWidth={640} over={tip} onKey={onKey} table={{ caption: says, columns: [words('day'), words('fact'), words('detail')], rows: happenings.map((each) => [dayWords(each.day), each.what, each.detail]) }}>
      {(width) => {
        const left = 104;
        const x = linear([dayNumber(course.from), dayNumber(course.to)], [left, width - 10]);
        const back = linear([left, width - 10], [dayNumber(course.from), dayNumber(course.to)]);
        const onPoint = (clientX: number, box: DOMRect) => { const at = Math.round(back(clientX - box.left)); choose(at < dayNumber(course.from) || at > dayNumber(course.to) ? undefined : dayOfNumber(at)); };
        return <CourseLanes course={course} x={x} left={left} width={width} readDay={readDay} onPoint={onPoint} onLeave={() => choose(undefined)} />;
      }}
    </ChartFrame>
  );
}
