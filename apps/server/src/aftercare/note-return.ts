/** Somebody came back from hospital or prison: doses given there count for the days without, and the dangerous weeks begin. */
import { dayOf, isoOf, toleranceWatches } from '@fairlead/clinical';
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { noteReturn as contract } from '@fairlead/contract/aftercare';
import { endGuestStay, guestStaysOf, insertImportedDoses, orderedOn } from '../dispensary/index.ts';
import { openEpisodeOf, type EpisodeRow } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt } from '../platform/clock.ts';
import { moveEpisodeOn, type NewTask, type RecordEvent } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { openWatch } from './aftercare-store.ts';
import { addHandover } from './handover-store.ts';

type Asked = BodyOf<typeof contract>;
interface Kept { readonly kind: 'kept'; readonly doses: number; readonly events: readonly RecordEvent[] }

function faultOf(asked: Asked, today: string): NotDone | null {
  if (asked.leftOn > today) return { kind: 'invalid', detail: 'The day they left there lies in the future.', field: '/leftOn' };
  if (asked.doses.some(({ dosingDay }) => dosingDay > asked.leftOn || dosingDay > today)) return { kind: 'invalid', detail: 'Doses there were given up to the day they left.', field: '/doses' };
  if (new Set(asked.doses.map(({ dosingDay }) => dosingDay)).size !== asked.doses.length) return { kind: 'invalid', detail: 'Write one line a day: the whole of its dose.', field: '/doses' };
  // A dose that only the person tells of does not raise the next one.
  if (asked.basis === 'not-confirmed' && asked.doses.length > 0) return { kind: 'invalid', detail: 'Call there first. Doses that nobody confirmed do not count, and the missed-dose rule applies.', field: '/basis' };
  return null;
}

/** Where days away were agreed they are ended with these doses; else the doses stand by themselves. */
async function keepDoses(tx: Tx, actor: StaffActor, episode: EpisodeRow, asked: Asked, now: Temporal.Instant): Promise<Kept | NotDone | { readonly kind: 'lost-race'; readonly detail: string }> {
  const stay = (await guestStaysOf(tx, episode.person_id)).find((each) => each.state === 'active' && each.kind === 'away');
  if (stay !== undefined) {
    const ended = await endGuestStay(tx, actor, stay.id, { reason: `Back from ${asked.otherName}`, doses: asked.doses, ...(asked.noneToday === undefined ? {} : { noneToday: asked.noneToday }) }, now);
    return ended.kind === 'done' ? { kind: 'kept', doses: ended.reply.doses, events: ended.events ?? [] } : ended;
  }
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  let kept = 0;
  for (const dose of asked.doses) {
    const medicine = asked.medicine ?? (await orderedOn(tx, episode.person_id, dose.dosingDay))?.medicine;
    if (medicine === undefined) return { kind: 'invalid', detail: `Say which medicine was given. No order of ours covers ${dose.dosingDay}.`, field: '/medicine' };
    kept += await insertImportedDoses(tx, [{ personId: episode.person_id, episodeId: episode.id, siteId: episode.site_id, dosingDay: dose.dosingDay, medicine, ug: dose.doseUg, note: `Given at ${asked.otherName}, confirmed by ${asked.otherPerson ?? asked.basis}` }], now);
  }
  return { kind: 'kept', doses: kept, events: [] };
}

export async function noteReturn(tx: Tx, actor: StaffActor, personId: string, asked: Asked, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof contract>>> {
  const episode = await openEpisodeOf(tx, personId);
  if (episode === null) return { kind: 'not-found' };
  const fault = faultOf(asked, dayAt(now, episode.time_zone));
  if (fault !== null) return fault;
  if (asked.basis === 'call-back' && asked.otherPerson === undefined) return { kind: 'invalid', detail: 'Say whom you spoke to there.', field: '/otherPerson' };
  const kept = await keepDoses(tx, actor, episode, asked, now);
  if (kept.kind !== 'kept') return kept;
  const left = dayOf(asked.leftOn);
  if (asked.place === 'prison' && left !== null) for (const watch of toleranceWatches([{ opening: 'prison_released', on: left }], left)) await openWatch(tx, personId, { opening: watch.opening, fromOn: isoOf(watch.from), toOn: isoOf(watch.to) }, now);
  const id = await addHandover(tx, {
    personId, episodeId: episode.id, direction: 'in', place: asked.place, otherName: asked.otherName, otherPerson: asked.otherPerson ?? null, otherPhone: asked.otherPhone ?? null, basis: asked.basis, consentId: null, emergencyNature: null,
    content: { doses: asked.doses, medicine: asked.medicine ?? null }, decision: null, leftOn: asked.leftOn, note: asked.note ?? null, writtenBy: actor.accountId,
  }, now);
  const about = { personId, episodeId: episode.id, siteId: episode.site_id };
  // Whatever was confirmed: a fresh look before the next dose, and a kit in hand.
  const tasks: readonly NewTask[] = [{ ...about, kind: 'aftercare.look-again', role: 'nurse', dueAt: now.toString(), priority: 1, dedupeKey: `look again ${episode.id}` }];
  return {
    kind: 'done', people: [personId], reply: { id, doses: kept.doses }, details: { handoverId: id, doses: kept.doses, basis: asked.basis },
    events: [...kept.events, { kind: 'aftercare.back-from', topic: 'queue', ...about, audience: 'person', params: { place: asked.place, where: asked.otherName, leftOn: asked.leftOn, count: kept.doses, basis: asked.basis }, about: { table: 'institution_handovers', id } }], tasks,
  };
}
