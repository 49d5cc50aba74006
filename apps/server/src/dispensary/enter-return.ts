/** Enters what another clinic signed of the days that it dosed: once, however often and by whichever way it comes. */
import type { ReplyOf } from '@fairlead/contract';
import type { enterReturn as enterRoute } from '@fairlead/contract/dispensary';
import type { GuestReturn, ReturnedDay } from '@fairlead/contract/grant';
import { episodeById } from '../people/index.ts';
import { dayAfter, dayAt } from '../platform/clock.ts';
import { endTasks, moveEpisodeOn, type NewTask } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { insertImportedDoses } from './bulk-store.ts';
import { splitOver } from './dose-parts.ts';
import { grantByToken, keepLaterReturn, lockLeases, noteReturned, type GrantRow } from './grants-store.ts';
import { believedLetter } from './guest-letters.ts';
import { closeGuestStay, insertGuestStay, orderedOn } from './guest-store.ts';

type Entered = ReplyOf<typeof enterRoute>;

const conflict = (detail: string): NotDone => ({ kind: 'conflict', detail });
const taken = ({ outcome }: ReturnedDay): boolean => outcome === 'given' || outcome === 'bottle';

/** Whether it speaks of exactly the days that were signed over, and of none before it could. */
function faultOf(grant: GrantRow, back: GuestReturn, today: string): NotDone | null {
  const days: string[] = [];
  for (let day = grant.from_day; day <= grant.to_day; day = dayAfter(day)) days.push(day);
  if (back.toKeyId !== grant.key_id || back.grantNumber !== grant.number || back.days.map(({ day }) => day).join() !== days.join()) return conflict('This return is not of the days that were signed over. Call the clinic.');
  return back.days.some(({ day, outcome }) => (outcome === 'given' || outcome === 'refused') && day > dayAfter(today)) ? conflict('This return tells of doses at windows on days to come. Call the clinic.') : null;
}

/** The doses of its days, over the parts that the order here has, so that none of them is left open. Says how many there were, and how many stand. */
async function keepDoses(tx: Tx, grant: GrantRow, back: GuestReturn, siteId: string, now: Temporal.Instant): Promise<{ readonly told: number; readonly kept: number } | NotDone> {
  let [told, kept] = [0, 0];
  for (const { day, ug, at, outcome } of back.days.filter(taken)) {
    const ordered = await orderedOn(tx, grant.person_id, day);
    if (ordered === null) return conflict(`No order of ours covers ${day}, so its medicine is not known.`);
    const parts = splitOver(ug, ordered);
    told += parts.length;
    kept += await insertImportedDoses(tx, parts.map((part) => ({
      ...part, personId: grant.person_id, episodeId: grant.episode_id, siteId, dosingDay: day, medicine: ordered.medicine, kind: outcome === 'bottle' ? 'take-home' as const : 'observed' as const, note: `Given at ${grant.issuer}`, guestGrantId: grant.id, ...(at === null ? {} : { givenAt: at }),
    })), now);
  }
  return { told, kept };
}

/** Days of today and later that were used, and nobody may say how: they stay away. */
async function keepUsedDays(tx: Tx, grant: GrantRow, back: GuestReturn, today: string, agreedBy: string, now: Temporal.Instant): Promise<void> {
  const used = back.days.filter(({ day, outcome }) => outcome === 'used' && day >= today).map(({ day }) => day);
  const [from, to] = [used[0], used.at(-1)];
  if (from === undefined || to === undefined) return;
  await insertGuestStay(tx, {
    state: 'active', personId: grant.person_id, episodeId: grant.episode_id, kind: 'away', fromDay: from, toDay: to, hostSiteId: null, otherClinic: grant.issuer, otherPhone: null, confirmation: null, confirmedUg: null, lastDoseDay: null, takeHomesHeld: null, recordParts: [], decision: null,
  }, agreedBy, now);
}

const lookAt = (grant: GrantRow, siteId: string, because: string, now: Temporal.Instant, number: number): NewTask => ({
  siteId, kind: 'dispensary.look-at-return', role: 'prescriber', personId: grant.person_id, episodeId: grant.episode_id, dueAt: now.toString(), priority: 1, params: { where: grant.issuer, number: grant.number, because }, dedupeKey: `return ${grant.id} ${number}`,
});

/** It came before: the same is nothing new, and a later word is somebody's to look at. */
async function heardBefore(tx: Tx, grant: GrantRow, back: GuestReturn, text: string, siteId: string, now: Temporal.Instant): Promise<CommandResult<Entered>> {
  const reply = { personId: grant.person_id, stayId: grant.stay_id, doses: 0, again: true };
  if (back.number <= (grant.return_number ?? 0)) return { kind: 'done', people: [grant.person_id], reply };
  await keepLaterReturn(tx, grant.id, back.number, text);
  return { kind: 'done', people: [grant.person_id], reply, tasks: [lookAt(grant, siteId, grant.state === 'settled' ? 'settled' : 'corrected', now, back.number)] };
}

export async function enterReturn(tx: Tx, accountId: string | null, pasted: string, now: Temporal.Instant): Promise<CommandResult<Entered>> {
  await lockLeases(tx);
  const believed = await believedLetter(tx, pasted, now);
  if (believed.kind !== 'believed') return believed;
  const { letter, issuer } = believed;
  if (letter.kind !== 'return') return conflict('This letter signs days over to somebody. A return says what became of them.');
  const back = letter.return;
  const grant = await grantByToken(tx, back.token);
  const episode = grant === null ? null : await episodeById(tx, grant.episode_id);
  const site = episode === null ? null : await siteById(tx, episode.site_id);
  if (grant === null || episode === null || site === null || grant.issuer !== issuer) return { kind: 'not-found' };
  const today = dayAt(now, site.time_zone);
  const fault = faultOf(grant, back, today);
  if (fault !== null) return fault;
  const text = pasted.replaceAll(/\s/g, '');
  if (grant.state !== 'out') return heardBefore(tx, grant, back, text, site.id, now);
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  const doses = await keepDoses(tx, grant, back, site.id, now);
  if ('kind' in doses) return doses;
  await noteReturned(tx, grant.id, back.number, text, accountId, now);
  const agreedBy = await closeGuestStay(tx, grant.stay_id, accountId, 'returned', now);
  await keepUsedDays(tx, grant, back, today, agreedBy, now);
  await endTasks(tx, accountId, now, { dedupeKey: `guest ${grant.stay_id}`, outcome: 'back' });
  const missed = back.days.filter(({ outcome }) => outcome === 'none' || outcome === 'refused').length;
  const given = back.days.filter(taken).length;
  return {
    kind: 'done', people: [grant.person_id], reply: { personId: grant.person_id, stayId: grant.stay_id, doses: given, again: false },
    events: [{ kind: 'dispensary.guest-returned', topic: 'queue', personId: grant.person_id, episodeId: grant.episode_id, siteId: site.id, audience: 'person', params: { where: grant.issuer, count: given, missed }, about: { table: 'guest_grants', id: grant.id } }],
    tasks: doses.kept === doses.told ? [] : [lookAt(grant, site.id, 'stood-already', now, back.number)], details: { grantId: grant.id, number: grant.number, returnNumber: back.number, given, missed },
  };
}
