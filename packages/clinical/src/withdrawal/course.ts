/**
 * The course that withdrawal is expected to take: onset, peak and duration by opioid as published, and an illustrative
 * COWS band for the chart. The band only draws the published times; no source publishes such a curve, and no rule reads it.
 */
import type { Cite, Sentence } from '../rule.ts';

/** A span of hours after last use; `to` null means that the source gives no end. */
export interface HourSpan {
  readonly from: number;
  readonly to: number | null;
}

export interface CourseFact {
  readonly onset: HourSpan | null;
  readonly peak: HourSpan | null;
  readonly duration: HourSpan | null;
  readonly cite: Cite;
}

export const courseOpioids = ['heroin', 'fentanyl', 'methadone', 'buprenorphine', 'buprenorphine_depot', 'oral_short_acting', 'tramadol', 'nitazene'] as const;
export type CourseOpioid = (typeof courseOpioids)[number];

export interface WithdrawalCourse {
  readonly opioid: CourseOpioid;
  readonly names: Sentence;
  /** Every published statement, not blended. */
  readonly facts: readonly CourseFact[];
  /** What the chart draws: the statement chosen, or null where onset and peak are not known well enough to draw. */
  readonly drawn: { readonly onset: HourSpan; readonly peak: HourSpan; readonly end: HourSpan; readonly peakCows: { readonly low: number; readonly high: number } } | null;
  readonly note: Sentence;
}

const day = 24;
const span = (from: number, to: number | null): HourSpan => ({ from, to });
const cite = (source: string, mark: Cite['mark']): Cite => ({ source, mark });
/** Peak COWS is drawn over the whole of moderate to moderately severe (13 to 36), or mild to moderate for milder courses. */
const full = { low: 13, high: 36 };
const milder = { low: 5, high: 24 };

export const withdrawalCourses: readonly WithdrawalCourse[] = [
  {
    opioid: 'heroin', names: { en: 'Heroin and other short-acting opioids', es: 'Heroína y otros opioides de acción corta' },
    facts: [
      { onset: span(6, 12), peak: span(48, 72), duration: span(5 * day, 5 * day), cite: cite('SA Health opioid withdrawal management (peak from a second page)', 'primary') },
      { onset: span(6, 24), peak: span(48, 72), duration: span(5 * day, 10 * day), cite: cite('clinic guide page', 'secondary') },
      { onset: span(8, 24), peak: null, duration: span(4 * day, 10 * day), cite: cite('WHO 2009 closed settings guideline', 'unchecked') },
      { onset: null, peak: null, duration: span(3 * day, 10 * day), cite: cite('US court guide: usually 3 to 5 days, up to 10', 'primary') },
    ],
    drawn: { onset: span(6, 12), peak: span(48, 72), end: span(5 * day, 10 * day), peakCows: full },
    note: { en: 'Cravings and mood change last weeks longer.', es: 'Las ganas de consumir y los cambios de ánimo duran semanas más.' },
  },
  {
    opioid: 'fentanyl', names: { en: 'Illicit fentanyl, regular use', es: 'Fentanilo ilícito, consumo habitual' },
    facts: [
      { onset: null, peak: null, duration: null, cite: cite('CA Bridge: onset variable, may exceed 72 h to adequate withdrawal', 'primary') },
      { onset: null, peak: span(day, 4 * day), duration: span(7 * day, 14 * day), cite: cite('general knowledge: days 2 to 4, 7 to 14 days or more from tissue stores', 'unchecked') },
    ],
    // Drawn from the earliest onset of short-acting opioids to the 72 h that fentanyl may take.
    drawn: { onset: span(6, 72), peak: span(day, 4 * day), end: span(7 * day, 14 * day), peakCows: full },
    note: { en: 'Starts at any time up to three days after the last use, and can outlast two weeks.', es: 'Empieza en cualquier momento hasta tres días después del último consumo y puede pasar de dos semanas.' },
  },
  {
    opioid: 'methadone', names: { en: 'Methadone', es: 'Metadona' },
    facts: [
      { onset: span(24, 72), peak: span(2 * day, 8 * day), duration: span(14 * day, null), cite: cite('SA Health (peak days 3 to 8, several weeks); onset from a second page', 'secondary') },
      { onset: span(12, 48), peak: null, duration: span(10 * day, 20 * day), cite: cite('WHO 2009 closed settings guideline', 'unchecked') },
    ],
    drawn: { onset: span(24, 72), peak: span(3 * day, 8 * day), end: span(14 * day, 28 * day), peakCows: full },
    note: { en: 'Slow to come and slow to go: several weeks.', es: 'Tarda en llegar y en irse: varias semanas.' },
  },
  {
    opioid: 'buprenorphine', names: { en: 'Buprenorphine under the tongue', es: 'Buprenorfina sublingual' },
    facts: [{ onset: span(24, 72), peak: span(2 * day, 7 * day), duration: span(7 * day, 21 * day), cite: cite('general knowledge: peak days 3 to 7, 1 to 3 weeks, milder', 'unchecked') }],
    drawn: { onset: span(24, 72), peak: span(3 * day, 7 * day), end: span(7 * day, 21 * day), peakCows: milder },
    note: { en: 'Usually milder.', es: 'Suele ser más leve.' },
  },
  {
    opioid: 'buprenorphine_depot', names: { en: 'Buprenorphine depot', es: 'Buprenorfina de depósito' },
    facts: [{ onset: span(14 * day, null), peak: null, duration: null, cite: cite('general knowledge: weeks to months after the last injection, late, prolonged, mild', 'unchecked') }],
    drawn: null,
    note: { en: 'Weeks to months after the last injection, long and mild: too uncertain to draw.', es: 'Semanas o meses después de la última inyección, larga y leve: demasiado incierta para dibujarla.' },
  },
  {
    opioid: 'oral_short_acting', names: { en: 'Oxycodone or morphine, immediate release', es: 'Oxicodona o morfina de liberación inmediata' },
    facts: [{ onset: span(8, 24), peak: span(36, 72), duration: span(5 * day, 10 * day), cite: cite('general knowledge', 'unchecked') }],
    drawn: { onset: span(8, 24), peak: span(36, 72), end: span(5 * day, 10 * day), peakCows: full },
    note: { en: 'Much like heroin, a little later.', es: 'Parecida a la heroína, algo más tarde.' },
  },
  {
    opioid: 'tramadol', names: { en: 'Tramadol', es: 'Tramadol' },
    facts: [{ onset: span(12, 24), peak: span(2 * day, 4 * day), duration: span(7 * day, null), cite: cite('general knowledge', 'unchecked') }],
    drawn: { onset: span(12, 24), peak: span(2 * day, 4 * day), end: span(7 * day, 14 * day), peakCows: milder },
    note: { en: 'Seizures and serotonergic signs can come with it; COWS does not see them.', es: 'Puede haber convulsiones y signos serotoninérgicos que COWS no mide.' },
  },
  {
    opioid: 'nitazene', names: { en: 'Nitazenes', es: 'Nitazenos' },
    facts: [{ onset: null, peak: null, duration: null, cite: cite('general knowledge: as short-acting, unpredictable', 'unchecked') }],
    drawn: null,
    note: { en: 'Comes like a short-acting opioid, but nobody can say when: watch, do not predict.', es: 'Llega como la de un opioide de acción corta, pero nadie puede decir cuándo: vigile, no prediga.' },
  },
];

/** What makes a course milder, graver, faster or slower; shown beside the chart, never multiplied into it. */
export interface CourseModifier {
  readonly code: 'INTERMITTENT_USE_UNLIKELY' | 'MORE_SEVERE_LONG_OR_HIGH_INTAKE' | 'INJECTED_FASTER_SHORTER' | 'LONG_ACTING_SLOWER_LONGER';
  readonly says: Sentence;
  readonly cite: Cite;
}

const saHealth = cite('SA Health opioid withdrawal management', 'primary');

/** The modifiers that these facts bring with them. `monthsOfUse` and `daysAMonth` are absent where unknown. */
export function courseModifiers(facts: { readonly opioid: CourseOpioid; readonly monthsOfUse?: number; readonly daysAMonth?: number; readonly route?: 'injected' | 'smoked' | 'snorted' | 'oral' }): readonly CourseModifier[] {
  const longActing = facts.opioid === 'methadone' || facts.opioid === 'buprenorphine' || facts.opioid === 'buprenorphine_depot';
  return [
    ...(facts.daysAMonth !== undefined && facts.daysAMonth < 10 ? [{ code: 'INTERMITTENT_USE_UNLIKELY' as const, says: { en: 'Use on some days only makes withdrawal unlikely.', es: 'El consumo solo algunos días hace poco probable la abstinencia.' }, cite: saHealth }] : []),
    ...(facts.monthsOfUse !== undefined && facts.monthsOfUse > 6 ? [{ code: 'MORE_SEVERE_LONG_OR_HIGH_INTAKE' as const, says: { en: 'More than six months of use makes it more severe.', es: 'Más de seis meses de consumo la agravan.' }, cite: saHealth }] : []),
    ...(facts.route === 'injected' ? [{ code: 'INJECTED_FASTER_SHORTER' as const, says: { en: 'Injecting makes it come faster and pass sooner.', es: 'Si se inyecta, llega antes y pasa antes.' }, cite: saHealth }] : []),
    ...(longActing ? [{ code: 'LONG_ACTING_SLOWER_LONGER' as const, says: { en: 'A long-acting opioid comes slower and lasts longer.', es: 'Un opioide de acción larga llega más tarde y dura más.' }, cite: saHealth }] : []),
  ];
}

/** One point of the illustrative band. COWS 0 to 48. */
export interface ExpectedCows {
  readonly hours: number;
  readonly low: number;
  readonly high: number;
}

/** Where the band stands at an hour, rising from 4 (no active withdrawal) to the peak and falling back again. */
function edge(hours: number, points: readonly (readonly [number, number])[]): number {
  for (const [index, [at, value]] of points.entries()) {
    const before = points[index - 1];
    if (hours > at) continue;
    if (before === undefined) return value;
    const share = (hours - before[0]) / (at - before[0]);
    return before[1] + share * (value - before[1]);
  }
  return points.at(-1)?.[1] ?? 0;
}

/** The course of an opioid. */
export function courseOf(opioid: CourseOpioid): WithdrawalCourse {
  const course = withdrawalCourses.find((each) => each.opioid === opioid);
  if (course === undefined) throw new Error(`No withdrawal course is known for ${opioid}.`);
  return course;
}

/**
 * The expected COWS band at one hour after last use, or null where no course can be drawn.
 * The upper edge starts at the earliest published onset and ends at the latest end; the lower edge the other way round.
 * Illustrative: it draws the published onset, peak and duration and is not a published curve.
 */
export function expectedCows(opioid: CourseOpioid, hoursSinceUse: number): ExpectedCows | null {
  const { drawn } = courseOf(opioid);
  if (drawn === null || !Number.isFinite(hoursSinceUse) || hoursSinceUse < 0) return null;
  const to = (each: HourSpan): number => each.to ?? each.from;
  // The late onset may fall after the early peak (fentanyl): the lower edge rises to the late peak only.
  const low = edge(hoursSinceUse, [[to(drawn.onset), 0], [Math.max(to(drawn.onset), to(drawn.peak)), drawn.peakCows.low], [Math.max(drawn.end.from, to(drawn.peak)), 0]]);
  const high = edge(hoursSinceUse, [[drawn.onset.from, 4], [drawn.peak.from, drawn.peakCows.high], [to(drawn.peak), drawn.peakCows.high], [to(drawn.end), 4]]);
  return { hours: hoursSinceUse, low: Math.round(low * 10) / 10, high: Math.round(high * 10) / 10 };
}

/** The band for a chart, every `stepHours` up to `untilHours` (default: the latest published end). */
export function expectedCowsBand(opioid: CourseOpioid, stepHours = 4, untilHours?: number): { readonly illustrative: true; readonly points: readonly ExpectedCows[] } {
  const { drawn } = courseOf(opioid);
  const until = untilHours ?? drawn?.end.to ?? 0;
  const points: ExpectedCows[] = [];
  if (drawn !== null && stepHours > 0) {
    for (let hours = 0; hours <= until; hours += stepHours) {
      const point = expectedCows(opioid, hours);
      if (point !== null) points.push(point);
    }
  }
  return { illustrative: true, points };
}
