/** SQL of the waiting room: cards, arrivals at the screen, calls to a window, and how long people took. */
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { cardPrefix } from '@fairlead/contract/dispensary';
import { newId } from '../platform/ids.ts';
import { sql, type Database, type Tx } from '../platform/scoped.ts';
import { currentSeal, seal, unseal } from '../platform/vault.ts';

const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const hashOf = (card: string): Buffer => createHash('sha256').update(card).digest();
const sealedTo = (id: string): string => `check-in card ${id}`;

/** 128 bits and a little more, in letters that a scanner with any keyboard layout types the same. */
const newCard = (): string => `${cardPrefix}${Array.from({ length: 26 }, () => letters[randomInt(letters.length)] ?? 'X').join('')}`;

export interface CardRow { readonly card: string; readonly madeAt: string }

/** The card of a person: the one that there is, or a new one. A card whose key is not here any more is replaced. */
export async function cardOf(tx: Tx, personId: string, fresh: boolean, madeBy: string, now: Temporal.Instant): Promise<CardRow> {
  const there = await tx.one<{ id: string; sealed_card: string; made_at: string }>(sql`
    select id, sealed_card, made_at from check_in_cards where organisation_id = ${tx.organisationId} and person_id = ${personId} and ended_at is null for update`);
  const open = there === null ? null : unseal(there.sealed_card, sealedTo(there.id));
  if (there !== null && open !== null && !fresh) return { card: open, madeAt: there.made_at };
  if (there !== null) await tx.run(sql`update check_in_cards set ended_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${there.id}`);
  const [id, card] = [newId(), newCard()];
  await tx.run(sql`
    insert into check_in_cards (organisation_id, id, person_id, card_hash, sealed_card, made_by, made_at)
    values (${tx.organisationId}, ${id}, ${personId}, ${hashOf(card)}, ${seal(card, sealedTo(id))}, ${madeBy}, ${now.toString()})`);
  return { card, madeAt: now.toString() };
}

/** At every start: cards that an older key sealed are sealed under the first one. */
export async function resealCards(database: Database): Promise<number> {
  let sealed = 0;
  for (const { id: organisationId } of await database.outside<{ id: string }>(sql`select id from organisations`)) {
    await database.scoped(organisationId, async (tx) => {
      for (const row of await tx.all<{ id: string; sealed_card: string }>(sql`select id, sealed_card from check_in_cards where organisation_id = ${organisationId} and ended_at is null and not starts_with(sealed_card, ${currentSeal()}) for update`)) {
        const card = unseal(row.sealed_card, sealedTo(row.id));
        if (card !== null) sealed += await tx.run(sql`update check_in_cards set sealed_card = ${seal(card, sealedTo(row.id))} where organisation_id = ${organisationId} and id = ${row.id}`);
      }
    });
  }
  return sealed;
}

/** People of this site, and its guests of the day, whose open treatment brings them here. */
const comesHere = (tx: Tx, siteId: string, day: string) => sql`exists (
  select from episodes e where e.organisation_id = ${tx.organisationId} and e.person_id = p.id and e.state = 'open' and (e.site_id = ${siteId}
    or exists (select from guest_stays g where g.organisation_id = e.organisation_id and g.person_id = p.id and g.host_site_id = ${siteId} and g.state = 'active' and g.days @> ${day}::date)))`;

export function personOfCard(tx: Tx, card: string, siteId: string, day: string): Promise<readonly { readonly id: string }[]> {
  return tx.all(sql`
    select p.id from check_in_cards c join people p on p.organisation_id = c.organisation_id and p.id = c.person_id
    where c.organisation_id = ${tx.organisationId} and c.card_hash = ${hashOf(card.trim().toUpperCase())} and c.ended_at is null and ${comesHere(tx, siteId, day)}`);
}

/** By the first letters of what somebody is called and of any word of the family name, and the birthday without its year. */
export function peopleOfInitials(tx: Tx, typed: { readonly initials: string; readonly month: number; readonly day: number }, siteId: string, day: string): Promise<readonly { readonly id: string }[]> {
  const [first = '', last = ''] = [[...typed.initials][0], [...typed.initials].at(-1)];
  return tx.all(sql`
    select p.id from people p where p.organisation_id = ${tx.organisationId} and p.died_on is null
      and extract(month from p.born_on) = ${typed.month} and extract(day from p.born_on) = ${typed.day}
      and upper(${first}) in (upper(left(p.given_name, 1)), upper(left(p.known_as, 1)))
      and upper(${last}) in (select upper(left(w, 1)) from regexp_split_to_table(p.family_name, '[\\s-]+') w) and ${comesHere(tx, siteId, day)} limit 5`);
}

export interface NewArrival {
  readonly siteId: string;
  readonly deviceId: string;
  readonly day: string;
  readonly how: 'card' | 'initials';
  readonly outcome: 'here' | 'not-found' | 'several';
  readonly checkInId: string | null;
  readonly typed: { readonly initials: string; readonly month: number; readonly day: number } | null;
}

/** The next number of the day, also for whoever is here already: an older number would say that they are. Two at once meet the constraint and are decided again. */
export async function addArrival(tx: Tx, arrival: NewArrival, now: Temporal.Instant): Promise<number> {
  const row = await tx.one<{ number: number }>(sql`
    insert into arrivals (organisation_id, id, site_id, device_id, dosing_day, number, how, outcome, check_in_id, typed_initials, typed_month, typed_day, arrived_at)
    select ${tx.organisationId}::uuid, ${newId()}::uuid, ${arrival.siteId}::uuid, ${arrival.deviceId}::uuid, ${arrival.day}::date,
      coalesce((select max(a.number) from arrivals a where a.organisation_id = ${tx.organisationId} and a.site_id = ${arrival.siteId} and a.dosing_day = ${arrival.day}::date), 0) + 1,
      ${arrival.how}, ${arrival.outcome}, ${arrival.checkInId}::uuid, ${arrival.typed?.initials.toUpperCase() ?? null}, ${arrival.typed?.month ?? null}::smallint, ${arrival.typed?.day ?? null}::smallint, ${now.toString()}::timestamptz
    returning number`);
  if (row === null) throw new Error('An arrival was written and is not there.');
  return row.number;
}

export interface ArrivalRow {
  readonly id: string;
  readonly site_id: string;
  readonly dosing_day: string;
  readonly number: number;
  readonly how: 'card' | 'initials';
  readonly typed_initials: string | null;
  readonly typed_month: number | null;
  readonly typed_day: number | null;
  readonly arrived_at: string;
}

const open = (tx: Tx) => sql`select id, site_id, dosing_day, number, how, typed_initials, typed_month, typed_day, arrived_at from arrivals where organisation_id = ${tx.organisationId} and outcome <> 'here' and settled_at is null`;

/** Who came by the screen today and is not known yet. */
export const openArrivals = (tx: Tx, siteId: string, day: string): Promise<readonly ArrivalRow[]> => tx.all<ArrivalRow>(sql`${open(tx)} and site_id = ${siteId} and dosing_day = ${day}::date order by number limit 50`);
export const openArrival = (tx: Tx, id: string): Promise<ArrivalRow | null> => tx.one<ArrivalRow>(sql`${open(tx)} and id = ${id} for update`);

export async function settleArrival(tx: Tx, id: string, checkInId: string | null, accountId: string, now: Temporal.Instant): Promise<void> {
  await tx.run(sql`update arrivals set check_in_id = ${checkInId}, settled_by = ${accountId}, settled_at = ${now.toString()} where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export interface HereRow { readonly id: string; readonly site_id: string; readonly label: string }

const label = sql`coalesce((select string_agg(a.number::text, ' · ' order by a.number) from arrivals a where a.organisation_id = c.organisation_id and a.check_in_id = c.id), upper(left(coalesce(p.known_as, p.given_name), 1) || ' ' || left(p.family_name, 1)))`;

/** The stay of somebody who is here, with what the wall calls them by; null where they are not. */
export function hereNow(tx: Tx, personId: string): Promise<HereRow | null> {
  return tx.one<HereRow>(sql`
    select c.id, c.site_id, ${label} as label from check_ins c join people p on p.organisation_id = c.organisation_id and p.id = c.person_id
    where c.organisation_id = ${tx.organisationId} and c.person_id = ${personId} and c.left_at is null`);
}

export async function addCall(tx: Tx, here: HereRow, windowName: string, accountId: string, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into window_calls (organisation_id, id, site_id, check_in_id, window_name, called_by, called_at)
    values (${tx.organisationId}, ${id}, ${here.site_id}, ${here.id}, ${windowName}, ${accountId}, ${now.toString()})`);
  return id;
}

export interface CallRow { readonly id: string; readonly label: string; readonly window_name: string; readonly called_at: string }

/** The newest call of everybody who is still here and has no dose since, not older than `since`. */
export function callsOnWall(tx: Tx, siteId: string, day: string, since: Temporal.Instant): Promise<readonly CallRow[]> {
  return tx.all<CallRow>(sql`
    select * from (
      select distinct on (w.check_in_id) w.id, ${label} as label, w.window_name, w.called_at
      from window_calls w join check_ins c on c.organisation_id = w.organisation_id and c.id = w.check_in_id join people p on p.organisation_id = c.organisation_id and p.id = c.person_id
      where w.organisation_id = ${tx.organisationId} and w.site_id = ${siteId} and w.called_at >= ${since.toString()} and c.left_at is null and c.dosing_day = ${day}::date
        and not exists (select from doses d where d.organisation_id = c.organisation_id and d.person_id = c.person_id and d.dosing_day = ${day}::date and d.given_at >= w.called_at and d.voided_by is null)
      order by w.check_in_id, w.called_at desc
    ) x order by called_at desc limit 8`);
}

/** The newest call and the number of the day, by person, for the queue. */
export function callsOfQueue(tx: Tx, siteId: string, day: string): Promise<readonly { readonly person_id: string; readonly label: string; readonly window_name: string | null; readonly called_at: string | null }[]> {
  return tx.all(sql`
    select c.person_id, ${label} as label, w.window_name, w.called_at from check_ins c join people p on p.organisation_id = c.organisation_id and p.id = c.person_id
    left join lateral (select window_name, called_at from window_calls w where w.organisation_id = c.organisation_id and w.check_in_id = c.id order by called_at desc limit 1) w on true
    where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and c.dosing_day = ${day}::date and c.left_at is null limit 2000`);
}

/** How many are here and have no dose yet. */
export async function countWaiting(tx: Tx, siteId: string, day: string): Promise<number> {
  return (await tx.one<{ n: number }>(sql`
    select count(*)::int as n from check_ins c where c.organisation_id = ${tx.organisationId} and c.site_id = ${siteId} and c.dosing_day = ${day}::date and c.left_at is null
      and not exists (select from doses d where d.organisation_id = c.organisation_id and d.person_id = c.person_id and d.dosing_day = ${day}::date and d.state <> 'refused' and d.voided_by is null)`))?.n ?? 0;
}

/** Under an id that holds no time, so that no time can be laid beside whoever was signed in. */
export async function addWindowTime(tx: Tx, siteId: string, day: string, seconds: number): Promise<void> {
  await tx.run(sql`insert into window_times (organisation_id, id, site_id, dosing_day, seconds) values (${tx.organisationId}, ${randomUUID()}, ${siteId}, ${day}, ${seconds})`);
}

/** People and the median of their seconds, by day, newest first. */
export function timesByDay(tx: Tx, siteId: string, from: string, to: string): Promise<readonly { readonly day: string; readonly people: number; readonly median: number }[]> {
  return tx.all(sql`
    select dosing_day as day, count(*)::int as people, percentile_disc(0.5) within group (order by seconds)::int as median from window_times
    where organisation_id = ${tx.organisationId} and site_id = ${siteId} and dosing_day between ${from}::date and ${to}::date group by 1 order by 1 desc`);
}
