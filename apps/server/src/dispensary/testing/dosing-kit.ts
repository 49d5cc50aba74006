/** A stocked window with people on signed orders, made through the real routes, for tests of this room. */
import type { TestClinic, TestOrganisation } from '../../platform/testing/test-clinic.ts';
import type { Role } from '@fairlead/contract';

export interface DosingKit {
  readonly clinic: TestClinic;
  readonly productId: string;
  readonly containerId: string;
  /** A further person with a signed order from today. */
  readonly addDosed: (options?: { readonly mg?: readonly number[]; readonly start?: string; readonly end?: string; readonly schedule?: readonly unknown[]; readonly sign?: boolean; readonly facts?: Readonly<Record<string, unknown>>; readonly person?: { readonly personId: string; readonly episodeId: string } }) => Promise<DosedPerson>;
  readonly check: (personId: string, more?: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly give: (person: DosedPerson, more?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>, who?: Role) => ReturnType<TestClinic['as']>;
  readonly today: () => string;
}

export interface DosedPerson {
  readonly personId: string;
  readonly episodeId: string;
  readonly orderId: string;
  readonly doseUg: number;
}

/** What a nurse answers for a first dose: the facts that nobody asked about stay named as missing. */
export const answers = ['poss', 'intoxicated', 'identityConfirmed', 'dosedElsewhereToday', 'sedativesOrAlcohol', 'lowTolerance', 'daysSinceLastOpioid', 'hoursAfterFirst', 'rationale', 'ecgBaseline'];

async function ok(reply: { readonly statusCode: number; readonly body: string }, what: string): Promise<void> {
  if (reply.statusCode >= 300) throw new Error(`${what}: ${reply.statusCode} ${reply.body.slice(0, 1500)}`);
}

export async function makeDosingKit(clinic: TestClinic, organisation: TestOrganisation = clinic.here, stockMg = 1_000_000, ugPerMl = 1000): Promise<DosingKit> {
  const zone = organisation === clinic.here ? 'America/New_York' : 'Europe/London';
  const today = (): string => clinic.clock.now().toZonedDateTimeISO(zone).toPlainDate().toString();
  const product = await clinic.as('pharmacist', { organisation, method: 'POST', url: '/api/products', payload: { name: `Methadone ${ugPerMl} µg/mL ${Math.floor(Number(today().replaceAll('-', '')))}${ugPerMl}`, medicine: 'methadone', form: 'liquid', ugPerMl, controlled: true } });
  await ok(product, 'product');
  const productId = product.json().id as string;
  const stock = await clinic.as('nurse', { organisation, method: 'POST', url: `/api/sites/${organisation.siteId}/stock`, payload: { productId, lot: 'L1', expiresOn: '2029-01-31', label: `Window ${ugPerMl}`, amountUg: stockMg * 1000, place: 'window' } });
  await ok(stock, 'stock');
  const check: DosingKit['check'] = async (personId, more = {}) => ok(await clinic.as('nurse', {
    organisation, method: 'POST', url: `/api/people/${personId}/window-checks`, payload: { identifiers: ['photo', 'born-on'], identityConfirmed: true, poss: '1', intoxicated: false, dosedElsewhere: false, ...more },
  }), 'check');
  return {
    clinic, productId, containerId: stock.json().id as string, today, check,
    addDosed: async ({ mg = [20], start, end, schedule, sign = true, facts = {}, person: known } = {}) => {
      const person = known ?? await clinic.addPerson(organisation);
      const from = start ?? today();
      const until = end ?? Temporal.PlainDate.from(from).add({ days: 60 }).toString();
      const draft = await clinic.as('prescriber', {
        organisation, method: 'POST', url: `/api/episodes/${person.episodeId}/orders`,
        payload: { productId, startOn: from, endOn: until, partUg: mg.map((each) => each * 1000), reason: 'Start of maintenance', ...(schedule === undefined ? {} : { schedule }), facts: { lowTolerance: false, sedativesOrAlcohol: false, daysSinceLastOpioid: 0, otherMedicines: [], qtRiskFactors: false, rationale: 'Daily fentanyl use for years', ...(mg.length > 1 ? { splitReasonDocumented: true } : {}), ...facts } },
      });
      await ok(draft, 'draft');
      const orderId = draft.json().id as string;
      if (sign) await ok(await clinic.as('prescriber', { organisation, method: 'POST', url: `/api/orders/${orderId}/signature`, payload: { version: 1, overrideReason: 'Seen today, steady for months elsewhere' } }), 'sign');
      return { ...person, orderId, doseUg: (mg[0] ?? 0) * 1000 };
    },
    give: (person, more = {}, headers = {}, who = 'nurse') => clinic.as(who, {
      organisation, method: 'POST', url: `/api/orders/${person.orderId}/doses`, headers: { 'if-match': '1', ...headers },
      payload: { dosingDay: today(), part: 1, doseUg: person.doseUg, acknowledged: answers, ...more },
    }),
  };
}
