/** The whole record for its owner: section by section to read, and as FHIR R4. */
import type { RecordExport } from '@fairlead/contract/recovery';
import { consentsOf } from '../consent/index.ts';
import { episodesOf, timelineOf } from '../people/index.ts';
import type { Tx } from '../platform/scoped.ts';
import { filled } from '../platform/words.ts';
import type { AboutPerson } from './about-person.ts';
import { journalSharesOf, lapsesOf } from './own-words-store.ts';
import { ownRecord } from './own-record.ts';

/** The same record as a FHIR R4 Bundle; interop gives it. */
export type FhirOf = (tx: Tx, personId: string, now: Temporal.Instant) => Promise<unknown>;

type Language = 'en' | 'en-GB' | 'es';

const headings = {
  en: { you: 'About you', episodes: 'Times in treatment', goals: 'Your goals', plan: 'Your relapse-prevention plan', appointments: 'Next appointments', checkIns: 'Check-ins you shared', cravings: 'What helped with cravings', lapses: 'Lapses you told', journal: 'Journal entries you shared', messages: 'Messages', consents: 'What you agreed to', supporters: 'Who supports you', happened: 'What happened, newest first', nothing: 'Nothing here.', from: 'from {a} to {b}', since: 'since {a}', helped: '{words}: helped {helped} of {tried} times', until: 'until {day}', pull: 'pull {pull} of 4' },
  es: { you: 'Sobre ti', episodes: 'Veces en tratamiento', goals: 'Tus metas', plan: 'Tu plan de prevención', appointments: 'Próximas citas', checkIns: 'Registros que compartiste', cravings: 'Lo que ayudó con las ganas', lapses: 'Recaídas que contaste', journal: 'Entradas de diario compartidas', messages: 'Mensajes', consents: 'Lo que autorizaste', supporters: 'Quién te apoya', happened: 'Lo que pasó, lo más nuevo primero', nothing: 'Nada aquí.', from: 'del {a} al {b}', since: 'desde el {a}', helped: '{words}: ayudó {helped} de {tried} veces', until: 'hasta el {day}', pull: 'ganas {pull} de 4' },
} as const;

/** Sections with lines in the person's language. Dates stay as written in the record, so that nothing is lost in formatting. */
export async function readableRecord(tx: Tx, about: AboutPerson, language: Language, now: Temporal.Instant): Promise<RecordExport['readable']> {
  const { person } = about;
  const says = headings[language === 'es' ? 'es' : 'en'];
  const own = await ownRecord(tx, about, language, now);
  const plan = own.relapsePrevention.plan;
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [says.you, [`${person.given_name} ${person.family_name}`, person.number, ...(person.born_on === null ? [] : [person.born_on]), ...(person.allergies.length === 0 ? [] : [person.allergies.join(', ')])]],
    [says.episodes, (await episodesOf(tx, person.id)).map((row) => (row.ended_on === null ? filled(says.since, { a: row.started_on }) : filled(says.from, { a: row.started_on, b: row.ended_on })))],
    [says.goals, own.ownGoals.map((goal) => goal.words)],
    [says.plan, [...plan.reasons, ...plan.triggers.map((trigger) => `${trigger.words}: ${trigger.coping}`), ...plan.warningSigns, ...plan.coping, ...plan.safety, ...plan.contacts.map((contact) => `${contact.name} ${contact.phone}`)]],
    [says.appointments, own.appointments.map((row) => `${row.day} ${row.time} ${row.title}`)],
    [says.checkIns, own.checkIns.map((row) => `${row.day}: ${filled(says.pull, { pull: row.pull ?? '' })}`)],
    [says.cravings, own.helpedBefore.map((row) => filled(says.helped, row))],
    [says.lapses, (await lapsesOf(tx, person.id)).map((row) => [row.told_at.slice(0, 10), row.words ?? ''].join(' ').trim())],
    [says.journal, (await journalSharesOf(tx, person.id, true)).map((row) => `${row.written_on}: ${row.words}`)],
    [says.messages, own.messages.map((row) => `${row.at.slice(0, 10)} ${row.name}: ${row.text}`)],
    [says.consents, (await consentsOf(tx, person.id)).map((row) => [row.signed_at.slice(0, 10), row.kind.replaceAll('_', ' '), row.recipient ?? '', row.expires_on === null ? '' : filled(says.until, { day: row.expires_on })].filter((part) => part !== '').join(', '))],
    [says.supporters, own.supporters.map((row) => `${row.name}, ${row.relation}, ${filled(says.until, { day: row.endsOn })}`)],
    [says.happened, (await timelineOf(tx, person.id, { before: null, limit: 500, audience: 'team', room: null })).map((row) => `${row.at.slice(0, 10)} ${row.kind.replaceAll(/[.-]/g, ' ')}`)],
  ];
  return sections.map(([heading, lines]) => ({ heading, lines: lines.length === 0 ? [says.nothing] : [...lines] }));
}
