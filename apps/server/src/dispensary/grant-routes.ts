/** Guest days signed over to another organisation and back: by staff here, and by the other organisation's server. */
import { createHash } from 'node:crypto';
import * as contract from '@fairlead/contract/dispensary';
import { noticeTexts, readLetter, type Notice } from '@fairlead/contract/grant';
import { personById } from '../people/index.ts';
import { anyone, staff } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { askSignedDaysBack } from './ask-days-back.ts';
import { enterReturn } from './enter-return.ts';
import { arrivedGrants, grantOfStay, visitorGrantOfStay } from './grants-store.ts';
import { carried, isTheirs } from './guest-letters.ts';
import { guestPaper } from './guest-paper.ts';
import { guestStayById, type GuestStayRow } from './guest-store.ts';
import { signDaysOver } from './sign-days-over.ts';
import { arrivalTasks, takeGrant } from './take-grant.ts';

const dosers = staff('nurse', 'pharmacist', 'prescriber');

/** What was signed about these days, the newest first. */
async function lettersOf(tx: Tx, stay: GuestStayRow): Promise<readonly { readonly kind: 'grant' | 'return'; readonly text: string; readonly notice: Notice }[]> {
  const [grant, visitor] = [await grantOfStay(tx, stay.id), await visitorGrantOfStay(tx, stay.id)];
  const texts = grant !== null ? [grant.return_text, grant.text] : [visitor?.return_text ?? null, visitor?.text ?? null];
  return texts.flatMap((text) => {
    const letter = text === null ? null : readLetter(text);
    return text === null || letter === null ? [] : [{ kind: letter.kind, text, notice: letter.kind === 'grant' ? letter.grant.notice : letter.return.notice }];
  });
}

export const grantRoutes: readonly AnyRoute[] = [
  command(contract.signDaysOver, { policy: staff('prescriber'), limiter: 'ordinary', audit: 'guest days signed over', freshFactor: true, secretReply: true }, (ask, tx) => signDaysOver(tx, ask.actor, ask.params.id, ask.body, ask.now)),
  read(contract.getSignedLetters, { policy: dosers, limiter: 'ordinary', audit: 'signed guest days looked at' }, async (ask, tx) => {
    const stay = await guestStayById(tx, ask.params.id);
    if (stay === null) return { kind: 'not-found' };
    return { kind: 'ok', people: [stay.person_id], reply: { items: (await lettersOf(tx, stay)).map(({ kind, text, notice }) => carried(kind, text, notice)) } };
  }),
  read(contract.getSignedPaper, { policy: dosers, limiter: 'heavy', audit: 'signed guest days printed' }, async (ask, tx) => {
    const stay = await guestStayById(tx, ask.params.id);
    const [letter] = stay === null ? [] : await lettersOf(tx, stay);
    if (stay === null || letter === undefined) return { kind: 'not-found' };
    const pdf = await guestPaper(letter.text, noticeTexts[letter.notice], stay.other_clinic ?? '', ask.language);
    return { kind: 'ok', people: [stay.person_id], reply: { fileName: `guest-days-${stay.signed?.number ?? 0}-${letter.kind}.pdf`, base64: pdf.toString('base64') } };
  }),
  command(contract.askSignedDaysBack, { policy: dosers, limiter: 'heavy', audit: 'signed guest days asked back' }, (ask, tx) => askSignedDaysBack(tx, ask.params.id, ask.body.why, ask.language, ask.now)),
  read(contract.getArrivedGrants, { policy: dosers, limiter: 'ordinary', audit: 'arrived guest days looked at' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const items = (await arrivedGrants(tx, ask.now)).flatMap((row) => {
      const letter = readLetter(row.text);
      if (letter?.kind !== 'grant' || !isTheirs(row.token, letter.grant.check, person)) return [];
      return [{ id: row.id, number: row.number, issuer: row.issuer, fromDay: row.from_day, toDay: row.to_day, medicine: letter.grant.medicine, mostUg: letter.grant.mostUg, arrivedAt: row.arrived_at, expiresAt: row.expires_at, text: row.text }];
    });
    return { kind: 'ok', people: [person.id], reply: { items } };
  }),
  command(contract.enterReturn, { policy: dosers, limiter: 'ordinary', audit: 'return of guest days entered' }, (ask, tx) => enterReturn(tx, ask.actor.accountId, ask.body.text, ask.now)),
  // A letter is known by who signed it, and by nothing else of whoever brings it.
  command(contract.sendLetter, { policy: anyone, limiter: 'public-form', audit: 'letter about guest days received' }, async (ask, tx) => {
    const details = { digest: createHash('sha256').update(ask.body.text).digest('hex') };
    if (ask.body.text.trimStart().startsWith('FLR1')) {
      const done = await enterReturn(tx, null, ask.body.text, ask.now);
      return done.kind === 'done' ? { ...done, reply: { taken: true as const } } : done;
    }
    const taken = await takeGrant(tx, ask.body.text, 'sent', ask.now);
    return taken.kind === 'taken' ? { kind: 'done', people: [], reply: { taken: true as const }, tasks: await arrivalTasks(tx, taken, ask.now), details } : taken;
  }),
];
