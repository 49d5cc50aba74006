/** A UK window and a pharmacy beside it, with people on prescriptions there, made through the real routes. */
import { afterAll, beforeAll, expect } from 'vitest';
import { medicationRoutes } from '../../medication/index.ts';
import { sql } from '../../platform/scoped.ts';
import { makeTestClinic, type TestClinic } from '../../platform/testing/test-clinic.ts';
import { dispensaryRoutes } from '../index.ts';
import { makeDosingKit, type DosedPerson, type DosingKit } from './dosing-kit.ts';

type Fields = Readonly<Record<string, unknown>>;
type Reply = ReturnType<TestClinic['as']>;

export interface PharmacyRow { prescriptionId: string; personId: string; state: string; dueUg: number; supervised: boolean; missedDays: number; decision: { decision: string; reasons: string[] }; mark: { id: string } | null; askedAt: string | null }

/** The wordings of a prescription, all of them. */
export const allWordings = ['closed-days', 'remaining-days', 'three-missed', 'supervise', 'separate-containers'];

export interface PharmacyKit {
  readonly clinic: TestClinic;
  readonly kit: DosingKit;
  readonly pharmacyId: string;
  /** Today in London, or so many days on. */
  readonly day: (days?: number) => string;
  readonly nextDay: (days?: number) => void;
  /** To the next Monday, so that days of the week in a test are what they say. */
  readonly toMonday: () => void;
  readonly post: (who: 'prescriber' | 'pharmacy' | 'nurse' | 'manager' | 'administrator', url: string, payload?: Fields) => Reply;
  readonly written: (person: DosedPerson, more?: Fields) => Reply;
  /** On 20 mg, dosed at the window the day before, with a prescription from today. */
  readonly onPrescription: (more?: Fields) => Promise<DosedPerson>;
  readonly list: (asked?: string) => Promise<readonly PharmacyRow[]>;
  readonly rowOf: (person: DosedPerson) => Promise<PharmacyRow>;
  readonly mark: (row: PharmacyRow, kind: string, more?: Fields) => Reply;
  readonly dosesOf: (person: DosedPerson) => Promise<readonly string[]>;
}

/** For one test file: made before its tests and closed after them. `clinic`, `kit` and `pharmacyId` are there once they run. */
export function pharmacyForTests(): PharmacyKit {
  let [clinic, kit, pharmacyId]: [TestClinic?, DosingKit?, string?] = [];
  const made = <T>(what: T | undefined): T => { if (what === undefined) throw new Error('The clinic is made before the first test.'); return what; };
  beforeAll(async () => {
    // A Monday morning in London.
    clinic = await makeTestClinic({ routes: [...medicationRoutes, ...dispensaryRoutes], startAt: '2026-02-09T08:00:00Z' });
    const organisation = clinic.other;
    kit = await makeDosingKit(clinic, organisation);
    await clinic.database.scoped(organisation.id, (tx) => tx.run(sql`update sites set details = '{"address": "3 Quayside", "phone": "07700 900140"}' where organisation_id = ${organisation.id}`));
    await clinic.as('pharmacy', { organisation, url: '/api/pharmacy/day' });
    pharmacyId = (await clinic.as('prescriber', { organisation, url: '/api/pharmacies' })).json().items[0].id;
  });
  afterAll(() => clinic?.close());
  const as: TestClinic['as'] = (who, request) => made(clinic).as(who, { organisation: made(clinic).other, ...request });
  const day = (days = 0): string => Temporal.PlainDate.from(made(kit).today()).add({ days }).toString();
  const nextDay = (days = 1): void => made(clinic).clock.moveBy(Temporal.Duration.from({ days }));
  const post: PharmacyKit['post'] = (who, url, payload = {}) => as(who, { method: 'POST', url, payload });
  const written: PharmacyKit['written'] = (person, more = {}) =>
    post('prescriber', `/api/orders/${person.orderId}/prescriptions`, { pharmacyId: made(pharmacyId), startOn: day(), endOn: day(13), supervised: true, wordings: allWordings, personAddress: '7 Harbour View', registration: 'GMC 7000001', ...more });
  const list: PharmacyKit['list'] = async (asked) => (await as('pharmacy', { url: `/api/pharmacy/day${asked === undefined ? '' : `?day=${asked}`}` })).json().items;
  return {
    get clinic() { return made(clinic); },
    get kit() { return made(kit); },
    get pharmacyId() { return made(pharmacyId); },
    day, nextDay, post, written, list,
    toMonday: () => { while (Temporal.PlainDate.from(day()).dayOfWeek !== 1) nextDay(); },
    onPrescription: async (more = {}) => {
      const person = await made(kit).addDosed();
      const reply = await written(person, more);
      expect(reply.statusCode, reply.body).toBe(201);
      return person;
    },
    rowOf: async (person) => {
      const row = (await list()).find(({ personId }) => personId === person.personId);
      if (row === undefined) throw new Error('This person is not on the pharmacy’s day.');
      return row;
    },
    mark: (row, kind, more = {}) => post('pharmacy', `/api/pharmacy/prescriptions/${row.prescriptionId}/marks`, { day: day(), kind, ...(['supervised', 'in-part', 'taken-away'].includes(kind) ? { doseUg: row.dueUg } : {}), ...more }),
    dosesOf: async (person) => (await as('nurse', { url: `/api/people/${person.personId}/doses` })).json().items.map((dose: { dosingDay: string; kind: string; state: string }) => `${dose.dosingDay} ${dose.kind} ${dose.state}`),
  };
}
