/** What the course of one person is drawn from. Days are ISO days of the site. */
import type { Band, DoseDay, ScoreAt } from './chart-marks.tsx';

export interface CareSpan { readonly fromDay: string; readonly toDay: string | null; readonly name: string; /** 0 waiting, 1 intensive, 2 less. */ readonly weight: 0 | 1 | 2 }
export interface CourseMark { readonly day: string; readonly label?: string | undefined; readonly kind: 'done' | 'missed' | 'planned' | 'own' | 'unknown' }
/** The middle half of people who started here, day by day. */
export interface Expected { readonly label: string; readonly days: readonly { readonly day: string; readonly low: number; readonly high: number }[] }

export interface Course {
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly care: readonly CareSpan[];
  readonly scoreName: string;
  readonly scores: readonly ScoreAt[];
  readonly bands: readonly Band[];
  readonly expected?: Expected | undefined;
  readonly medicine: string;
  readonly doses: readonly DoseDay[];
  readonly sessions: readonly CourseMark[];
  readonly tests: readonly CourseMark[];
  readonly events: readonly CourseMark[];
}
