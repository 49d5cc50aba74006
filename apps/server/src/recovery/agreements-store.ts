/** What is agreed about check-ins, what was missed, who tried to reach the person, and what the rules asked for. */
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface AgreementRow {
  readonly id: string;
  readonly person_id: string;
  readonly at: string;
  /** Null: the agreement is ended. */
  readonly every_days: number | null;
  readonly due_time: string;
  readonly call_at_craving: number | null;
  readonly responder_id: string | null;
  readonly responder: string | null;
  readonly contact_name: string | null;
  readonly contact_phone: string | null;
  readonly contact_relation: string | null;
  readonly contact_consented: boolean | null;
}

const agreementColumns = sql`g.id, g.person_id, g.at, g.every_days, to_char(g.due_time, 'HH24:MI') as due_time, g.call_at_craving, g.responder_id, a.display_name as responder, g.contact_name, g.contact_phone, g.contact_relation, g.contact_consented`;

/** The newest agreement with a person, or null before the first. */
export function agreementOf(tx: Tx, personId: string): Promise<AgreementRow | null> {
  return tx.one<AgreementRow>(sql`
    select ${agreementColumns} from check_in_agreements g left join accounts a on a.organisation_id = g.organisation_id and a.id = g.responder_id
    where g.organisation_id = ${tx.organisationId} and g.person_id = ${personId} order by g.at desc, g.id desc limit 1`);
}

export interface NewAgreement {
  readonly personId: string;
  readonly byAccountId: string;
  readonly everyDays: number | null;
  /** Local time on the site's wall clock, `20:00`. */
  readonly dueTime: string;
  readonly callAtCraving: number | null;
  readonly responderId: string | null;
  readonly contact: { readonly name: string; readonly phone: string; readonly relation: string } | null;
  readonly contactConsented: boolean | null;
  readonly origin?: 'here' | 'imported' | 'synthetic';
}

export async function addAgreement(tx: Tx, agreement: NewAgreement, at: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`
    insert into check_in_agreements (organisation_id, id, person_id, at, by_account_id, every_days, due_time, call_at_craving, responder_id, contact_name, contact_phone, contact_relation, contact_consented, origin)
    values (${tx.organisationId}, ${id}, ${agreement.personId}, ${at.toString()}, ${agreement.byAccountId}, ${agreement.everyDays}, ${agreement.dueTime}, ${agreement.callAtCraving}, ${agreement.responderId},
      ${agreement.contact?.name ?? null}, ${agreement.contact?.phone ?? null}, ${agreement.contact?.relation ?? null}, ${agreement.contactConsented}, ${agreement.origin ?? 'here'})`);
  return id;
}

export interface AwaitedRow {
  readonly person_id: string;
  readonly every_days: number;
  readonly due_time: string;
  readonly time_zone: string;
  readonly agreed_at: string;
  readonly last_at: string | null;
}

/** Everybody in an open episode of whom a check-in is awaited, with the last one that came. */
export function awaitedCheckIns(tx: Tx): Promise<readonly AwaitedRow[]> {
  return tx.all<AwaitedRow>(sql`
    select g.person_id, g.every_days, to_char(g.due_time, 'HH24:MI') as due_time, s.time_zone, g.at as agreed_at,
      (select max(c.received_at) from recovery_check_ins c where c.organisation_id = g.organisation_id and c.person_id = g.person_id) as last_at
    from (select distinct on (person_id) * from check_in_agreements where organisation_id = ${tx.organisationId} order by person_id, at desc, id desc) g
    join episodes e on e.organisation_id = g.organisation_id and e.person_id = g.person_id and e.state = 'open'
    join sites s on s.organisation_id = e.organisation_id and s.id = e.site_id
    where g.every_days is not null limit 10000`);
}

export interface MissedRow {
  readonly id: string;
  readonly person_id: string;
  readonly due_at: string;
  readonly noticed_at: string;
}

/** Notes a missed check-in once. `fresh` says that this call noted it. */
export async function noteMissed(tx: Tx, personId: string, dueAt: Temporal.Instant, now: Temporal.Instant): Promise<{ readonly id: string; readonly fresh: boolean }> {
  const id = newId();
  const rows = await tx.run(sql`insert into missed_check_ins (organisation_id, id, person_id, due_at, noticed_at) values (${tx.organisationId}, ${id}, ${personId}, ${dueAt.toString()}, ${now.toString()}) on conflict do nothing`);
  if (rows === 1) return { id, fresh: true };
  const known = await tx.one<{ id: string }>(sql`select id from missed_check_ins where organisation_id = ${tx.organisationId} and person_id = ${personId} and due_at = ${dueAt.toString()}`);
  return { id: known?.id ?? id, fresh: false };
}

/** Newest first. */
export function missedOf(tx: Tx, personId: string, limit = 30): Promise<readonly MissedRow[]> {
  return tx.all<MissedRow>(sql`select id, person_id, due_at, noticed_at from missed_check_ins where organisation_id = ${tx.organisationId} and person_id = ${personId} order by due_at desc limit ${limit}`);
}

export interface AttemptRow {
  readonly id: string;
  readonly missed_id: string;
  readonly at: string;
  readonly by: string;
  readonly whom: 'person' | 'contact' | 'visit';
  readonly outcome: 'reached' | 'left_message' | 'no_answer';
  readonly note: string | null;
}

export function attemptsOf(tx: Tx, personId: string): Promise<readonly AttemptRow[]> {
  return tx.all<AttemptRow>(sql`
    select t.id, t.missed_id, t.at, a.display_name as by, t.whom, t.outcome, t.note from check_in_attempts t join accounts a on a.organisation_id = t.organisation_id and a.id = t.by_id
    where t.organisation_id = ${tx.organisationId} and t.person_id = ${personId} order by t.at desc limit 200`);
}

/** Tries about one missed check-in. */
export function attemptsOfMissed(tx: Tx, missedId: string): Promise<readonly Pick<AttemptRow, 'whom' | 'outcome'>[]> {
  return tx.all(sql`select whom, outcome from check_in_attempts where organisation_id = ${tx.organisationId} and missed_id = ${missedId} order by at`);
}

export function missedById(tx: Tx, id: string): Promise<MissedRow | null> {
  return tx.one<MissedRow>(sql`select id, person_id, due_at, noticed_at from missed_check_ins where organisation_id = ${tx.organisationId} and id = ${id}`);
}

export async function addAttempt(tx: Tx, attempt: { readonly personId: string; readonly missedId: string; readonly byId: string; readonly whom: AttemptRow['whom']; readonly outcome: AttemptRow['outcome']; readonly note: string | null }, now: Temporal.Instant): Promise<string> {
  const id = newId();
  await tx.run(sql`insert into check_in_attempts (organisation_id, id, person_id, missed_id, at, by_id, whom, outcome, note)
    values (${tx.organisationId}, ${id}, ${attempt.personId}, ${attempt.missedId}, ${now.toString()}, ${attempt.byId}, ${attempt.whom}, ${attempt.outcome}, ${attempt.note})`);
  return id;
}

/** Whether a check-in came after the one that was due at an instant. */
export async function cameSince(tx: Tx, personId: string, dueAt: string): Promise<boolean> {
  return (await tx.one(sql`select id from recovery_check_ins where organisation_id = ${tx.organisationId} and person_id = ${personId} and received_at > ${dueAt} limit 1`)) !== null;
}

/** Whether a code was asked for at this number of attempts. */
export async function isNoted(tx: Tx, missedId: string, code: string, attemptsMade: number): Promise<boolean> {
  return (await tx.one(sql`select code from check_in_escalations where organisation_id = ${tx.organisationId} and missed_id = ${missedId} and code = ${code} and attempts_made = ${attemptsMade}`)) !== null;
}

/** Notes that a code was asked for at this number of attempts. False: it was already. */
export async function noteEscalation(tx: Tx, missedId: string, code: string, attemptsMade: number, ruleVersion: string, now: Temporal.Instant): Promise<boolean> {
  return (await tx.run(sql`insert into check_in_escalations (organisation_id, missed_id, code, attempts_made, at, rule_version)
    values (${tx.organisationId}, ${missedId}, ${code}, ${attemptsMade}, ${now.toString()}, ${ruleVersion}) on conflict do nothing`)) === 1;
}
