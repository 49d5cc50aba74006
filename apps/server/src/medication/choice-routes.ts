/** Choosing a medicine together: what the record knows, the comparison by the rules, and each version that was kept. */
import { compareMedicines, type ChoiceAnswers as Asked, type ChoicePoint, type OptionShown } from '@fairlead/clinical';
import * as contract from '@fairlead/contract/medication';
import { factsOfPerson } from '../assessment/index.ts';
import { openEpisodeOf, personById, type PersonRow } from '../people/index.ts';
import { dayAt, daysFrom } from '../platform/clock.ts';
import { clinicians, person as ownPerson } from '../platform/policy.ts';
import { command, read, type AnyRoute } from '../platform/registry.ts';
import type { Tx } from '../platform/scoped.ts';
import { siteById, type SiteRow } from '../platform/sites-store.ts';
import { addChoice, choicesOf, type ChoiceRow } from './choice-store.ts';
import { episodeFacts } from './episode-facts-store.ts';
import { siteProfilesOf } from './site-profiles.ts';

const agonists = ['methadone', 'buprenorphine', 'buprenorphine-naloxone', 'buprenorphine-depot'];

const so = (fact: unknown): boolean | null => (fact === undefined || fact === null ? null : fact !== false);

/** What the record says of the facts today. Null: nobody knows; it is asked for, never guessed. */
async function knownOf(tx: Tx, person: PersonRow, site: SiteRow, now: Temporal.Instant): Promise<contract.ChoiceAnswers> {
  const today = dayAt(now, site.time_zone);
  const { placement, risk } = await factsOfPerson(tx, person, site.time_zone, now);
  const episode = await openEpisodeOf(tx, person.id);
  const facts = episode === null ? null : await episodeFacts(tx, episode.id, agonists, Temporal.PlainDate.from(today).add({ days: 1 }).toString());
  const last = facts?.days.at(-1);
  const left = [so(risk.left_prison), so(risk.left_detox)];
  return {
    pregnant: placement.pregnant ?? null, alcoholOrSedatives: so(risk.depressant), fentanyl: so(risk.fentanyl_or_nitazene) ?? placement.dailyFentanyl ?? null,
    leftDetoxOrPrison: left.includes(true) ? true : left.includes(null) ? null : false, qtcMs: facts?.ecgs[0]?.qtcMs ?? null,
    ...(last === undefined ? {} : { lastOpioid: 'long-acting', daysOpioidFree: Math.max(0, daysFrom(last.day, today)) }),
  };
}

const pointReply = ({ id, says, cite, because }: ChoicePoint): contract.ChoicePoint => ({ id, says: { ...says }, source: cite.section === undefined ? cite.source : `${cite.source}, ${cite.section}`, mark: cite.mark, because });
const optionReply = (each: OptionShown): contract.OptionShown => ({
  option: each.option, for: each.for.map(pointReply), against: each.against.map(pointReply), know: each.know.map(pointReply), gates: structuredClone(each.gates) as unknown as contract.OptionShown['gates'], missing: [...each.missing],
});
const versionReply = (row: ChoiceRow): contract.ChoiceVersion => ({ id: row.id, version: row.version, answers: row.answers, ownWords: row.own_words, note: row.note, chosen: row.chosen, writtenBy: row.written_by, byPerson: row.by_person, writtenAt: row.written_at });

/** What was answered, and from the record what was not. */
function merged(known: contract.ChoiceAnswers, answers: contract.ChoiceAnswers | undefined): Asked {
  const said = Object.fromEntries(Object.entries(answers ?? {}).filter(([, value]) => value !== undefined && value !== null));
  return { ...known, ...said } as Asked;
}

const compared = (answers: Asked, site: SiteRow): contract.OptionShown[] => compareMedicines(answers, siteProfilesOf(site.profiles).ecg).map(optionReply);

async function personAndSite(tx: Tx, personId: string): Promise<{ readonly person: PersonRow; readonly site: SiteRow } | null> {
  const person = await personById(tx, personId);
  const site = person === null ? null : await siteById(tx, person.site_id);
  return person === null || site === null ? null : { person, site };
}

export const choiceRoutes: readonly AnyRoute[] = [
  read(contract.getMedicineChoice, { policy: clinicians, limiter: 'ordinary', audit: 'choice of medicine opened' }, async (ask, tx) => {
    const found = await personAndSite(tx, ask.params.id);
    if (found === null) return { kind: 'not-found' };
    const [known, versions] = [await knownOf(tx, found.person, found.site, ask.now), await choicesOf(tx, ask.params.id)];
    return { kind: 'ok', people: [ask.params.id], reply: { versions: versions.map(versionReply), known, options: compared(merged(known, versions[0]?.answers), found.site) } };
  }),
  command(contract.compareForPerson, { policy: clinicians, limiter: 'ordinary', audit: 'medicines compared' }, async (ask, tx) => {
    const found = await personAndSite(tx, ask.params.id);
    if (found === null) return { kind: 'not-found' };
    return { kind: 'done', people: [ask.params.id], reply: { options: compared(merged(await knownOf(tx, found.person, found.site, ask.now), ask.body.answers), found.site) } };
  }),
  command(contract.keepMedicineChoice, { policy: clinicians, limiter: 'ordinary', audit: 'choice of medicine kept' }, async (ask, tx) => {
    const person = await personById(tx, ask.params.id);
    if (person === null) return { kind: 'not-found' };
    const newest = (await choicesOf(tx, person.id))[0];
    if (ask.body.seenVersion !== (newest?.version ?? 0)) return { kind: 'stale', detail: `Version ${newest?.version ?? 0} was kept by ${newest?.written_by ?? ''} meanwhile. Read it, then keep yours.` };
    const { answers, ownWords, note } = ask.body;
    const chosen = ask.body.chosen ?? null;
    const version = ask.body.seenVersion + 1;
    const id = await addChoice(tx, { personId: person.id, version, answers, ownWords, note, chosen, writtenBy: ask.actor.accountId }, ask.now);
    if (id === null) return { kind: 'lost-race', detail: 'Somebody else kept a version at the same moment.' };
    return {
      kind: 'done', people: [person.id], reply: { id, version },
      events: [{ kind: chosen === null ? 'medication.choice-talked' : 'medication.choice-made', topic: 'orders', personId: person.id, siteId: person.site_id, audience: 'person', params: { version, ...(chosen === null ? {} : { chosen }) }, about: { table: 'medicine_choices', id } }],
    };
  }),
  read(contract.getOwnChoice, { policy: ownPerson, limiter: 'ordinary', audit: 'own choice of medicine read' }, async (ask, tx) => {
    const found = await personAndSite(tx, ask.actor.personId);
    if (found === null) return { kind: 'not-found' };
    const [known, newest] = [await knownOf(tx, found.person, found.site, ask.now), (await choicesOf(tx, found.person.id))[0]];
    return { kind: 'ok', people: [found.person.id], reply: { version: newest === undefined ? null : versionReply(newest), options: compared(merged(known, newest?.answers), found.site) } };
  }),
  command(contract.beginOwnChoice, { policy: ownPerson, limiter: 'ordinary', audit: 'own choice of medicine begun' }, async (ask, tx) => {
    const person = await personById(tx, ask.actor.personId);
    if (person === null) return { kind: 'not-found' };
    const newest = (await choicesOf(tx, person.id))[0];
    const version = (newest?.version ?? 0) + 1;
    // What the person says of themselves stands over what was there; the rest, the team's note and the choice stay.
    const id = await addChoice(tx, { personId: person.id, version, answers: { ...newest?.answers, ...ask.body.answers }, ownWords: ask.body.ownWords, note: newest?.note ?? '', chosen: newest?.chosen ?? null, writtenBy: ask.actor.accountId }, ask.now);
    if (id === null) return { kind: 'lost-race', detail: 'Your team kept something at the same moment.' };
    return { kind: 'done', people: [person.id], reply: { version }, events: [{ kind: 'medication.choice-begun', topic: 'orders', personId: person.id, siteId: person.site_id, audience: 'person', params: { version }, about: { table: 'medicine_choices', id } }] };
  }),
];
