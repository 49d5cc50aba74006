/** Versions of a person's choice of medicine. */
import type { ChoiceAnswers, ChoiceOption } from '@fairlead/contract/medication';
import { newId } from '../platform/ids.ts';
import { sql, type Tx } from '../platform/scoped.ts';

export interface ChoiceRow {
  readonly id: string;
  readonly version: number;
  readonly answers: ChoiceAnswers;
  readonly own_words: string;
  readonly note: string;
  readonly chosen: ChoiceOption | null;
  readonly written_by: string;
  readonly by_person: boolean;
  readonly written_at: string;
}

/** Newest first. */
export function choicesOf(tx: Tx, personId: string): Promise<readonly ChoiceRow[]> {
  return tx.all<ChoiceRow>(sql`
    select c.id, c.version, c.answers, c.own_words, c.note, c.chosen, a.display_name as written_by, coalesce(c.written_by = p.account_id, false) as by_person, c.written_at
    from medicine_choices c join accounts a on a.organisation_id = c.organisation_id and a.id = c.written_by join people p on p.organisation_id = c.organisation_id and p.id = c.person_id
    where c.organisation_id = ${tx.organisationId} and c.person_id = ${personId} order by c.version desc limit 50`);
}

export interface NewChoice {
  readonly personId: string;
  readonly version: number;
  readonly answers: ChoiceAnswers;
  readonly ownWords: string;
  readonly note: string;
  readonly chosen: ChoiceOption | null;
  readonly writtenBy: string;
}

/** Null: somebody else wrote this version at the same moment. */
export async function addChoice(tx: Tx, choice: NewChoice, now: Temporal.Instant): Promise<string | null> {
  const id = newId();
  const rows = await tx.run(sql`
    insert into medicine_choices (organisation_id, id, person_id, version, answers, own_words, note, chosen, written_by, written_at)
    values (${tx.organisationId}, ${id}, ${choice.personId}, ${choice.version}, ${JSON.stringify(choice.answers)}, ${choice.ownWords}, ${choice.note}, ${choice.chosen}, ${choice.writtenBy}, ${now.toString()}) on conflict do nothing`);
  return rows === 1 ? id : null;
}
