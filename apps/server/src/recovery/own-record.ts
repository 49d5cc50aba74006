/** Everything that the companion keeps of one person, gathered from the rooms in one reply. */
import type { Appointment, PersonData } from '@fairlead/contract/recovery';
import { ownGoalsOf } from '../admission/index.ts';
import { supporterReply, supportersOf } from '../consent/index.ts';
import { messagesOf } from '../messages/index.ts';
import { planForPerson } from '../plan/index.ts';
import { dayAt, daysFrom } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import type { SiteRow } from '../platform/sites-store.ts';
import { appointmentsOf, type AppointmentRow } from '../schedule/index.ts';
import { homeworkOf } from '../therapy/index.ts';
import type { AboutPerson } from './about-person.ts';
import { collectOf, withCollections } from './collect.ts';
import { doseDaysOf, takeHomeWhy, windowOf } from './dose-days.ts';
import { maintenanceForPerson } from '../medication/index.ts';
import { comfortForPerson } from '../withdrawal/index.ts';
import { checkInsOf, helpedBefore } from './own-words-store.ts';
import { ownScores, ownTests } from './own-results.ts';
import { relapsePlanReply } from './put-relapse-plan.ts';
import { relapsePlanOf } from './relapse-plan-store.ts';

const kinds: Readonly<Record<AppointmentRow['kind'], Appointment['kind']>> = {
  one_to_one: 'one_to_one', group: 'group', medical: 'medical', family: 'family', assessment: 'medical', review: 'one_to_one', refresher: 'group', check_in: 'one_to_one', ecg: 'medical', other: 'other',
};

/** An appointment on the wall clock of its site. A video visit's place is its address. */
export function ownAppointment(row: AppointmentRow, timeZone: string): Appointment {
  const local = Temporal.Instant.from(row.starts_at).toZonedDateTimeISO(timeZone);
  const video = row.modality === 'video' && row.place !== null && row.place.startsWith('https://') ? row.place : null;
  return {
    id: row.id, at: row.starts_at, day: local.toPlainDate().toString(), time: local.toPlainTime().toString({ smallestUnit: 'minute' }), minutes: row.minutes, title: row.title, kind: kinds[row.kind],
    where: video === null ? row.place : null, videoUrl: video, withWhom: row.with_name,
  };
}

/** Country as the crisis lines name it. */
export const crisisCountry = (site: Pick<SiteRow, 'country'>): 'US' | 'GB' => (site.country === 'UK' ? 'GB' : 'US');

/** The clinic's telephone and hours, for the card that opens without the PIN. */
export function clinicNumbers(site: SiteRow): { readonly clinicPhone: string | null; readonly clinicHours: string | null } {
  const details = site.details as { readonly phone?: string; readonly hours?: string };
  return { clinicPhone: details.phone ?? null, clinicHours: details.hours ?? null };
}


export async function ownRecord(tx: Tx, about: AboutPerson, language: PersonData['language'], now: Temporal.Instant): Promise<PersonData> {
  const { person, site, episode, today } = about;
  const relapsePrevention = relapsePlanReply(await relapsePlanOf(tx, person.id));
  const appointments = (await appointmentsOf(tx, person.id)).filter((row) => row.state === 'planned' && dayAt(Temporal.Instant.from(row.starts_at), site.time_zone) >= today);
  const doseDays = await withCollections(tx, about, await doseDaysOf(tx, person.id, today, site));
  const callFirst = relapsePrevention.plan.contacts.find((contact) => contact.phone !== '') ?? null;
  return {
    personId: person.id, callMe: person.known_as ?? person.given_name, language, country: crisisCountry(site), siteName: site.name, timeZone: site.time_zone, today, readAt: now.toString(),
    episode: episode === null ? null : { id: episode.id, startedOn: episode.started_on, daysIn: Math.max(0, daysFrom(episode.started_on, today)) },
    checkIns: (await checkInsOf(tx, person.id, 60)).map((row) => ({ day: row.day, pull: row.pull })).toReversed(),
    doseDays, collect: await collectOf(tx, about, doseDays),
    takeHome: await takeHomeWhy(tx, about, language, now),
    comfort: await comfortForPerson(tx, person.id, today),
    maintenance: await maintenanceForPerson(tx, episode, today, windowOf(site).showAmounts),
    tests: await ownTests(tx, person.id, site.time_zone),
    scores: await ownScores(tx, person.id, language, site.time_zone),
    windowNote: windowOf(site).note,
    appointments: appointments.map((row) => ownAppointment(row, site.time_zone)).toReversed(),
    homework: [...(await homeworkOf(tx, person.id))],
    plan: await planForPerson(tx, person.id),
    ownGoals: (await ownGoalsOf(tx, person.id)).map((row) => ({ id: row.id, words: row.words, at: row.at })),
    relapsePrevention,
    helpedBefore: [...(await helpedBefore(tx, person.id))],
    supporters: (await supportersOf(tx, person.id)).map((row) => supporterReply(row, today)),
    messages: (await messagesOf(tx, person.id)).map((row) => ({ id: row.id, at: row.at, from: row.from_kind, name: row.name, text: row.words })),
    crisisCard: { country: crisisCountry(site), ...clinicNumbers(site), callFirst: callFirst === null ? null : { name: callFirst.who === '' ? callFirst.name : callFirst.who, phone: callFirst.phone } },
  };
}
