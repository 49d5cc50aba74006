/** Two organisations with a server and a database each, who believe one another, and a line between them that a test cuts, delays and repeats. */
import type { LightMyRequestResponse } from 'fastify';
import { sendLetter } from '@fairlead/contract/dispensary';
import { consentRoutes } from '../../consent/index.ts';
import { medicationRoutes } from '../../medication/index.ts';
import { sql } from '../../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { finishGuestStays, returnGrants } from '../finish-guest-stays.ts';
import { dispensaryRoutes } from '../index.ts';
import { sendLetters } from '../send-letters.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './dosing-kit.ts';

/** What the line does with the next letters. */
export type Line = 'up' | 'cut' | 'answers-lost' | 'twice';

export interface House {
  readonly clinic: TestClinic;
  readonly kit: DosingKit;
  readonly name: string;
  /** Another clinic as it is believed here. */
  readonly believes: (name: string) => Promise<string>;
  /** Sends what is due over the line. */
  readonly send: () => Promise<number>;
  /** What falls due as time passes. */
  readonly sweep: () => Promise<void>;
  /** Every letter that was sent, as it was. */
  readonly sent: string[];
}

export interface TwoHouses {
  readonly home: House;
  readonly host: House;
  line: Line;
  /** Brings a letter to a house's server again, whenever. */
  readonly bring: (to: House, text: string) => Promise<LightMyRequestResponse>;
  /** Both clocks. */
  readonly moveBy: (duration: Temporal.DurationLike) => void;
  readonly close: () => Promise<void>;
}

async function ok(reply: LightMyRequestResponse, what: string): Promise<LightMyRequestResponse> {
  if (reply.statusCode >= 300) throw new Error(`${what}: ${reply.statusCode} ${reply.body.slice(0, 800)}`);
  return reply;
}

export async function makeTwoHouses(): Promise<TwoHouses> {
  const both = await Promise.all(['Harbor Street', 'Bay Clinic'].map(async (name) => {
    const clinic = await makeTestClinic({ routes: [...consentRoutes, ...medicationRoutes, ...dispensaryRoutes] });
    const made = { clinic, name, kit: await makeDosingKit(clinic) };
    await ok(await clinic.as('administrator', { method: 'POST', url: '/api/passport-keys', payload: { withdrawn: false, reason: 'First' } }), 'key');
    return made;
  }));
  const [first, second] = both;
  if (first === undefined || second === undefined) throw new Error('Two houses are needed.');
  const made = { line: 'up' as Line };
  const bring = (to: { readonly clinic: TestClinic }, text: string) => to.clinic.as('nobody', { method: sendLetter.method, url: sendLetter.path, payload: { text } });
  const believe = async (who: typeof first, whom: typeof first): Promise<string> => {
    const file = (await whom.clinic.as('nobody', { url: '/.well-known/fairlead-passport-keys.json' })).json();
    return (await ok(await who.clinic.as('administrator', { method: 'POST', url: '/api/passport-issuers', payload: { keys: { ...file, issuer: whom.name }, howChecked: 'Read out on the telephone', url: `https://${whom.name.replace(' ', '-').toLowerCase()}.example` } }), 'believe')).json().id;
  };
  const [homeBelieves, hostBelieves] = [await believe(first, second), await believe(second, first)];
  const houseOf = (own: typeof first, other: typeof first, believed: string): House => {
    const sent: string[] = [];
    return {
      ...own, sent, believes: async () => believed,
      send: () => sendLetters(own.clinic.database, own.clinic.clock, async (url, text) => {
        if (!url.startsWith('https://')) throw new Error(`This address was never believed: ${url}`);
        if (made.line === 'cut') throw new Error('no line');
        sent.push(text);
        if (made.line === 'twice') await bring(other, text);
        const { statusCode } = await bring(other, text);
        if (made.line === 'answers-lost') throw new Error('the answer was lost');
        return statusCode;
      }),
      sweep: () => own.clinic.database.scoped(own.clinic.here.id, async (tx) => {
        await finishGuestStays(tx, own.clinic.clock.now());
        await returnGrants(tx, own.clinic.clock.now());
      }),
    };
  };
  const [home, host] = [houseOf(first, second, homeBelieves), houseOf(second, first, hostBelieves)];
  return {
    home, host, bring,
    get line() { return made.line; },
    set line(next) { made.line = next; },
    moveBy: (duration) => { for (const { clinic } of both) clinic.clock.moveBy(Temporal.Duration.from(duration)); },
    close: async () => { for (const { clinic } of both) await clinic.close(); },
  };
}

/** A consent to share with a clinic, as a nurse notes it. */
export async function consentTo(house: House, personId: string, recipient: string): Promise<string> {
  const reply = await house.clinic.as('nurse', { method: 'POST', url: `/api/people/${personId}/consents`, payload: { kind: 'sharing', recipient, purpose: 'Guest dosing', amountAndKind: 'Medicine, dose, days', method: 'on_paper' } });
  return (await ok(reply, 'consent')).json().id;
}

export interface Traveller {
  readonly atHome: DosedPerson;
  /** The same person in the other house's record. */
  readonly atHost: { readonly personId: string; readonly episodeId: string };
  readonly homeConsent: string;
  readonly hostConsent: string;
}

let travellers = 0;

/** Somebody dosed at home yesterday, known by name and date of birth at both. */
export async function addTraveller(two: TwoHouses, facts: { readonly dosedYesterday?: boolean } = {}): Promise<Traveller> {
  const { home, host } = two;
  // Each of their own: initials and date of birth are what a grant is checked by.
  travellers += 1;
  const names = { given: String.fromCodePoint(65 + (travellers % 26)), family: String.fromCodePoint(65 + (Math.floor(travellers / 26) % 26)) };
  const atHome = await home.kit.addDosed({ person: await home.clinic.addPerson(undefined, names), start: Temporal.PlainDate.from(home.kit.today()).subtract({ days: 3 }).toString() });
  if (facts.dosedYesterday !== false) {
    const at = home.clinic.clock.now().subtract({ hours: 24 });
    await home.clinic.database.scoped(home.clinic.here.id, (tx) => tx.run(sql`
      insert into doses (organisation_id, id, person_id, episode_id, site_id, dosing_day, part, medicine, dose_ug, given_ug, kind, state, origin, given_at, recorded_at)
      values (${tx.organisationId}, uuidv7(), ${atHome.personId}, ${atHome.episodeId}, ${home.clinic.here.siteId}, ${at.toZonedDateTimeISO('America/New_York').toPlainDate().toString()}, 1, 'methadone', 20000, 20000, 'observed', 'given', 'imported', ${at.toString()}, ${at.toString()})`));
  }
  const atHost = await host.clinic.addPerson(undefined, names);
  return { atHome, atHost, homeConsent: await consentTo(home, atHome.personId, host.name), hostConsent: await consentTo(host, atHost.personId, home.name) };
}

export const dayFrom = (house: House, after: number): string => Temporal.PlainDate.from(house.kit.today()).add({ days: after }).toString();

/** Agrees days away and signs them over. */
export async function signOver(two: TwoHouses, who: Traveller, from: number, to: number): Promise<{ readonly stayId: string; readonly text: string; readonly reply: LightMyRequestResponse }> {
  const { home } = two;
  const stay = await home.clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${who.atHome.episodeId}/guest-stays`, payload: { kind: 'away', fromDay: dayFrom(home, from), toDay: dayFrom(home, to), clinic: two.host.name, phone: '555 0177' } });
  if (stay.statusCode !== 201) return { stayId: '', text: '', reply: stay };
  const reply = await home.clinic.as('prescriber', { method: 'POST', url: `/api/guest-stays/${stay.json().stay.id}/grants`, payload: { issuerId: await home.believes(two.host.name), consentId: who.homeConsent } });
  return { stayId: stay.json().stay.id, text: reply.statusCode === 201 ? reply.json().letter.text : '', reply };
}

/** Takes the days over at the host. */
export function accept(two: TwoHouses, who: Traveller, text: string, from: number, to: number, more: object = {}): Promise<LightMyRequestResponse> {
  const { host } = two;
  return host.clinic.as('prescriber', { method: 'POST', url: `/api/episodes/${who.atHost.episodeId}/guest-stays`, payload: { kind: 'visitor', fromDay: dayFrom(host, from), toDay: dayFrom(host, to), confirmation: { how: 'grant', text, consentId: who.hostConsent, ...more } } });
}

/** The host's own order for these days, signed. */
export async function orderAtHost(two: TwoHouses, who: Traveller, from: number, to: number): Promise<DosedPerson> {
  const { host } = two;
  return host.kit.addDosed({ person: who.atHost, start: dayFrom(host, from), end: dayFrom(host, to) });
}
