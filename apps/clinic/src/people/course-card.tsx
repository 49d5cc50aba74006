/** The course so far: level of care, a score, doses, sessions, tests and events on one axis. */
import type { Course } from '@fairlead/contract/outcomes';
import { Card, CourseChart, EmptyState, Field, Segments, useLanguage, useWords } from '@fairlead/ui';
import { IconChartLine } from '@tabler/icons-react';
import { useState } from 'react';
import { Shown } from '../platform/index.ts';
import { courseMessages } from './course-messages.ts';
import { peopleMessages } from './people-messages.ts';
import { usePerson } from './person-context.ts';
import type { Span } from './use-course.ts';
import { chartOf, useCourse } from './use-course.ts';

type CourseKey = keyof typeof courseMessages.en;
const isKey = (key: string): key is CourseKey => key in courseMessages.en;

/** The name of a medicine's code, as the contract gives it. */
export function useMedicineName(): (code: string) => string {
  const words = useWords(courseMessages);
  return (code) => (isKey(`medicine.${code}`) ? words(`medicine.${code}` as CourseKey) : code);
}

function Drawn({ course, instrument }: { readonly course: Course; readonly instrument: string | undefined }) {
  const words = useWords(peopleMessages);
  const named = useWords(courseMessages);
  const language = useLanguage();
  const medicine = useMedicineName();
  const chart = chartOf(course, instrument, {
    waiting: words('waiting'), inCare: words('inCare'), noScale: words('noScale'), noMedicine: words('noMedicine'), urine: named('urine'), ecg: (qtcMs) => named('ecgOf', { qtcMs }), medicine,
    event: (kind) => (isKey(`event.${kind}`) ? named(`event.${kind}` as CourseKey) : undefined),
  }, language);
  return <CourseChart title={words('course')} course={chart} />;
}

export function CourseCard() {
  const words = useWords(peopleMessages);
  const { person, episodes } = usePerson();
  const [span, setSpan] = useState<Span>('episode');
  const [instrument, setInstrument] = useState<string | undefined>(undefined);
  const read = useCourse(person.id, span);
  if (episodes.length === 0) return <Card title={words('course')}><EmptyState icon={IconChartLine} title={words('courseNone')}>{words('courseNoneSub')}</EmptyState></Card>;
  const spans = [{ value: '14days' as const, label: words('span14') }, { value: 'episode' as const, label: words('spanEpisode') }, ...(episodes.length > 1 ? [{ value: 'all' as const, label: words('spanAll') }] : [])];
  const scales = read.data?.reply.scores ?? [];
  return (
    <section className="card course-card" aria-label={words('course')}>
      <div className="rowx course-choices">
        {scales.length < 2 ? null : <Field label={words('scale')}>{(ties) => <select {...ties} className="in" value={instrument ?? scales[0]?.instrument} onChange={(event) => setInstrument(event.target.value)}>{scales.map((each) => <option key={each.instrument}>{each.instrument}</option>)}</select>}</Field>}
        <Segments label={words('span')} choices={spans} value={span} onChoose={setSpan} />
      </div>
      <Shown of={read} lines={8}>{(course) => <Drawn course={course} instrument={instrument} />}</Shown>
    </section>
  );
}
