/** What happens in a made-up life, one dated thing at a time. `day` is the calendar day at the site, `minute` the minute of it. */
import type { Answers, Day, Ug } from '@fairlead/clinical';

interface Dated {
  readonly id: string;
  readonly day: Day;
  readonly minute: number;
}

export type Medicine = 'methadone' | 'buprenorphine-naloxone' | 'buprenorphine-depot' | 'naltrexone-depot';
export type UrineReason = 'start' | 'random' | 'clinical' | 'take-home' | 'requested by the person';
export type LeaveReason = 'completed' | 'dropped_out' | 'transferred' | 'prison' | 'died' | 'declined' | 'moved';

export type Enquiry = Dated & { readonly kind: 'enquiry'; readonly source: 'front_door' | 'telephone' | 'walk_in' | 'gp' | 'hospital' | 'prison'; readonly about: 'self' | 'someone_else'; readonly words: string; readonly callMe: string; readonly relation: string | null; readonly contact: 'phone' | 'text' | 'email'; readonly needsToday: boolean };
export type Contact = Dated & { readonly kind: 'contact'; readonly how: 'call' | 'text'; readonly outcome: 'spoke' | 'left_message' | 'no_answer' };
export type Triage = Dated & { readonly kind: 'triage'; readonly reasons: readonly string[] };
export type EnquiryClosed = Dated & { readonly kind: 'enquiry-closed'; readonly reason: 'helped_elsewhere' | 'not_now' | 'not_reached' };
export type Accepted = Dated & { readonly kind: 'accepted'; readonly episodeId: string; readonly again: boolean };
export type Consent = Dated & { readonly kind: 'consent'; readonly consent: 'treatment' | 'sharing' | 'reporting' | 'counselling_notes'; readonly recipient?: string; readonly purpose?: string; readonly what?: string };
export type Goal = Dated & { readonly kind: 'goal'; readonly words: string };
export type Kit = Dated & { readonly kind: 'kit'; readonly kitId: string; readonly product: 'nasal_4mg' | 'nyxoid' | 'prenoxad'; readonly devices: number; readonly holder: string | null };
export type KitUsed = Dated & { readonly kind: 'kit-used'; readonly kitId: string };
export type Response = Dated & { readonly kind: 'response'; readonly instrument: string; readonly answers: Answers; readonly total: number | null; readonly by: 'staff' | 'person' };
export type Vitals = Dated & { readonly kind: 'vitals'; readonly pulse: number; readonly systolic: number; readonly diastolic: number; readonly respiration: number; readonly spo2: number; readonly temperatureTenths: number };
export type Placed = Dated & { readonly kind: 'placed'; readonly level: Level; readonly because: string };
export type PlanSigned = Dated & { readonly kind: 'plan-signed'; readonly goals: readonly PlannedGoal[] };
export type PlanReviewed = Dated & { readonly kind: 'plan-reviewed'; readonly progress: 'begun' | 'nearer' | 'reached' | 'stuck' };
export type StayStarted = Dated & { readonly kind: 'stay-started'; readonly stayId: string; readonly bed: string };
export type Round = Dated & { readonly kind: 'round'; readonly stayId: string; readonly cows: Answers; readonly cowsTotal: number; readonly pulse: number; readonly systolic: number; readonly diastolic: number; readonly respiration: number; readonly spo2: number; readonly poss: '1' | '2' };
export type Adjunct = Dated & { readonly kind: 'adjunct'; readonly stayId: string; readonly medicine: 'clonidine' | 'loperamide' | 'ibuprofen' | 'ondansetron'; readonly doseUg: number; readonly state: 'given' | 'held'; readonly why: string };
export type StayEnded = Dated & { readonly kind: 'stay-ended'; readonly stayId: string; readonly outcome: 'completed' | 'left_early' };
export type CourseStarted = Dated & { readonly kind: 'course-started'; readonly medicine: Medicine };
export type Order = Dated & { readonly kind: 'order'; readonly orderId: string; readonly medicine: Medicine; readonly doseUg: Ug; readonly reason: 'start' | 'raise' | 'after missed days' | 'restart' | 'taper' | 'renewal' };
/** `dosingDay` is the day a dose belongs to: the day itself where it was seen, a later one for a bottle taken home. */
export type Dose = Dated & { readonly kind: 'dose'; readonly orderId: string; readonly medicine: Medicine; readonly dosingDay: Day; readonly doseUg: Ug; readonly how: 'observed' | 'take-home' };
export type Missed = Dated & { readonly kind: 'missed'; readonly inARow: number };
export type TakeHomes = Dated & { readonly kind: 'take-homes'; readonly days: number; readonly closure: boolean; readonly treatmentDay: number };
export type CourseEnded = Dated & { readonly kind: 'course-ended'; readonly medicine: Medicine; readonly reason: string };
export type Urine = Dated & { readonly kind: 'urine'; readonly reason: UrineReason; readonly results: Readonly<Record<string, 'positive' | 'negative'>> };
export type Ecg = Dated & { readonly kind: 'ecg'; readonly qtMs: number; readonly heartRate: number };
export type Session = Dated & { readonly kind: 'session'; readonly session: 'one_to_one' | 'group' | 'family' | 'medical'; readonly title: string; readonly minutes: number; readonly kept: boolean };
export type CheckIn = Dated & { readonly kind: 'check-in'; readonly mood: number; readonly craving: number; readonly sleepHours: number; readonly used: boolean };
export type Craving = Dated & { readonly kind: 'craving'; readonly strength: number; readonly trigger: string; readonly did: string };
export type Lapse = Dated & { readonly kind: 'lapse'; readonly substance: string; readonly words: string };
export type Message = Dated & { readonly kind: 'message'; readonly from: 'person' | 'staff'; readonly words: string };
export type Overdose = Dated & { readonly kind: 'overdose'; readonly withKit: boolean };
export type Pregnancy = Dated & { readonly kind: 'pregnancy'; readonly weeks: number };
export type PrisonRelease = Dated & { readonly kind: 'prison-release' };
export type Left = Dated & { readonly kind: 'left'; readonly episodeId: string; readonly reason: LeaveReason };
export type AftercareContact = Dated & { readonly kind: 'aftercare-contact'; readonly reached: boolean; readonly wellbeing: number; readonly month: number };
export type Died = Dated & { readonly kind: 'died' };

export type Level = 'outpatient' | 'intensive_outpatient' | 'partial_hospitalisation' | 'residential' | 'inpatient_withdrawal' | 'monitoring';
export interface PlannedGoal { readonly words: string; readonly area: string; readonly step: string }

export type CohortEvent =
  | Enquiry | Contact | Triage | EnquiryClosed | Accepted | Consent | Goal | Kit | KitUsed | Response | Vitals | Placed | PlanSigned | PlanReviewed
  | StayStarted | Round | Adjunct | StayEnded | CourseStarted | Order | Dose | Missed | TakeHomes | CourseEnded | Urine | Ecg | Session | CheckIn | Craving
  | Lapse | Message | Overdose | Pregnancy | PrisonRelease | Left | AftercareContact | Died;

export type EventOf<Kind extends CohortEvent['kind']> = Extract<CohortEvent, { kind: Kind }>;
