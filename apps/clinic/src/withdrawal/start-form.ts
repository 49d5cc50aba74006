/** The start of a stay while it is filled in; "not known" is an answer and never "no". */
import type { NewStay } from '@fairlead/contract/withdrawal';

export type Tri = 'yes' | 'no' | 'unknown';
export const opioids = ['heroin', 'fentanyl', 'methadone', 'buprenorphine', 'buprenorphine_depot', 'oral_short_acting', 'tramadol', 'nitazene'] as const;

export interface StartDraft {
  readonly opioid: NewStay['opioid'];
  /** As a local date and time of the site, without zone. */
  readonly lastUse: string;
  readonly route: NonNullable<NewStay['route']> | '';
  readonly months: string;
  readonly couldBePregnant: Tri;
  readonly pregnant: Tri;
  readonly alcohol: Tri;
  readonly benzo: Tri;
  readonly withdrawBenzo: Tri;
  readonly setting: NewStay['setting'];
  readonly supervision: NewStay['supervision'];
  readonly method: NewStay['method'];
  readonly plannedDays: string;
  readonly clinician: string;
  readonly offer: NewStay['agonistAnswer'];
  readonly words: string;
}

export const emptyStart: StartDraft = {
  opioid: 'heroin', lastUse: '', route: '', months: '', couldBePregnant: 'unknown', pregnant: 'unknown', alcohol: 'unknown', benzo: 'unknown', withdrawBenzo: 'unknown', setting: 'inpatient', supervision: 'nursing_24h', method: 'buprenorphine', plannedDays: '7', clinician: '', offer: 'not_offered', words: '',
};

const said = (tri: Tri): boolean | null => (tri === 'unknown' ? null : tri === 'yes');
const whole = (text: string): number | null => { const value = Number(text.trim()); return text.trim() !== '' && Number.isInteger(value) ? value : null; };

export function startBody(draft: StartDraft, lastUseAt: string): NewStay {
  const months = whole(draft.months);
  return {
    setting: draft.setting, opioid: draft.opioid, lastUseAt, ...(draft.route === '' ? {} : { route: draft.route }), ...(months === null ? {} : { monthsOfUse: months }), supervision: draft.supervision, responsibleClinicianId: draft.clinician,
    method: draft.method, plannedDays: whole(draft.plannedDays) ?? 0, couldBePregnant: said(draft.couldBePregnant), pregnant: draft.couldBePregnant === 'no' ? null : said(draft.pregnant), alcoholDependence: said(draft.alcohol), benzodiazepineDependence: said(draft.benzo),
    ...(draft.benzo === 'yes' ? { withdrawsBenzodiazepineToo: said(draft.withdrawBenzo) } : {}), agonistAnswer: draft.offer, ...(draft.words.trim() === '' ? {} : { agonistWords: draft.words.trim() }),
  };
}

/** `2026-02-10T08:30` at a site, of an instant in milliseconds. */
export function localTime(ms: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(ms);
  const of = (type: string): string => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}`;
}

/** The instant of a local date and time of a site, or null where it is none. */
export function instantOf(local: string, zone: string): string | null {
  const guess = Date.parse(`${local}:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(guess)) return null;
  // The zone's distance at that time, twice, since it may change between the two.
  let ms = guess;
  for (let round = 0; round < 2; round += 1) ms = guess - (Date.parse(`${localTime(ms, zone)}:00Z`) - ms);
  return new Date(ms).toISOString();
}
