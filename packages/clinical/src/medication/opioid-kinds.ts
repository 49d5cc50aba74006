/** How long an opioid stays: what every rule about "hours since the last opioid" rests on. */

/** Opioids that the rules treat as long-acting; all others, with fentanyl, are short-acting for the hours rules. */
const LONG_ACTING: ReadonlySet<string> = new Set([
  'methadone',
  'buprenorphine',
  'levomethadone',
  'oxycodone-er',
  'morphine-er',
  'hydromorphone-er',
  'hydrocodone-er',
  'tramadol-er',
  'fentanyl-patch',
  'long-acting',
]);

const key = (opioid: string): string => opioid.trim().toLowerCase().replaceAll('_', '-');

/** Whether an opioid is methadone or another long-acting one. */
export function isLongActing(opioid: string): boolean {
  return LONG_ACTING.has(key(opioid));
}

/** Whether an opioid is methadone. */
export function isMethadone(opioid: string): boolean {
  return key(opioid) === 'methadone';
}

/** Whether an opioid is illicit fentanyl or an analogue, which leaves tissue slowly (clinical reference, section 2.1). */
export function isFentanyl(opioid: string): boolean {
  return key(opioid).startsWith('fentanyl') || key(opioid) === 'carfentanil';
}
