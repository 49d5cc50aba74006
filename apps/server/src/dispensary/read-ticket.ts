/** The dosing ticket: everything the window shows about one person today, with the decision. */
import type { Ticket, WindowCheck } from '@fairlead/contract/dispensary';
import type { ReadResult } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { dayAt } from '../platform/clock.ts';
import { openEpisodeOf } from '../people/index.ts';
import { decisionReply, holdReply, holdsOf, orderById, orderReply, requestsOf } from '../medication/index.ts';
import { decideOnDose, type WholeDecision } from './dose-decision.ts';
import { doseFacts, orderOfToday } from './dose-facts-store.ts';
import { readPours } from './pump/poured.ts';
import { openPoursFor } from './pump/pumps-store.ts';
import { doseReply } from './dose-reply.ts';
import { openDrawOf } from '../tests/index.ts';
import { dosesBetween } from './doses-store.ts';
import { containerReply } from './move-stock.ts';
import { containersOf } from './stock-store.ts';
import { countBottlesOut } from './take-home-store.ts';
import { latestCheck, type WindowCheckRow } from './window-store.ts';

export function checkReply(row: WindowCheckRow): WindowCheck {
  return {
    id: row.id, dosingDay: row.dosing_day, identifiers: [...row.identifiers], identityConfirmed: row.identity_confirmed, poss: row.poss, rr: row.rr, spo2: row.spo2, spo2Scale2: row.spo2_scale2,
    rousable: row.rousable, intoxicated: row.intoxicated, dosedElsewhere: row.dosed_elsewhere, breathAlcoholMg: row.breath_alcohol_mg, bottlesDue: row.bottles_due, bottlesReturned: row.bottles_returned,
    note: row.note, checkedBy: row.checked_by, checkedAt: row.checked_at,
  };
}

/** Whole units by strength, the stronger first; nothing where a container is a liquid or a part of a unit would be taken. */
function unitsOf(drawn: WholeDecision['drawn']): Pick<Ticket, 'units'> {
  const units = drawn.map(({ container, ug }) => ({ strengthUg: container.ugPerUnit ?? 0, count: container.ugPerUnit === null ? 0 : ug / container.ugPerUnit }));
  return units.length === 0 || units.some(({ count }) => count === 0 || !Number.isInteger(count)) ? {} : { units };
}

const noDecision = { decision: 'refuse', reasons: ['NO_ACTIVE_ORDER'], findings: [], missing: [], wouldChange: [] } as const;

export async function readTicket(tx: Tx, personId: string, asked: { readonly part?: number | undefined; readonly siteId?: string | undefined }, now: Temporal.Instant): Promise<ReadResult<Ticket>> {
  const episode = await openEpisodeOf(tx, personId);
  if (episode === null) return { kind: 'not-found' };
  const due = await orderOfToday(tx, personId, now);
  const facts = due === null ? null : await doseFacts(tx, due.id, now, []);
  // As a guest: the host's day and stock.
  const [day, siteId] = facts === null ? [dayAt(now, episode.time_zone), episode.site_id] : [facts.dosing_day, facts.site_id];
  const part = due === null ? null : (asked.part ?? due.parts.find((each) => !due.done.includes(each)) ?? null);
  const order = due === null ? null : await orderById(tx, due.id);
  const decision = facts === null ? null : decideOnDose(facts, part ?? facts.first_part, undefined, false, now, asked.siteId ?? null);
  const [check, holds, today, containers, bottlesOut] = [await latestCheck(tx, personId, day), await holdsOf(tx, personId), await dosesBetween(tx, personId, day, day), await containersOf(tx, siteId), await countBottlesOut(tx, personId)];
  const poured = part === null || decision === null || decision.askedUg === null ? null : readPours(await openPoursFor(tx, personId, day, part), decision.askedUg);
  const drawn = await openDrawOf(tx, personId);
  const asks = (await requestsOf(tx, personId)).find(({ answer }) => answer === null);
  const usable = containers.filter((each) => each.place === 'window' && order !== null && each.product.medicine === order.product.medicine && each.product.form === order.product.form);
  return {
    kind: 'ok', people: [personId], ...(order === null ? {} : { etag: String(order.version) }),
    reply: {
      personId, episodeId: episode.id, siteId, dosingDay: day, order: order === null ? null : orderReply(order), part,
      doseUg: part === null ? null : (decision?.askedUg ?? null), ...(part === null || decision === null ? {} : unitsOf(decision.drawn)), volumeMl: part === null ? null : (decision?.volumeMl ?? null), needsSecondPerson: decision?.alert !== null && decision !== null,
      decision: decision === null ? { ...noDecision, reasons: [...noDecision.reasons], findings: [], missing: [], wouldChange: [] } : decisionReply(decision),
      missedDays: decision?.missedDays ?? 0, treatmentDay: decision?.treatmentDay ?? 1, check: check === null ? null : checkReply(check), holds: holds.filter((hold) => hold.lifted_at === null).map(holdReply),
      ...(drawn === null ? {} : { testSince: drawn.ordered_at }),
      ...(asks === undefined ? {} : { asks: { what: asks.what, words: asks.words, askedAt: asks.askedAt } }),
      today: today.map(doseReply), bottlesOut, containers: usable.map(containerReply), poured,
    },
  };
}
