/** Enquiries, referrals and the tries to reach whoever asked. */
import type { Enquiry } from '@fairlead/contract/recognition';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface EnquiryRow {
  readonly id: string;
  readonly reference: string;
  readonly kind: 'enquiry' | 'referral';
  readonly source: 'front_door' | 'telephone' | 'walk_in' | 'gp' | 'hospital' | 'prison' | 'probation' | 'social_care' | 'other_service' | 'other';
  readonly site_id: string;
  readonly about: 'self' | 'someone_else';
  readonly call_me: string;
  readonly other_name: string | null;
  readonly relation: string | null;
  readonly contact: 'phone' | 'text' | 'email';
  readonly phone: string | null;
  readonly email: string | null;
  readonly if_other: 'say_nothing' | 'leave_message';
  readonly best_time: 'any' | 'morning' | 'afternoon' | 'evening';
  readonly needs_today: boolean;
  readonly language: 'en' | 'en-GB' | 'es';
  readonly interpreter: string | null;
  readonly words: string | null;
  readonly signs: readonly string[];
  readonly born_on: string | null;
  readonly referrer: { readonly name: string; readonly organisation: string; readonly telephone?: string; readonly email?: string; readonly replyAllowed: boolean } | null;
  readonly received_at: string;
  readonly state: 'new' | 'in_contact' | 'waiting' | 'accepted' | 'closed';
  readonly person_id: string | null;
  readonly episode_id: string | null;
  readonly closed_reason: 'helped_elsewhere' | 'not_now' | 'not_reached' | 'not_for_us' | 'mistake' | 'family_path' | null;
  readonly version: number;
  readonly attempts: number;
  readonly last_attempt_at: string | null;
  readonly call_again_at: string | null;
  readonly spoke: boolean;
  readonly triage_reasons: readonly string[] | null;
}

const columns = sql`e.id, e.reference, e.kind, e.source, e.site_id, e.about, e.call_me, e.other_name, e.relation, e.contact, e.phone, e.email, e.if_other, e.best_time, e.needs_today,
  e.language, e.interpreter, e.words, e.signs, e.born_on, e.referrer, e.received_at, e.state, e.person_id, e.episode_id, e.closed_reason, e.version,
  (select count(*)::int from contact_attempts c where c.organisation_id = e.organisation_id and c.enquiry_id = e.id) as attempts,
  (select max(c.at) from contact_attempts c where c.organisation_id = e.organisation_id and c.enquiry_id = e.id) as last_attempt_at,
  (select c.call_again_at from contact_attempts c where c.organisation_id = e.organisation_id and c.enquiry_id = e.id order by c.at desc limit 1) as call_again_at,
  exists (select from contact_attempts c where c.organisation_id = e.organisation_id and c.enquiry_id = e.id and c.outcome = 'spoke') as spoke,
  (select t.reasons from triages t where t.organisation_id = e.organisation_id and t.enquiry_id = e.id order by t.at desc limit 1) as triage_reasons`;

export function enquiriesAt(tx: Tx, siteId: string, states: readonly string[], limit: number): Promise<readonly EnquiryRow[]> {
  return tx.all<EnquiryRow>(sql`select ${columns} from enquiries e where e.organisation_id = ${tx.organisationId} and e.site_id = ${siteId} and e.state = any(${[...states]}) order by e.received_at desc limit ${limit}`);
}

export function enquiryById(tx: Tx, id: string): Promise<EnquiryRow | null> {
  return tx.one<EnquiryRow>(sql`select ${columns} from enquiries e where e.organisation_id = ${tx.organisationId} and e.id = ${id}`);
}

/** When help was asked for, for each episode that began with it. */
export function askedDays(tx: Tx, personId: string): Promise<readonly { readonly episode_id: string; readonly received_at: string }[]> {
  return tx.all(sql`select episode_id, received_at from enquiries where organisation_id = ${tx.organisationId} and person_id = ${personId} and episode_id is not null order by received_at limit 100`);
}

/** Median whole days from asking to acceptance of those accepted in the last 90 days; null under ten people. */
export async function medianWait(tx: Tx, siteId: string, now: Temporal.Instant): Promise<{ readonly days: number | null; readonly counted: number }> {
  const since = now.subtract({ hours: 90 * 24 }).toString();
  const row = await tx.one<{ days: string | null; n: number }>(sql`
    select percentile_cont(0.5) within group (order by p.started_on - e.received_at::date) as days, count(*)::int as n
    from enquiries e join episodes p on p.organisation_id = e.organisation_id and p.id = e.episode_id
    where e.organisation_id = ${tx.organisationId} and e.site_id = ${siteId} and e.received_at >= ${since}`);
  const counted = row?.n ?? 0;
  return { counted, days: counted < 10 || row === null || row.days === null ? null : Math.round(Number(row.days) * 10) / 10 };
}

export interface NewEnquiry {
  readonly kind: 'enquiry' | 'referral';
  readonly source: EnquiryRow['source'];
  readonly siteId: string;
  readonly enquiry: Pick<Enquiry, 'about' | 'callMe' | 'contact' | 'ifOther' | 'when' | 'needsToday' | 'language'> & Partial<Enquiry>;
  readonly bornOn?: string;
  readonly referrer?: EnquiryRow['referrer'];
}

/** A short number that whoever asked can say on the telephone; it tells nothing. */
function newReference(id: string): string {
  return `H-${id.replaceAll('-', '').slice(-8).toUpperCase()}`;
}

export async function addEnquiry(tx: Tx, request: NewEnquiry, now: Temporal.Instant): Promise<{ readonly id: string; readonly reference: string }> {
  const id = newId();
  const reference = newReference(id);
  const e = request.enquiry;
  await tx.run(sql`
    insert into enquiries (organisation_id, id, reference, kind, source, site_id, about, call_me, other_name, relation, contact, phone, email, if_other, best_time, needs_today, language,
      interpreter, words, signs, born_on, referrer, received_at)
    values (${tx.organisationId}, ${id}, ${reference}, ${request.kind}, ${request.source}, ${request.siteId}, ${e.about}, ${e.callMe}, ${e.otherName ?? null}, ${e.relation ?? null}, ${e.contact},
      ${e.phone ?? null}, ${e.email ?? null}, ${e.ifOther}, ${e.when}, ${e.needsToday}, ${e.language}, ${e.interpreter ?? null}, ${e.words ?? null}, ${[...(e.signs ?? [])]}, ${request.bornOn ?? null},
      ${request.referrer === undefined || request.referrer === null ? null : JSON.stringify(request.referrer)}, ${now.toString()})`);
  return { id, reference };
}

export interface ContactRow {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly how: 'call' | 'text' | 'email' | 'in_person' | 'letter';
  readonly outcome: 'spoke' | 'left_message' | 'no_answer' | 'wrong_number' | 'sent';
  readonly note: string | null;
  readonly call_again_at: string | null;
}

export function contactsOf(tx: Tx, enquiryId: string): Promise<readonly ContactRow[]> {
  return tx.all<ContactRow>(sql`
    select c.id, c.at, a.display_name as by, c.how, c.outcome, c.note, c.call_again_at from contact_attempts c
    join accounts a on a.organisation_id = c.organisation_id and a.id = c.by_id
    where c.organisation_id = ${tx.organisationId} and c.enquiry_id = ${enquiryId} order by c.at desc limit 200`);
}

export async function addContact(tx: Tx, enquiryId: string, byId: string, contact: { readonly how: string; readonly outcome: string; readonly note?: string | undefined; readonly callAgainAt?: string | undefined }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into contact_attempts (organisation_id, id, enquiry_id, at, by_id, how, outcome, note, call_again_at)
    values (${tx.organisationId}, ${id}, ${enquiryId}, ${now.toString()}, ${byId}, ${contact.how}, ${contact.outcome}, ${contact.note ?? null}, ${contact.callAgainAt ?? null})`);
  return id;
}

export interface TriageRow {
  readonly at: string;
  readonly by: string;
  readonly reasons: readonly string[];
  readonly asked: readonly string[];
  readonly note: string | null;
}

export function latestTriage(tx: Tx, enquiryId: string): Promise<TriageRow | null> {
  return tx.one<TriageRow>(sql`
    select t.at, a.display_name as by, t.reasons, t.asked, t.note from triages t join accounts a on a.organisation_id = t.organisation_id and a.id = t.by_id
    where t.organisation_id = ${tx.organisationId} and t.enquiry_id = ${enquiryId} order by t.at desc limit 1`);
}

export async function addTriage(tx: Tx, enquiryId: string, byId: string, triage: { readonly reasons: readonly string[]; readonly asked: readonly string[]; readonly note?: string | undefined }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into triages (organisation_id, id, enquiry_id, at, by_id, reasons, asked, note)
    values (${tx.organisationId}, ${id}, ${enquiryId}, ${now.toString()}, ${byId}, ${[...triage.reasons]}, ${[...triage.asked]}, ${triage.note ?? null})`);
  return id;
}

/** Moves an enquiry on, only from the version that was seen. False: somebody was faster. */
export async function moveEnquiry(tx: Tx, row: Pick<EnquiryRow, 'id' | 'version'>, to: { readonly state: EnquiryRow['state']; readonly personId?: string; readonly episodeId?: string; readonly closedReason?: string }, now: Temporal.Instant): Promise<boolean> {
  const changed = await tx.run(sql`
    update enquiries set state = ${to.state}, version = version + 1, person_id = coalesce(${to.personId ?? null}::uuid, person_id), episode_id = coalesce(${to.episodeId ?? null}::uuid, episode_id),
      closed_reason = ${to.closedReason ?? null}, closed_at = ${to.state === 'closed' ? now.toString() : null}
    where organisation_id = ${tx.organisationId} and id = ${row.id} and version = ${row.version}`);
  return changed === 1;
}

/** Staff of a site who may be a responsible clinician, with how many people they look after. */
export function cliniciansAt(tx: Tx, siteId: string): Promise<readonly { id: string; name: string; roles: string[]; open_episodes: number }[]> {
  return tx.all(sql`
    select a.id, a.display_name as name, s.roles, (select count(*)::int from episodes e where e.organisation_id = s.organisation_id and e.responsible_clinician_id = s.id and e.state = 'open') as open_episodes
    from staff s join accounts a on a.organisation_id = s.organisation_id and a.id = s.id
    join staff_sites ss on ss.organisation_id = s.organisation_id and ss.staff_id = s.id and ss.site_id = ${siteId}
    where s.organisation_id = ${tx.organisationId} and a.state = 'active' and s.roles && array['prescriber', 'nurse', 'counsellor'] order by a.display_name limit 100`);
}

export interface OwnGoalRow {
  readonly id: string;
  readonly words: string;
  readonly at: string;
  readonly said_by: 'person' | 'staff';
}

/** Goals that no later row stands for, oldest first. */
export function ownGoalsOf(tx: Tx, personId: string): Promise<readonly OwnGoalRow[]> {
  return tx.all<OwnGoalRow>(sql`
    select g.id, g.words, g.at, g.said_by from own_goals g where g.organisation_id = ${tx.organisationId} and g.person_id = ${personId}
      and not exists (select from own_goals n where n.organisation_id = g.organisation_id and n.supersedes_id = g.id) order by g.at limit 50`);
}

export async function addOwnGoal(tx: Tx, goal: { readonly personId: string; readonly words: string; readonly saidBy: 'person' | 'staff'; readonly byAccountId: string | null; readonly supersedesId?: string }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into own_goals (organisation_id, id, person_id, words, at, said_by, by_account_id, supersedes_id)
    values (${tx.organisationId}, ${id}, ${goal.personId}, ${goal.words}, ${now.toString()}, ${goal.saidBy}, ${goal.byAccountId}, ${goal.supersedesId ?? null})`);
  return id;
}
