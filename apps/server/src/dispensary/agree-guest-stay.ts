/** Agrees guest days: which window gives on them. The right to dose moves there; it is never copied. */
import { decideGuestDose, type Decision, type Ug } from '@fairlead/clinical';
import type { BodyOf, Decision as DecisionSaid } from '@fairlead/contract';
import type { GuestStay, agreeGuestStay as agreeRoute } from '@fairlead/contract/dispensary';
import type { StaffActor } from '../platform/actor.ts';
import { dayAt, dayNumber, daysFrom } from '../platform/clock.ts';
import { moveEpisodeOn, type NewTask, type RecordEvent } from '../platform/record-store.ts';
import type { CommandResult, NotDone } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById } from '../platform/sites-store.ts';
import { decisionReply } from '../medication/index.ts';
import { episodeById, personById } from '../people/index.ts';
import { mayDisclose } from '../consent/index.ts';
import { insertImportedDoses } from './bulk-store.ts';
import { acceptGrant } from './grants-store.ts';
import { guestStayById, insertGuestStay, standsOn, type GuestStayRow, type NewGuestStay } from './guest-store.ts';
import { askDaysBack, heldDays } from './lease-store.ts';
import { confirmed, type Confirmed } from './visitor-confirmation.ts';

type Asked = BodyOf<typeof agreeRoute>;
type Agreed = { readonly stay: GuestStay; readonly decision: DecisionSaid | null };
type Where = Pick<NewGuestStay, 'hostSiteId' | 'otherClinic' | 'otherPhone'>;
interface Plan {
  readonly kind: 'planned';
  readonly where: Where;
  readonly confirmed: Confirmed | null;
  readonly decision: Decision | null;
  /** A node holds some of the days and has to give them back first. */
  readonly waits: boolean;
}

const longestDays = 31;
const conflict = (detail: string): NotDone => ({ kind: 'conflict', detail });

export function stayReply(row: GuestStayRow): GuestStay {
  return {
    id: row.id, kind: row.kind, fromDay: row.from_day, toDay: row.to_day, where: row.host_name ?? row.other_clinic ?? '', phone: row.other_phone, hostSiteId: row.host_site_id,
    state: row.state === 'active' && row.end_asked_by !== null ? 'ending' : row.state, waitsFor: row.held_at === null ? null : { site: row.held_at, days: row.held_days, heardAt: row.held_heard }, confirmedUg: row.confirmed_ug,
    confirmedBy: row.confirmation?.who ?? null, lastDoseDay: row.last_dose_day, takeHomesHeld: row.take_homes_held, agreedBy: row.agreed_by, agreedAt: row.agreed_at, endedAt: row.ended_at, endReason: row.end_reason,
    signed: row.signed === null ? null : { number: row.signed.number, state: row.signed.state, expiresAt: row.signed.expiresAt, endedAt: row.signed.endedAt, way: row.signed.way, tries: row.signed.tries, fault: row.signed.fault },
  };
}

/** The rules asked before anybody is dosed on what a home clinic said. */
function decideVisitor(said: Confirmed, { fromDay, toDay }: Asked, zone: string): Decision {
  return decideGuestDose({
    dosingDay: dayNumber(fromDay), fromDay: dayNumber(fromDay), toDay: dayNumber(said.goodUntil !== null && said.goodUntil < toDay ? said.goodUntil : toDay), parts: said.parts, confirmedByClinic: true, takeHomesHeld: said.takeHomes,
    lastDoseDay: said.lastDoseAt === null ? null : dayNumber(dayAt(Temporal.Instant.from(said.lastDoseAt), zone)), confirmedUg: said.doseUg as Ug, doseUg: said.doseUg as Ug,
  });
}

/** What is given here is told to the home clinic: that too is a disclosure, and rests on a consent where Part 2 rules. */
async function mayTellHome(tx: Tx, asked: Extract<Asked, { kind: 'visitor' }>, personId: string, clinic: string, country: string, today: string): Promise<{ readonly kind: 'may' } | NotDone> {
  const consentId = asked.confirmation.how === 'grant' ? asked.confirmation.consentId : undefined;
  const may = await mayDisclose(tx, { personId, country, consentId, recipient: clinic, today });
  if (may.kind === 'may-not') return { kind: 'refused', detail: `What is given here is told to ${clinic}. Ask for a consent to share it first.`, decision: decisionReply(may.decision), people: [personId] };
  return may.kind === 'invalid' ? may : { kind: 'may' };
}

async function planVisitor(tx: Tx, asked: Extract<Asked, { kind: 'visitor' }>, personId: string, zone: string, country: string, now: Temporal.Instant): Promise<Plan | NotDone> {
  const person = await personById(tx, personId);
  if (person === null) return { kind: 'not-found' };
  const said = await confirmed(tx, asked.confirmation, person, zone, now);
  if (said.kind !== 'confirmed') return said;
  if (said.grant !== undefined && (asked.fromDay < said.grant.fromDay || asked.toDay > said.grant.toDay)) return conflict(`The home clinic signed ${said.grant.fromDay} to ${said.grant.toDay} over. Agree days among them.`);
  const told = said.grant === undefined ? null : await mayTellHome(tx, asked, personId, said.clinic, country, dayAt(now, zone));
  if (told !== null && told.kind !== 'may') return told;
  if (said.goodUntil !== null && asked.toDay > said.goodUntil) return conflict(`This passport is good until ${said.goodUntil}. Agree days up to then, or call the home clinic.`);
  const decision = decideVisitor(said, asked, zone);
  const open = decision.findings.filter((finding) => finding.decision === 'warn' && !(asked.acknowledged ?? []).includes(finding.code));
  if (decision.decision === 'refuse') return { kind: 'refused', detail: 'The visitor cannot be dosed on this.', decision: decisionReply(decision), people: [personId] };
  if (open.length > 0) return { kind: 'refused', detail: `Answer first: ${open.map(({ code }) => code).join(', ')}.`, decision: decisionReply(decision), people: [personId] };
  return { kind: 'planned', where: { hostSiteId: null, otherClinic: said.clinic, otherPhone: said.phone }, confirmed: said, decision, waits: false };
}

async function plan(tx: Tx, asked: Asked, personId: string, homeSiteId: string, zone: string, country: string, now: Temporal.Instant): Promise<Plan | NotDone> {
  const [today, there] = [dayAt(now, zone), await standsOn(tx, personId, asked.fromDay, asked.toDay)];
  if (asked.toDay < asked.fromDay || asked.toDay < today) return { kind: 'invalid', detail: 'The last day is before the first, or over already.', field: '/toDay' };
  if (daysFrom(asked.fromDay, asked.toDay) >= longestDays) return { kind: 'invalid', detail: 'Guest days are agreed for a month at most.', field: '/toDay' };
  if ((there?.stays ?? 0) > 0) return conflict('Guest days are agreed for some of these days already.');
  if (asked.kind === 'visitor') return planVisitor(tx, asked, personId, zone, country, now);
  const waits = (await heldDays(tx, personId, asked.fromDay, asked.toDay, asked.kind === 'our-site' ? asked.hostSiteId : null)) !== null;
  if (there?.medicine === null || there === null) return conflict('No order is in force on the first day. The other window doses by it.');
  if (asked.kind === 'away') {
    if (there.doses > 0) return conflict(`${there.doses} doses of these days are given or at home in bottles already. Begin later, or take the bottles back.`);
    return { kind: 'planned', where: { hostSiteId: null, otherClinic: asked.clinic, otherPhone: asked.phone }, confirmed: null, decision: null, waits };
  }
  if (asked.hostSiteId === homeSiteId || (await siteById(tx, asked.hostSiteId)) === null) return { kind: 'invalid', detail: 'Choose another site of this clinic.', field: '/hostSiteId' };
  return { kind: 'planned', where: { hostSiteId: asked.hostSiteId, otherClinic: null, otherPhone: null }, confirmed: null, decision: null, waits };
}

export async function agreeGuestStay(tx: Tx, actor: StaffActor, episodeId: string, asked: Asked, now: Temporal.Instant): Promise<CommandResult<Agreed>> {
  const episode = await episodeById(tx, episodeId);
  if (episode === null) return { kind: 'not-found' };
  if (episode.state !== 'open') return conflict('This episode has ended.');
  const site = await siteById(tx, episode.site_id);
  const zone = site?.time_zone ?? 'UTC';
  const planned = await plan(tx, asked, episode.person_id, episode.site_id, zone, site?.country ?? 'US', now);
  if (planned.kind !== 'planned') return planned;
  if (!(await moveEpisodeOn(tx, episode.id, episode.version))) return { kind: 'lost-race', detail: 'Somebody else changed this person’s record at the same moment.' };
  const { confirmed: said, where } = planned;
  const lastDoseAt = said?.lastDoseAt ?? null;
  const lastDoseDay = lastDoseAt === null ? null : dayAt(Temporal.Instant.from(lastDoseAt), zone);
  const decision = planned.decision === null ? null : decisionReply(planned.decision);
  const state = planned.waits ? 'waiting' : 'active';
  if (planned.waits) await askDaysBack(tx, episode.person_id, asked.fromDay, asked.toDay, now);
  const id = await insertGuestStay(tx, {
    state, personId: episode.person_id, episodeId, kind: asked.kind, fromDay: asked.fromDay, toDay: asked.toDay, ...where, confirmation: said?.kept ?? null, confirmedUg: said?.doseUg ?? null, lastDoseDay, takeHomesHeld: said?.takeHomes ?? null, recordParts: said?.parts ?? [], decision,
  }, actor.accountId, now);
  if (said?.grant !== undefined) {
    const consentId = asked.kind === 'visitor' && asked.confirmation.how === 'grant' ? asked.confirmation.consentId ?? null : null;
    if (!(await acceptGrant(tx, said.grant.id, { personId: episode.person_id, stayId: id, consentId }, actor.accountId, now))) return { kind: 'lost-race', detail: 'Somebody else accepted these days at the same moment.' };
  }
  // The last dose stands in the record, so that the rules of the first days count from it.
  if (said !== null && lastDoseAt !== null && lastDoseDay !== null && said.lastDoseUg > 0) {
    await insertImportedDoses(tx, [{ personId: episode.person_id, episodeId, siteId: episode.site_id, dosingDay: lastDoseDay, medicine: said.medicine, ug: said.lastDoseUg, givenAt: lastDoseAt, note: `Given at ${said.clinic}` }], now);
  }
  const row = await guestStayById(tx, id);
  if (row === null) throw new Error('The guest days that were just agreed are not there.');
  const told = planned.waits
    ? { events: [{ kind: 'dispensary.guest-waits', topic: 'queue', personId: row.person_id, episodeId, siteId: episode.site_id, params: { where: stayReply(row).where, from: row.from_day, to: row.to_day, site: row.held_at ?? '' }, about: { table: 'guest_stays', id } }] }
    : toldOf(row, episode.site_id, zone);
  return { kind: 'done', people: [row.person_id], reply: { stay: stayReply(row), decision }, ...told, details: { stayId: id, kind: row.kind, state } };
}

/** What the timeline and the nurses' list are told of guest days that begin to count. */
export function toldOf(row: GuestStayRow, siteId: string, zone: string): { readonly events: readonly RecordEvent[]; readonly tasks: readonly NewTask[] } {
  const about = { personId: row.person_id, episodeId: row.episode_id, siteId };
  const params = { where: stayReply(row).where, from: row.from_day, to: row.to_day };
  const backAt = Temporal.PlainDate.from(row.to_day).add({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: '06:00' }).toInstant().toString();
  return {
    events: [{ kind: row.kind === 'visitor' ? 'dispensary.visitor-agreed' : 'dispensary.guest-agreed', topic: 'queue', ...about, params, audience: 'person', about: { table: 'guest_stays', id: row.id } }],
    tasks: row.kind === 'away' ? [{ ...about, kind: 'dispensary.bring-doses-back', role: 'nurse', dueAt: backAt, priority: 2, params: { where: params.where }, dedupeKey: `guest ${row.id}` }] : [],
  };
}
