/** Levels of care as data: where and how intensively care is given, under the names that people use in the US and the UK. */
import type { Cite, Sentence } from '../rule.ts';

export const levelIds = ['monitoring', 'outpatient', 'intensive_outpatient', 'partial_hospitalisation', 'residential', 'medically_managed_residential', 'inpatient_withdrawal', 'hospital'] as const;

/** The levels in order of intensity. Sober living is a home, not a level, and stands beside any of the lower four. */
export type LevelId = (typeof levelIds)[number];

export interface LevelOfCare {
  readonly id: LevelId | 'sober_living';
  /** `home` stands beside a level and is never compared with one. */
  readonly kind: 'level' | 'home';
  readonly names: Sentence;
  /** What the person can expect, in one sentence. */
  readonly says: Sentence;
  readonly daysAWeek: { readonly min: number; readonly max: number } | null;
  readonly hoursAWeek: { readonly min: number; readonly max: number | null } | null;
  readonly nightsHere: boolean;
  readonly nursing: 'none' | 'visiting' | '24 hours';
  /** Names and numbers only; the decision text of ASAM is not ours to carry. */
  readonly asam: { readonly third: string | null; readonly fourth: string | null };
  readonly ukTier: 2 | 3 | 4 | null;
  readonly cite: Cite;
}

const hours: Cite = { source: 'ASAM Criteria, names and numbers', section: '3rd edition 2013, 4th edition 2023', mark: 'unchecked' };

export const levelsOfCare: readonly LevelOfCare[] = [
  {
    id: 'monitoring', kind: 'level', nightsHere: false, nursing: 'none', daysAWeek: null, hoursAWeek: null, ukTier: 3,
    names: { en: 'Monitoring check-ups', es: 'Revisiones de seguimiento', 'en-GB': 'Recovery check-ups' },
    says: { en: 'A check-up every three months, with a way back the same day.', es: 'Una revisión cada tres meses, con vuelta al tratamiento el mismo día.' },
    asam: { third: null, fourth: '1.0' }, cite: { source: 'ASAM Criteria, names and numbers', section: '4th edition 2023', mark: 'secondary' },
  },
  {
    id: 'outpatient', kind: 'level', nightsHere: false, nursing: 'visiting', daysAWeek: { min: 0, max: 7 }, hoursAWeek: { min: 0, max: 8 }, ukTier: 3,
    names: { en: 'Outpatient treatment with medication', es: 'Tratamiento ambulatorio con medicación', 'en-GB': 'Community treatment with medication' },
    says: { en: 'Medicine and counseling at a clinic while living at home, under nine hours a week.', es: 'Medicación y orientación en una clínica mientras vive en casa, menos de nueve horas a la semana.', 'en-GB': 'Medicine and counselling at a clinic while living at home, under nine hours a week.' },
    asam: { third: '1, OTP', fourth: '1.5, 1.7' }, cite: hours,
  },
  {
    id: 'intensive_outpatient', kind: 'level', nightsHere: false, nursing: 'visiting', daysAWeek: { min: 3, max: 3 }, hoursAWeek: { min: 9, max: 19 }, ukTier: 3,
    names: { en: 'Intensive outpatient (IOP)', es: 'Ambulatorio intensivo', 'en-GB': 'Structured day programme, part week' },
    says: { en: 'Three times a week, 9 to 19 hours, while living at home.', es: 'Tres veces por semana, de 9 a 19 horas, mientras vive en casa.' },
    asam: { third: '2.1', fourth: '2.1, 2.7' }, cite: hours,
  },
  {
    id: 'partial_hospitalisation', kind: 'level', nightsHere: false, nursing: 'visiting', daysAWeek: { min: 5, max: 5 }, hoursAWeek: { min: 20, max: null }, ukTier: 3,
    names: { en: 'Partial hospitalization (PHP)', es: 'Hospitalización parcial', 'en-GB': 'Structured day programme, full week' },
    says: { en: 'Five days a week, 20 hours or more, with nights at home.', es: 'Cinco días por semana, 20 horas o más, y noches en casa.' },
    asam: { third: '2.5', fourth: '2.5' }, cite: hours,
  },
  {
    id: 'residential', kind: 'level', nightsHere: true, nursing: 'visiting', daysAWeek: { min: 7, max: 7 }, hoursAWeek: { min: 20, max: null }, ukTier: 4,
    names: { en: 'Residential treatment', es: 'Tratamiento residencial', 'en-GB': 'Residential rehabilitation' },
    says: { en: 'Living in, with people on site day and night, and medicine going on.', es: 'Vivir en el centro, con personal día y noche, sin dejar la medicación.' },
    asam: { third: '3.1, 3.5', fourth: '3.1, 3.5' }, cite: hours,
  },
  {
    id: 'medically_managed_residential', kind: 'level', nightsHere: true, nursing: '24 hours', daysAWeek: { min: 7, max: 7 }, hoursAWeek: null, ukTier: 4,
    names: { en: 'Medically managed residential treatment', es: 'Tratamiento residencial con atención médica', 'en-GB': 'Residential rehabilitation with nursing' },
    says: { en: 'Living in, with nurses on site day and night.', es: 'Vivir en el centro, con enfermería día y noche.' },
    asam: { third: '3.7', fourth: '3.7' }, cite: hours,
  },
  {
    id: 'inpatient_withdrawal', kind: 'level', nightsHere: true, nursing: '24 hours', daysAWeek: { min: 7, max: 7 }, hoursAWeek: null, ukTier: 4,
    names: { en: 'Medically managed inpatient withdrawal', es: 'Desintoxicación hospitalaria con atención médica', 'en-GB': 'Inpatient detoxification' },
    says: { en: 'A bed where withdrawal is watched and treated day and night, with medicine to go on with.', es: 'Una cama donde la abstinencia se vigila y trata día y noche, con medicación para continuar.' },
    asam: { third: '4-WM', fourth: '4' }, cite: hours,
  },
  {
    id: 'hospital', kind: 'level', nightsHere: true, nursing: '24 hours', daysAWeek: { min: 7, max: 7 }, hoursAWeek: null, ukTier: 4,
    names: { en: 'Hospital', es: 'Hospital' },
    says: { en: 'Emergency, psychiatric or obstetric care in a hospital, with treatment for opioid use going on.', es: 'Atención de urgencias, psiquiátrica u obstétrica en un hospital, sin interrumpir el tratamiento.' },
    asam: { third: '4', fourth: '4' }, cite: hours,
  },
  {
    id: 'sober_living', kind: 'home', nightsHere: true, nursing: 'none', daysAWeek: null, hoursAWeek: null, ukTier: null,
    names: { en: 'Sober living home', es: 'Vivienda de recuperación', 'en-GB': 'Recovery housing' },
    says: { en: 'A shared home with structure and company, beside treatment and with medicine welcome.', es: 'Una vivienda compartida con normas y compañía, junto al tratamiento y con la medicación bienvenida.' },
    asam: { third: null, fourth: null }, cite: { source: 'NARR levels and Oxford House, as supports', mark: 'unchecked' },
  },
];

/** How intensive a level is, 0 (check-ups) to 7 (hospital). */
export function rankOf(level: LevelId): number {
  return levelIds.indexOf(level);
}

/** The level so many steps lower, never under check-ups. */
export function stepsDown(level: LevelId, steps: number): LevelId {
  return levelIds[Math.max(0, rankOf(level) - steps)] ?? 'monitoring';
}

/** Whether a move between two levels is a step up, a step down, or none. */
export function stepBetween(from: LevelId, to: LevelId): 'up' | 'down' | 'same' {
  const step = rankOf(to) - rankOf(from);
  if (step === 0) return 'same';
  return step > 0 ? 'up' : 'down';
}

/** The level or home of an id; the ids are a closed list, so there always is one. */
export function levelOf(id: LevelOfCare['id']): LevelOfCare {
  const level = levelsOfCare.find((each) => each.id === id);
  if (level === undefined) throw new Error(`There is no level of care called ${id}.`);
  return level;
}
