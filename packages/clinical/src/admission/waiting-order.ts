/** In which order people on the waiting list are called, and why: risk first, then waiting time. Anyone can count along. */
import type { Cite, Sentence } from '../rule.ts';

export const waitingReasonIds = ['pregnant', 'overdose_past_month', 'released_or_left_detox', 'suicide_risk', 'fentanyl_daily', 'injecting', 'no_home', 'children_at_home', 'serious_illness'] as const;
export type WaitingReasonId = (typeof waitingReasonIds)[number];

export interface WaitingReason {
  readonly id: WaitingReasonId;
  /** 1 is called before 2, whatever the waiting time. */
  readonly group: 1 | 2;
  readonly says: Sentence;
  readonly cite: Cite;
}

const policy: Cite = { source: 'Fairlead waiting-list order', section: 'a site may edit it', mark: 'product' };
const block: Cite = { source: '45 CFR 96.131', section: 'pregnant people, then people who inject, come first in US block-grant programmes', mark: 'unchecked' };
const reason = (id: WaitingReasonId, group: 1 | 2, en: string, es: string, cite: Cite = policy): WaitingReason => ({ id, group, says: { en, es }, cite });

export const waitingReasons: readonly WaitingReason[] = [
  reason('pregnant', 1, 'Pregnant', 'Embarazo', block),
  reason('overdose_past_month', 1, 'Overdose in the last 28 days', 'Sobredosis en los últimos 28 días'),
  reason('released_or_left_detox', 1, 'Released from prison or left detox in the last 28 days', 'Salió de prisión o de desintoxicación en los últimos 28 días'),
  reason('suicide_risk', 1, 'Suicide risk is high', 'Riesgo de suicidio alto'),
  reason('injecting', 2, 'Injects', 'Se inyecta', block),
  reason('fentanyl_daily', 2, 'Uses fentanyl daily', 'Consume fentanilo a diario'),
  reason('no_home', 2, 'No safe home', 'Sin hogar seguro'),
  reason('children_at_home', 2, 'Looks after children', 'Cuida a menores'),
  reason('serious_illness', 2, 'Serious illness', 'Enfermedad grave'),
];

export interface WaitingPerson {
  readonly id: string;
  readonly waitDays: number;
  readonly reasons: readonly WaitingReasonId[];
}

export interface WaitingPlace {
  readonly id: string;
  /** 1 is called first. */
  readonly place: number;
  readonly group: 1 | 2 | 3;
  readonly because: readonly WaitingReason[];
  readonly waitDays: number;
  /** First-contact target missed. */
  readonly contactOverdue: boolean;
}

function groupOf(person: WaitingPerson): 1 | 2 | 3 {
  const groups = waitingReasons.filter(({ id }) => person.reasons.includes(id)).map(({ group }) => group);
  if (groups.includes(1)) return 1;
  return groups.includes(2) ? 2 : 3;
}

/** Days within which the first contact is made, by group: the same day, one working day, three. */
export const firstContactDays: Readonly<Record<1 | 2 | 3, number>> = { 1: 0, 2: 1, 3: 3 };

/** First treatment within three weeks of referral (England's waiting-time standard). */
export const firstTreatmentDays = 21;

/**
 * The order of the list: group, then how many reasons of that group, then the longest wait, then the id so that the
 * order is the same every time. Medicine is offered to everybody who waits; the order is for places, not for doses.
 */
export function waitingOrder(people: readonly WaitingPerson[]): readonly WaitingPlace[] {
  const inGroup = (person: WaitingPerson): number => waitingReasons.filter(({ id, group }) => group === groupOf(person) && person.reasons.includes(id)).length;
  return people
    .toSorted((a, b) => groupOf(a) - groupOf(b) || inGroup(b) - inGroup(a) || b.waitDays - a.waitDays || (a.id < b.id ? -1 : 1))
    .map((person, index) => ({
      id: person.id, place: index + 1, group: groupOf(person), waitDays: person.waitDays,
      because: waitingReasons.filter(({ id }) => person.reasons.includes(id)),
      contactOverdue: person.waitDays > firstContactDays[groupOf(person)],
    }));
}
