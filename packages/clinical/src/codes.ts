/** Short ways to write one line of a code table: its weight, who may go past it, and its sentence in each language. */
import type { CodeEntry, Override, Sentence } from './rule.ts';

function says(en: string, es: string, gb?: string): Sentence {
  return gb === undefined ? { en, es } : { en, es, 'en-GB': gb };
}

/** A code that informs and decides nothing. */
export function allows(en: string, es: string, gb?: string): CodeEntry {
  return { decision: 'allow', override: 'acknowledge', says: says(en, es, gb) };
}

/** A code that whoever acts acknowledges, with a reason. */
export function warns(en: string, es: string, gb?: string): CodeEntry {
  return { decision: 'warn', override: 'acknowledge', says: says(en, es, gb) };
}

/** A code that stops the act until a prescriber signs. */
export function refuses(en: string, es: string, gb?: string): CodeEntry {
  return { decision: 'refuse', override: 'prescriber', says: says(en, es, gb) };
}

/** A code that stops the act, with somebody else to go past it: two prescribers, or nobody. */
export function refusesUnless(override: Override, en: string, es: string, gb?: string): CodeEntry {
  return { decision: 'refuse', override, says: says(en, es, gb) };
}

/** A danger that no signature lifts (clinical reference, section 13, ruling 6). */
export function hardStops(en: string, es: string, gb?: string): CodeEntry {
  return { decision: 'refuse', override: 'nobody', hardStop: true, says: says(en, es, gb) };
}
