/** The weeks in which an old amount can kill: what opens the watch, and how long it stays open. */
import type { Day } from '../day.ts';
import { addDays } from '../day.ts';
import type { Cite, Sentence } from '../rule.ts';

export const watchOpenings = ['detox_ended', 'naltrexone_stopped', 'depot_missed', 'discharged', 'prison_released'] as const;
export type WatchOpening = (typeof watchOpenings)[number];

export interface ToleranceEvent {
  readonly opening: WatchOpening;
  readonly on: Day;
}

export interface ToleranceWatch {
  readonly opening: WatchOpening;
  readonly from: Day;
  /** The last day of the window. */
  readonly to: Day;
  readonly says: Sentence;
  readonly cite: Cite;
}

/** Days that each window stays open, from the day of the event. Ruling 10 gives 28; its 14 red days of prison stand in the risk display. */
export const watchWindowDays: Readonly<Record<WatchOpening, number>> = { detox_ended: 28, naltrexone_stopped: 28, depot_missed: 28, discharged: 28, prison_released: 28 };

const out: Cite = { source: 'Cousins 2016; Sordo 2017 BMJ', section: 'weeks after leaving treatment', mark: 'primary' };
const policy: Cite = { source: 'Fairlead tolerance-loss watch', section: 'window taken as after detox', mark: 'product' };

const words: Readonly<Record<WatchOpening, { readonly says: Sentence; readonly cite: Cite }>> = {
  detox_ended: { says: { en: 'Detox ended: tolerance is gone, the old amount can kill.', es: 'Terminó la desintoxicación: sin tolerancia, la cantidad de antes puede matar.' }, cite: out },
  naltrexone_stopped: { says: { en: 'Naltrexone stopped: the block fades and tolerance is gone.', es: 'Se suspendió la naltrexona: el bloqueo cede y no hay tolerancia.' }, cite: policy },
  depot_missed: { says: { en: 'A depot was missed: protection fades and tolerance is lower.', es: 'Se perdió un depósito: la protección cede y la tolerancia es menor.' }, cite: policy },
  discharged: { says: { en: 'Left treatment: the most dangerous weeks begin.', es: 'Dejó el tratamiento: empiezan las semanas más peligrosas.' }, cite: out },
  prison_released: { says: { en: 'Released: the first two weeks are the most dangerous.', es: 'Salió en libertad: las dos primeras semanas son las más peligrosas.' }, cite: { source: 'Merrall 2010', mark: 'unchecked' } },
};

/** The watches open today, the newest first. An event of a later day opens none yet. */
export function toleranceWatches(events: readonly ToleranceEvent[], today: Day): readonly ToleranceWatch[] {
  return events
    .map(({ opening, on }) => ({ opening, from: on, to: addDays(on, watchWindowDays[opening]), ...words[opening] }))
    .filter(({ from, to }) => from <= today && today <= to)
    .toSorted((a, b) => b.from - a.from);
}
