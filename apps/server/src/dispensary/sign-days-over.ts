/** Signs days away over to a believed clinic. They are away here already; the letter is told after this is committed, and never before. */
import type { BodyOf, ReplyOf } from '@fairlead/contract';
import type { signDaysOver as signRoute } from '@fairlead/contract/dispensary';
import { grantBody, type GuestGrant } from '@fairlead/contract/grant';
import { mayDisclose } from '../consent/index.ts';
import { decisionReply, orderById, partsOn, type OrderRow } from '../medication/index.ts';
import { personById, type PersonRow } from '../people/index.ts';
import type { StaffActor } from '../platform/actor.ts';
import { dayAfter, dayAt, startOfDay } from '../platform/clock.ts';
import { moveEpisodeOn } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';
import { episodeById } from '../people/index.ts';
import { stayReply } from './agree-guest-stay.ts';
import { grantOfStay, insertGrant, lockLeases, nextGrantNumber, orderOfDays } from './grants-store.ts';
import { carried, checkOf, newToken, signLetter } from './guest-letters.ts';
import { guestStayById, passportIssuers, type GuestStayRow, type IssuerRow } from './guest-store.ts';
import { postLetter } from './letters-store.ts';
import { passportFacts } from './passport-store.ts';

const conflict = (detail: string): NotDone => ({ kind: 'conflict', detail });
/** After the last day begins to be over: a dose of its evening may still be under way elsewhere. */
const hoursAfterLastDay = 12;

/** The least and the most of a day, and the parts of the first. */
function boundsOf(order: OrderRow, from: string, to: string): Pick<GuestGrant, 'leastUg' | 'mostUg' | 'partsUg'> | null {
  const version = order.versions.find((each) => each.version === order.version);
  if (version === undefined) return null;
  const totals: number[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) totals.push(partsOn({ ...version, firstPart: order.firstPart }, day).reduce((sum, each) => sum + each, 0));
  return { leastUg: Math.min(...totals), mostUg: Math.max(...totals), partsUg: [...partsOn({ ...version, firstPart: order.firstPart }, from)] };
}

/** What the letter says of dose and record, beside who says it to whom. */
async function saidOf(tx: Tx, stay: GuestStayRow, person: PersonRow, site: SiteRow, now: Temporal.Instant): Promise<{ readonly kind: 'said'; readonly orderId: string; readonly said: Omit<GuestGrant, 'keyId' | 'toKeyId' | 'number' | 'token' | 'check' | 'notice' | 'issuedAt' | 'expiresAt'> } | NotDone> {
  const found = await orderOfDays(tx, person.id, stay.from_day, stay.to_day);
  if (found === null || found.id === null || found.orders !== 1) return conflict(found !== null && found.orders > 1 ? 'Two orders cover these days. A grant states one; call the clinic.' : 'No order in force covers all of these days.');
  if (found.holds > 0) return conflict('Doses are on hold, so nothing is signed over. Lift the hold first, or call the clinic.');
  const order = await orderById(tx, found.id);
  const bounds = order === null ? null : boundsOf(order, stay.from_day, stay.to_day);
  const medicine = order?.product.medicine;
  if (order === null || bounds === null || (medicine !== 'methadone' && medicine !== 'buprenorphine' && medicine !== 'buprenorphine-naloxone')) return conflict('Only methadone and buprenorphine are signed over.');
  const medicines = medicine === 'methadone' ? ['methadone'] : ['buprenorphine', 'buprenorphine-naloxone'];
  const facts = await passportFacts(tx, person.id, site.id, medicines, dayAt(now, site.time_zone));
  if (facts === null) return { kind: 'not-found' };
  const lastAt = facts.last_at === null ? null : Temporal.Instant.from(facts.last_at).round({ smallestUnit: 'minute', roundingMode: 'floor' }).toString();
  return { kind: 'said', orderId: order.id, said: { ...bounds, medicine, fromDay: stay.from_day, toDay: stay.to_day, lastDoseAt: lastAt, lastDoseUg: facts.last_ug ?? 0, bottlesLeft: facts.bottles, site: facts.site_name, phone: facts.phone ?? '' } };
}

function faultOf(stay: GuestStayRow, issuer: IssuerRow | undefined, person: PersonRow, today: string): NotDone | null {
  if (stay.kind !== 'away') return conflict('Only days at another clinic are signed over.');
  if (stay.state === 'waiting') return conflict('The site node has not given these days back yet. Sign when they have begun.');
  if (stay.state !== 'active') return conflict('These guest days have ended.');
  if (stay.to_day < today) return conflict('These days are over.');
  if (issuer === undefined) return { kind: 'invalid', detail: 'Choose a clinic that is believed here. An administrator adds it under Passport keys.', field: '/issuerId' };
  if (!issuer.keys.keys.some(({ state }) => state === 'current')) return conflict(`${issuer.name} has no key in use in the file that is here. Ask for its newest file.`);
  return person.born_on === null ? conflict('Write down the date of birth first: the other clinic knows by it whose days these are.') : null;
}

export async function signDaysOver(tx: Tx, actor: StaffActor, stayId: string, asked: BodyOf<typeof signRoute>, now: Temporal.Instant): Promise<CommandResult<ReplyOf<typeof signRoute>>> {
  await lockLeases(tx);
  const stay = await guestStayById(tx, stayId);
  const [person, episode] = stay === null ? [null, null] : [await personById(tx, stay.person_id), await episodeById(tx, stay.episode_id)];
  const site = episode === null ? null : await siteById(tx, episode.site_id);
  if (stay === null || person === null || episode === null || site === null) return { kind: 'not-found' };
  const today = dayAt(now, site.time_zone);
  const issuer = (await passportIssuers(tx)).find(({ id }) => id === asked.issuerId);
  const fault = faultOf(stay, issuer, person, today) ?? ((await grantOfStay(tx, stay.id)) === null ? null : conflict('These days are signed over already.'));
  if (fault !== null || issuer === undefined) return fault ?? { kind: 'not-found' };
  const disclosure = await mayDisclose(tx, { personId: person.id, country: site.country, consentId: asked.consentId, recipient: issuer.name, today });
  if (disclosure.kind === 'invalid') return disclosure;
  if (disclosure.kind === 'may-not') return { kind: 'refused', detail: 'Nothing may be told to this clinic on this.', decision: decisionReply(disclosure.decision), people: [person.id] };
  const content = await saidOf(tx, stay, person, site, now);
  if (content.kind !== 'said') return content;
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  const token = newToken();
  const issued = now.round({ smallestUnit: 'minute', roundingMode: 'floor' });
  const grant = {
    ...content.said, token, check: checkOf(token, person) ?? '', number: await nextGrantNumber(tx, issuer.name), toKeyId: issuer.keys.keys.find(({ state }) => state === 'current')?.id ?? '', notice: disclosure.notice, issuedAt: issued.toString(),
    expiresAt: startOfDay(dayAfter(stay.to_day), site.time_zone).add({ hours: hoursAfterLastDay }).toString(),
  };
  const { keyId, text } = await signLetter(tx, now, (key) => grantBody({ ...grant, keyId: key }));
  const id = await insertGrant(tx, { stayId: stay.id, personId: person.id, episodeId: episode.id, orderId: content.orderId, issuer: issuer.name, consentId: disclosure.consent?.id ?? null, decision: decisionReply(disclosure.decision), text, grant: { ...grant, keyId } }, actor.accountId);
  await postLetter(tx, { kind: 'grant', aboutId: id, issuer: issuer.name, text }, now);
  const after = await guestStayById(tx, stay.id);
  return {
    kind: 'done', people: [person.id], reply: { stay: stayReply(after ?? stay), letter: carried('grant', text, grant.notice), decision: decisionReply(disclosure.decision) },
    events: [{ kind: 'dispensary.days-signed-over', topic: 'consents', personId: person.id, episodeId: episode.id, siteId: site.id, audience: 'person', params: { recipient: issuer.name, number: grant.number, from: stay.from_day, to: stay.to_day }, about: { table: 'guest_grants', id } }],
    details: { grantId: id, number: grant.number, recipient: issuer.name, basis: disclosure.consent === null ? 'direct-care' : 'consent', consentId: disclosure.consent?.id ?? null, notice: grant.notice },
  };
}
