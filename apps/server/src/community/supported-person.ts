/**
 * What a supporter is shown of one person: built from the scopes of this moment, one part a scope. A part that was not
 * allowed is never read from the database at all.
 */
import type { SupportedPerson, SupporterScope } from '@fairlead/contract/community';
import { ownGoalsOf } from '../admission/index.ts';
import type { SupporterRow } from '../consent/index.ts';
import { dayAt } from '../platform/clock.ts';
import type { Tx } from '../platform/scoped.ts';
import { crisisCountry, doseDaysOf, lapsesOf, ownAppointment, relapsePlanOf, type AboutPerson } from '../recovery/index.ts';
import { appointmentsOf } from '../schedule/index.ts';

type Language = 'en' | 'en-GB' | 'es';
type Part = Partial<SupportedPerson>;

const lapseWords: Readonly<Record<Language, (name: string) => string>> = {
  en: (name) => `${name} told the team about a return to use. Nothing is lost by it. Be there, and keep naloxone near.`,
  'en-GB': (name) => `${name} told the team about a return to use. Nothing is lost by it. Be there, and keep naloxone near.`,
  es: (name) => `${name} contó al equipo que volvió a consumir. Con eso no se pierde nada. Esté cerca y tenga naloxona a mano.`,
};
const attendanceDays = 28;

interface Asked { readonly tx: Tx; readonly about: AboutPerson; readonly supporter: SupporterRow; readonly name: string; readonly language: Language }

const parts: Readonly<Record<SupporterScope, (asked: Asked) => Promise<Part>>> = {
  appointments: async ({ tx, about: { person, site, today } }) => {
    const rows = (await appointmentsOf(tx, person.id)).filter((row) => row.state === 'planned').map((row) => ({ row, own: ownAppointment(row, site.time_zone) })).filter(({ own }) => own.day >= today);
    return { appointments: rows.toReversed().map(({ row, own }) => ({ day: own.day, time: own.time, title: own.title, familyWelcome: row.kind === 'family' })) };
  },
  attendance: async ({ tx, about: { person, site, today } }) => {
    const since = Temporal.PlainDate.from(today).subtract({ days: attendanceDays }).toString();
    const rows = (await appointmentsOf(tx, person.id)).map((row) => ({ row, own: ownAppointment(row, site.time_zone) })).filter(({ row, own }) => row.state !== 'cancelled' && own.day < today && own.day >= since);
    return { attendance: rows.map(({ row, own }) => ({ day: own.day, title: own.title, came: row.state === 'kept' ? true : row.state === 'missed' ? false : null })) };
  },
  // Days alone: neither medicine nor amount nor whether it was taken.
  dose_days: async ({ tx, about: { person, site, today } }) => ({ doseDays: (await doseDaysOf(tx, person.id, today, site)).map(({ day, how }) => ({ day, how })) }),
  goals: async ({ tx, about: { person } }) => ({ goals: (await ownGoalsOf(tx, person.id)).map((goal) => goal.words) }),
  relapse_prevention_plan: async ({ tx, about: { person } }) => {
    const plan = (await relapsePlanOf(tx, person.id))?.plan;
    return { relapsePreventionPlan: { warningSigns: plan?.warningSigns ?? [], coping: plan?.coping ?? [], safety: plan?.safety ?? [] } };
  },
  // Only what was told since the consent began; never the words themselves.
  lapse_alert: async ({ tx, about: { person, site }, supporter, name, language }) => ({
    lapseAlerts: (await lapsesOf(tx, person.id)).filter((row) => dayAt(Temporal.Instant.from(row.told_at), site.time_zone) >= supporter.started_on).map((row) => ({ at: row.told_at, words: lapseWords[language](name) })),
  }),
};

/** The allowed parts of one person. The caller has checked that the consent holds at this moment. */
export async function supportedPerson(tx: Tx, about: AboutPerson, supporter: SupporterRow, language: Language, now: Temporal.Instant): Promise<SupportedPerson> {
  const name = about.person.known_as ?? about.person.given_name;
  const shown: Part[] = [];
  for (const scope of supporter.scopes) shown.push(await parts[scope]({ tx, about, supporter, name, language }));
  return Object.assign({
    supporterId: supporter.id, name, relation: supporter.relation, scopes: [...supporter.scopes], endsOn: supporter.ends_on, country: crisisCountry(about.site), today: about.today, readAt: now.toString(),
  }, ...shown) as SupportedPerson;
}
