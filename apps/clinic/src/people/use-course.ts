/** The course of the open record, as the chart wants it. */
import { instrumentById, levelOf, levelIds, sayIn } from '@fairlead/clinical';
import type { Course as Read } from '@fairlead/contract/outcomes';
import { getCourse } from '@fairlead/contract/outcomes';
import type { CareSpan, Course, CourseMark, DoseDay, Language } from '@fairlead/ui';
import { useRead } from '../platform/index.ts';

export type Span = '14days' | 'episode' | 'all';

export function useCourse(personId: string, span: Span) {
  return useRead(getCourse, { params: { id: personId }, query: { span } }, { keep: true });
}

interface Words {
  readonly waiting: string;
  readonly inCare: string;
  readonly noScale: string;
  readonly noMedicine: string;
  readonly urine: string;
  readonly ecg: (qtcMs: number) => string;
  readonly medicine: (code: string) => string;
  /** A turning point in a word or two, or undefined where it goes unlabelled. */
  readonly event: (kind: string) => string | undefined;
}

/** The bands of a scale as lines with the word for what begins there. */
export function bandsOf(instrument: string | undefined, language: Language): Course['bands'] {
  const bands = instrumentById(instrument ?? '')?.bandSets.find(({ profile }) => profile === 'any')?.bands ?? [];
  return bands.filter(({ from }) => from > 0).map(({ from, says }) => ({ from, word: (language === 'en-GB' ? says['en-GB'] ?? says.en : says[language]).toLocaleLowerCase(language) }));
}

const isBefore = (day: string, other: string | null): boolean => other === null || day < other;
const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null ? a : a < b ? a : b);
const isIntensive = (level: Read['levels'][number]['level']): boolean => levelIds.indexOf(level) >= levelIds.indexOf('intensive_outpatient');

/** An episode as its levels of care one after another; what no level covers is in care without one. */
function spansOf({ startedOn, endedOn }: Read['episodes'][number], levels: Read['levels'], words: Words, language: Language): Course['care'] {
  const own = levels.filter(({ from, to }) => isBefore(from, endedOn) && (to === null || to > startedOn));
  const spans: CareSpan[] = [];
  let day: string | null = startedOn;
  for (const { level, from, to } of own) {
    if (day !== null && day < from) spans.push({ fromDay: day, toDay: from, name: words.inCare, weight: 2 });
    spans.push({ fromDay: from < startedOn ? startedOn : from, toDay: earlier(to, endedOn), name: sayIn(levelOf(level).names, language), weight: isIntensive(level) ? 1 : 2 });
    day = to;
  }
  return day === null || !isBefore(day, endedOn) ? spans : [...spans, { fromDay: day, toDay: endedOn, name: words.inCare, weight: 2 }];
}

/** The wait and the levels of care, oldest first; only what reaches into the days shown. */
export function careOf({ episodes, levels, from }: Pick<Read, 'episodes' | 'levels' | 'from'>, words: Words, language: Language): Course['care'] {
  return episodes.toReversed().flatMap((episode) => [
    ...(episode.askedOn === null || episode.askedOn >= episode.startedOn || episode.startedOn < from ? [] : [{ fromDay: episode.askedOn, toDay: episode.startedOn, name: words.waiting, weight: 0 as const }]),
    ...spansOf(episode, levels, words, language).filter(({ toDay }) => toDay === null || toDay >= from),
  ]);
}

const doseKinds: Readonly<Record<Read['doses'][number]['kind'], DoseDay['kind']>> = { observed: 'observed', partial: 'observed', imported: 'observed', 'take-home': 'atHome', missed: 'missed', refused: 'missed', planned: 'toDo' };

function testMarks(tests: Read['tests'], words: Words): readonly CourseMark[] {
  return tests.map(({ day, what, qtcMs, state }) => ({ day, label: what === 'urine' ? words.urine : qtcMs === null ? 'ECG' : words.ecg(qtcMs), kind: state }));
}

const plus = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The reply as one picture; `instrument` is the scale on the score lane. */
export function chartOf(read: Read, instrument: string | undefined, words: Words, language: Language): Course {
  const scale = read.scores.find((each) => each.instrument === instrument) ?? read.scores[0];
  const days = [...read.doses, ...read.sessions, ...read.tests].map(({ day }) => day);
  const { endedOn } = read.episodes[0] ?? { endedOn: null };
  const lastDay = [endedOn ?? read.today, ...days].toSorted().at(-1) ?? read.today;
  // A course that ended long ago is drawn to its end and not to today, or its days would be thinner than a line.
  const isLongOver = endedOn !== null && plus(lastDay, 90) < read.today;
  const last = isLongOver ? plus(lastDay, 7) : [plus(read.today, 7), ...days].filter((day) => day <= plus(read.today, 28)).toSorted().at(-1) ?? read.today;
  return {
    from: read.from, to: last, today: read.today,
    care: careOf(read, words, language),
    scoreName: scale?.instrument ?? words.noScale,
    scores: (scale?.points ?? []).map(({ day, total }) => ({ day, score: total })),
    bands: bandsOf(scale?.instrument, language),
    medicine: read.doseMedicine === null ? words.noMedicine : words.medicine(read.doseMedicine),
    doses: read.doses.map(({ day, takenUg, plannedUg, kind }) => ({ day, doseUg: takenUg > 0 ? takenUg : plannedUg ?? 0, kind: doseKinds[kind] })),
    sessions: read.sessions.map(({ day, state }) => ({ day, kind: state === 'kept' ? 'done' as const : state === 'missed' ? 'missed' as const : 'planned' as const })),
    tests: testMarks(read.tests, words),
    events: read.events.map(({ day, kind }) => ({ day, label: words.event(kind), kind: kind === 'recovery.lapse-told' ? 'own' as const : 'done' as const })),
  };
}
