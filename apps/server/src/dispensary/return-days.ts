/** Gives days back that another organisation had signed over: from the commit on none of them is dosed here, and only then is it told. */
import { readLetter, returnBody, type DayOutcome, type GuestReturn, type ReturnedDay } from '@fairlead/contract/grant';
import { consentState, consentToUse } from '../consent/index.ts';
import { dayAfter, dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { dosedDays, lockLeases, noteGivenBack, type DosedDay, type VisitorGrantRow } from './grants-store.ts';
import { signLetter } from './guest-letters.ts';
import { postLetter } from './letters-store.ts';

function outcomeOf(day: string, dosed: DosedDay | undefined, today: string, mayTell: boolean): DayOutcome {
  if (dosed !== undefined && dosed.ug > 0) return !mayTell ? 'used' : dosed.observed ? 'given' : 'bottle';
  // Nothing was given: today and later the home clinic may give it.
  if (day >= today) return 'back';
  return dosed?.refused === true && mayTell ? 'refused' : 'none';
}

/** What became of every day. Without a consent in force only that a day was used is told, never with what. */
function daysOf(row: VisitorGrantRow, dosed: readonly DosedDay[], today: string, mayTell: boolean): readonly ReturnedDay[] {
  const days: ReturnedDay[] = [];
  for (let day = row.from_day; day <= row.to_day; day = dayAfter(day)) {
    const found = dosed.find((each) => each.day === day);
    const outcome = outcomeOf(day, found, today, mayTell);
    const told = outcome === 'given' || outcome === 'bottle';
    days.push({ day, outcome, ug: told ? found?.ug ?? 0 : 0, at: told && found?.at !== null && found?.at !== undefined ? Temporal.Instant.from(found.at).round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString() : null });
  }
  return days;
}

export interface GivenBack {
  readonly text: string;
  readonly back: GuestReturn;
}

/** The next return of a grant: the first ends its days here, a later one tells what was corrected since. Guest days are closed by whoever calls. */
export async function returnDays(tx: Tx, row: VisitorGrantRow, zone: string, accountId: string | null, now: Temporal.Instant): Promise<GivenBack> {
  // Before anything is read: a dose under way stands in what is read, and none begins after.
  await lockLeases(tx);
  const letter = readLetter(row.text);
  if (letter?.kind !== 'grant') throw new Error('The grant that is kept cannot be read.');
  const consent = row.consent_id === null ? null : await consentToUse(tx, row.consent_id);
  const mayTell = consent === null || consentState(consent, now.toString().slice(0, 10)) === 'in_force';
  const dosed = row.person_id === null ? [] : await dosedDays(tx, row.person_id, row.from_day, row.to_day);
  const said: Omit<GuestReturn, 'keyId'> = {
    toKeyId: row.key_id, token: row.token, grantNumber: row.number, number: row.return_number + 1, days: daysOf(row, dosed, dayAt(now, zone), mayTell), notice: letter.grant.notice, issuedAt: now.round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString(),
  };
  const { keyId, text } = await signLetter(tx, now, (key) => returnBody({ ...said, keyId: key }));
  await noteGivenBack(tx, row.id, said.number, text, accountId, now);
  await postLetter(tx, { kind: 'return', aboutId: row.id, issuer: row.issuer, text }, now);
  return { text, back: { ...said, keyId } };
}
