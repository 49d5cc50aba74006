/** What the writes that are cut act on, each made afresh through the routes: people on orders, doses, bottles, containers, cases. */
import { generateKeyPairSync, createHash } from 'node:crypto';
import type { LightMyRequestResponse } from 'fastify';
import type { Role } from '@fairlead/contract';
import { toBase64Url } from '@fairlead/contract/passport';
import { claimName } from '../../platform/accounts-store.ts';
import { newId } from '../../platform/ids.ts';
import { sql } from '../../platform/scoped.ts';
import { everyRole, type TestClinic, type TestOrganisation } from '../../platform/testing/test-clinic.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './dosing-kit.ts';

export type Writer = Role | 'person' | 'pharmacy' | 'check-in screen' | 'nobody';

/** One request that writes. */
export interface Asked {
  readonly who: Writer;
  readonly url: string;
  readonly payload: object;
  readonly organisation?: TestOrganisation;
  /** POST unless said. */
  readonly method?: 'PUT';
  /** Beside or in place of those that every press has. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What a machine asks instead, where the answer before was lost: each question of it has a number of its own. */
  readonly next?: () => object;
}

export interface CutScenario {
  /** As the registry names it. */
  readonly route: string;
  /** Which of the route's ways this is. */
  readonly way?: string;
  /** Of a route that keeps no answers: what the same request is answered once it stands. */
  readonly again?: number;
  /** Who confirms beside whoever presses, where it is nobody of the window. */
  readonly second?: (stage: Stage) => Promise<string>;
  /** Makes everything before the write, afresh for every cut. */
  readonly ready: (stage: Stage) => Promise<Asked>;
}

const passphrase = 'crash';
/** The passphrase above, hashed as cheaply as the format allows. */
const passphraseHash = '$argon2id$v=19$m=8,t=1,p=1$TakqcORudy1oVWSJK/1p8w$tEiBvWQg6zAwXvjW6fA/H8KNqUpzDTptuMpLWexukxU';
const allSix = { noActiveUseOrConditionRaisingHarm: true, regularAttendance: true, noSeriousBehaviourProblem: true, noKnownRecentDiversion: true, safeTransportAndStorage: true, otherRelevantFactors: true };
const free = { lastOpioid: 'heroin', daysOpioidFree: 12, currentOpioidAnalgesic: 'none', dependentOrInWithdrawal: false, altTimesUln: 1, acuteHepatitis: false };

export interface Stage {
  readonly clinic: TestClinic;
  readonly kit: DosingKit;
  /** The other organisation's, in the United Kingdom, and its own days. */
  readonly quayKit: DosingKit;
  readonly quayDay: (days: number) => string;
  readonly hostSiteId: string;
  readonly day: (days: number) => string;
  readonly post: (who: Writer, url: string, payload: object, organisation?: TestOrganisation) => Promise<LightMyRequestResponse>;
  /** What was answered, where it was not refused. */
  readonly ask: (who: Writer, url: string, payload: object, organisation?: TestOrganisation) => Promise<ReturnType<typeof JSON.parse>>;
  /** Somebody confirmed beside the nurse: good once. */
  readonly second: (organisation?: TestOrganisation, first?: Role) => Promise<string>;
  readonly checked: () => Promise<DosedPerson>;
  /** A dose given today, and whose it is. */
  readonly dosed: () => Promise<DosedPerson & { readonly doseId: string }>;
  /** With a take-home decision for two days. */
  readonly trusted: () => Promise<DosedPerson>;
  readonly withBottles: () => Promise<DosedPerson & { readonly bottles: readonly { readonly id: string; readonly labelCode: string }[] }>;
  /** An order for a depot, signed. */
  readonly depot: () => Promise<{ readonly orderId: string }>;
  readonly orderBody: (more?: object) => object;
  readonly injectionBody: () => object;
  readonly takeHomeBody: () => object;
  readonly container: (amountUg: number, organisation?: TestOrganisation) => Promise<string>;
  readonly difference: () => Promise<{ readonly containerId: string; readonly discrepancyId: string }>;
  /** A container of the other organisation that stands alone at its site. */
  readonly alone: { readonly containerId: string; readonly siteId: string };
  readonly issuerKeys: () => object;
}

function issuerKeys(): object {
  const raw = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 10);
  return { format: 'fairlead-passport-keys-1', issuer: `Bay Clinic ${id}`, keys: [{ id, publicKey: toBase64Url(raw), state: 'current', from: '2026-01-01T00:00:00Z', until: null }] };
}

async function prepare(clinic: TestClinic): Promise<{ readonly hostSiteId: string }> {
  const hostSiteId = newId();
  for (const organisation of [clinic.here, clinic.other]) {
    await clinic.database.scoped(organisation.id, async (tx) => {
      for (const role of ['pharmacist', 'prescriber'] as const) {
        await claimName(tx, `${role}@${organisation.siteId}`, organisation.staff[role]);
        await tx.run(sql`update accounts set passphrase_hash = ${passphraseHash} where organisation_id = ${organisation.id} and id = ${organisation.staff[role]}`);
      }
    });
  }
  await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`
    insert into sites (organisation_id, id, code, name, country, time_zone, profiles, created_at) select organisation_id, ${hostSiteId}, 'LAKE', 'Lakeside', country, time_zone, profiles, created_at from sites where organisation_id = ${clinic.here.id} and id = ${clinic.here.siteId}`));
  // The day after tomorrow is closed at the first site.
  const closedOn = clinic.clock.now().toZonedDateTimeISO('America/New_York').add({ days: 2 }).dayOfWeek;
  await clinic.database.scoped(clinic.here.id, (tx) => tx.run(sql`
    insert into site_calendars (organisation_id, id, site_id, holidays, closed_on_holidays, closed_weekdays, set_by, set_at) values (${clinic.here.id}, ${newId()}, ${clinic.here.siteId}, 'none', false, ${[closedOn]}::smallint[], ${clinic.here.staff.manager}, ${clinic.clock.now().toString()})`));
  return { hostSiteId };
}

/** Fails with the whole answer where a preparation was refused. */
function must(reply: LightMyRequestResponse, what: string): ReturnType<typeof JSON.parse> {
  if (reply.statusCode !== 201 && reply.statusCode !== 200) throw new Error(`${what}: ${reply.statusCode} ${reply.body.slice(0, 800)}`);
  return reply.json();
}

export async function makeStage(clinic: TestClinic): Promise<Stage> {
  const { hostSiteId } = await prepare(clinic);
  // Everybody signs in now, so that no session is opened in the middle of a write that is counted.
  for (const organisation of [clinic.here, clinic.other]) for (const who of [...everyRole, 'person', 'pharmacy', 'check-in screen'] as const) await clinic.as(who, { organisation, url: '/api/session' }).catch(() => undefined);
  const [kit, otherKit] = [await makeDosingKit(clinic), await makeDosingKit(clinic, clinic.other)];
  const post: Stage['post'] = (who, url, payload, organisation = clinic.here) => clinic.as(who, { organisation, method: 'POST', url, payload, headers: { 'if-match': '1' } });
  const ask: Stage['ask'] = async (who, url, payload, organisation = clinic.here) => must(await post(who, url, payload, organisation), url);
  const dayOf = (of: DosingKit) => (days: number): string => Temporal.PlainDate.from(of.today()).add({ days }).toString();
  const day = dayOf(kit);
  const depotProduct = (await ask('pharmacist', '/api/products', { name: 'Vivitrol 380 mg', form: 'depot', medicine: 'naltrexone-depot', ugPerUnit: 380_000, controlled: false, depot: { name: 'Vivitrol', interval: 'monthly' } })).id as string;
  const stock = async (productId: string, amountUg: number, organisation: TestOrganisation): Promise<string> => (await ask('nurse', `/api/sites/${organisation.siteId}/stock`, { productId, lot: 'L1', expiresOn: '2099-01-31', label: newId().slice(-12), amountUg, place: 'safe' }, organisation)).id as string;
  await stock(depotProduct, 380_000 * 10_000, clinic.here);
  const takeHomeBody = (): object => ({ requestedDays: 2, factors: allSix, rationale: 'Works far away' });
  const checked: Stage['checked'] = async () => {
    const person = await kit.addDosed();
    await kit.check(person.personId);
    return person;
  };
  const trusted: Stage['trusted'] = async () => {
    const person = await checked();
    await ask('prescriber', `/api/episodes/${person.episodeId}/take-home-decisions`, takeHomeBody());
    return person;
  };
  return {
    clinic, kit, quayKit: otherKit, quayDay: dayOf(otherKit), hostSiteId, day, post, ask, checked, trusted, takeHomeBody, issuerKeys,
    second: async (organisation = clinic.here, first = 'nurse') => (await ask(first, '/api/second-person', { name: `${first === 'pharmacist' ? 'prescriber' : 'pharmacist'}@${organisation.siteId}`, passphrase }, organisation)).confirmationId as string,
    dosed: async () => {
      const person = await checked();
      return { ...person, doseId: must(await kit.give(person), 'give').dose.id as string };
    },
    withBottles: async () => {
      const person = await trusted();
      return { ...person, bottles: (await ask('nurse', `/api/orders/${person.orderId}/take-home`, { dosingDays: [day(1), day(2)], containerId: kit.containerId })).bottles };
    },
    depot: async () => {
      const { episodeId } = await clinic.addPerson();
      const { id } = await ask('prescriber', `/api/episodes/${episodeId}/orders`, { productId: depotProduct, startOn: day(0), endOn: day(180), partUg: [380_000], reason: 'Wants it', facts: free });
      await ask('prescriber', `/api/orders/${id}/signature`, { version: 1 });
      return { orderId: id as string };
    },
    orderBody: (more = {}) => ({ productId: kit.productId, startOn: day(0), endOn: day(30), partUg: [20_000], reason: 'Start', facts: { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false, rationale: 'Daily use for years' }, ...more }),
    injectionBody: () => ({ dosingDay: day(0), route: 'IM-gluteal', place: 'buttock-left', identifiers: ['photo', 'born-on'], poss: '1', intoxicated: false }),
    container: (amountUg, organisation = clinic.here) => stock(organisation === clinic.here ? kit.productId : otherKit.productId, amountUg, organisation),
    difference: async () => {
      const containerId = await stock(kit.productId, 50_000, clinic.here);
      return { containerId, discrepancyId: (await ask('nurse', `/api/containers/${containerId}/counts`, { countedUg: 49_000 })).discrepancyId as string };
    },
    alone: { containerId: otherKit.containerId, siteId: clinic.other.siteId },
  };
}
