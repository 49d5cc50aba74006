/** What the writes of a pharmacy's counter are cut on: pharmacies, prescriptions in force, marks. All of it in the organisation in the United Kingdom. */
import { newId } from '../../platform/ids.ts';
import { sql } from '../../platform/scoped.ts';
import { addTestPharmacy } from '../../platform/testing/test-clinic.ts';
import type { Asked, CutScenario, Stage } from './cut-stage.ts';
import type { DosedPerson } from './dosing-kit.ts';

const wordings = ['remaining-days', 'three-missed', 'supervise', 'separate-containers'];
const opening = { name: 'Lock Street Pharmacy', address: '2 Lock Street', telephone: '07700 900188', openDays: [1, 2, 3, 4, 5, 6, 7], opensOnBankHolidays: true };

/** The pharmacy whose account `clinic.as('pharmacy')` is, open on every day, so that what is due does not depend on the hour of the run. */
export function ownPharmacy(stage: Stage): Promise<string> {
  // Its day is read once: it lists everybody who was put on a form before.
  const known = own.get(stage) ?? openOwn(stage);
  own.set(stage, known);
  return known;
}
const own = new WeakMap<Stage, Promise<string>>();

async function openOwn({ clinic }: Stage): Promise<string> {
  const { other } = clinic;
  await clinic.as('pharmacy', { organisation: other, url: '/api/pharmacy/day' });
  return clinic.database.scoped(other.id, async (tx) => {
    await tx.run(sql`update sites set details = '{"address": "3 Quayside", "phone": "07700 900140"}' where organisation_id = ${other.id}`);
    await tx.run(sql`update pharmacies set open_days = '{1,2,3,4,5,6,7}', opens_on_bank_holidays = true where organisation_id = ${other.id}`);
    return (await tx.one<{ id: string }>(sql`select id from pharmacies where organisation_id = ${other.id} and ods_code = 'FQ123'`))?.id ?? '';
  });
}

/** A further pharmacy, that nothing is supplied from yet. */
const newPharmacy = async ({ clinic }: Stage): Promise<string> => {
  const { pharmacyId } = await addTestPharmacy(clinic.database, clinic.other, clinic.clock.now(), newId().replaceAll('-', '').slice(-10).toUpperCase());
  await clinic.database.scoped(clinic.other.id, (tx) => tx.run(sql`update pharmacies set open_days = '{1,2,3,4,5,6,7}', opens_on_bank_holidays = true where organisation_id = ${clinic.other.id} and id = ${pharmacyId}`));
  return pharmacyId;
};

export const form = (stage: Stage, pharmacyId: string): object => ({ pharmacyId, startOn: stage.quayDay(0), endOn: stage.quayDay(5), supervised: true, wordings, personAddress: '7 Harbour View', registration: 'GMC 7000001' });

export interface OnForm { readonly person: DosedPerson; readonly prescriptionId: string }

export async function onForm(stage: Stage, pharmacyId?: string): Promise<OnForm> {
  const person = await stage.quayKit.addDosed();
  const written = await stage.ask('prescriber', `/api/orders/${person.orderId}/prescriptions`, form(stage, pharmacyId ?? await ownPharmacy(stage)), stage.clinic.other);
  return { person, prescriptionId: written.prescription.id as string };
}

const marked = async (stage: Stage, kind: 'supervised' | 'in-part' | 'held'): Promise<string> => {
  const { prescriptionId } = await onForm(stage);
  return (await stage.ask('pharmacy', `/api/pharmacy/prescriptions/${prescriptionId}/marks`, markOf(stage, kind), stage.clinic.other)).row.mark.id as string;
};
export const markOf = (stage: Stage, kind: string): object => ({ day: stage.quayDay(0), kind, ...(kind === 'supervised' || kind === 'in-part' ? { doseUg: 20_000 } : {}), ...(kind === 'in-part' ? { takenUg: 15_000, note: 'Felt sick and wanted no more' } : kind === 'supervised' ? {} : { note: 'Very drowsy' }) });

const there = (who: Asked['who'], make: (stage: Stage) => Promise<readonly [url: string, payload: object]>) => async (stage: Stage): Promise<Asked> => {
  const [url, payload] = await make(stage);
  return { who, url, payload, organisation: stage.clinic.other };
};

const counter: readonly CutScenario[] = ['supervised', 'in-part', 'missed', 'held', 'intoxicated'].map((kind) => ({
  route: 'POST /api/pharmacy/prescriptions/:id/marks', way: kind, ready: there('pharmacy', async (stage) => [`/api/pharmacy/prescriptions/${(await onForm(stage)).prescriptionId}/marks`, markOf(stage, kind)]),
}));

/** Every write of a pharmacy, and of a clinic about one. */
export const counterScenarios: readonly CutScenario[] = [
  ...counter,
  ...(['supervised', 'in-part', 'held'] as const).map((kind) => ({ route: 'POST /api/pharmacy/marks/:id/correction', way: kind, ready: there('pharmacy', async (stage) => [`/api/pharmacy/marks/${await marked(stage, kind)}/correction`, { reason: 'Wrong person' }]) })),
  { route: 'POST /api/pharmacy/prescriptions/:id/question', ready: there('pharmacy', async (stage) => [`/api/pharmacy/prescriptions/${(await onForm(stage)).prescriptionId}/question`, { note: 'Is the dose right?' }]) },
  { route: 'POST /api/orders/:id/prescription-plans', ready: there('prescriber', async (stage) => [`/api/orders/${(await stage.quayKit.addDosed()).orderId}/prescription-plans`, form(stage, await ownPharmacy(stage))]) },
  { route: 'POST /api/orders/:id/prescriptions', ready: there('prescriber', async (stage) => [`/api/orders/${(await stage.quayKit.addDosed()).orderId}/prescriptions`, form(stage, await ownPharmacy(stage))]) },
  {
    route: 'POST /api/orders/:id/prescriptions', way: 'in place of another',
    ready: there('prescriber', async (stage) => {
      const { person, prescriptionId } = await onForm(stage);
      await stage.ask('pharmacy', `/api/pharmacy/prescriptions/${prescriptionId}/question`, { note: 'Is the dose right?' }, stage.clinic.other);
      return [`/api/orders/${person.orderId}/prescriptions`, { ...form(stage, await ownPharmacy(stage)), replacesId: prescriptionId }];
    }),
  },
  { route: 'POST /api/prescriptions/:id/cancellation', ready: there('prescriber', async (stage) => [`/api/prescriptions/${(await onForm(stage)).prescriptionId}/cancellation`, { reason: 'Moves away' }]) },
  { route: 'POST /api/prescriptions/:id/restart', ready: there('prescriber', async (stage) => [`/api/prescriptions/${(await onForm(stage)).prescriptionId}/restart`, { doseUg: 10_000, startOn: stage.quayDay(0), endOn: stage.quayDay(5), reason: 'Half, then up again' }]) },
  ...([true, false] as const).map((agreed) => ({
    route: 'POST /api/people/:id/pharmacy-photos', way: agreed ? 'agreed' : 'declined',
    ready: there('nurse', async (stage) => { const pharmacyId = await ownPharmacy(stage); return [`/api/people/${(await onForm(stage, pharmacyId)).person.personId}/pharmacy-photos`, { pharmacyId, agreed }]; }),
  })),
  { route: 'POST /api/pharmacies', ready: there('manager', async (stage) => ['/api/pharmacies', { ...opening, odsCode: newId().replaceAll('-', '').slice(-10), siteId: stage.clinic.other.siteId }]) },
  { route: 'POST /api/pharmacies/:id/changes', ready: there('manager', async (stage) => [`/api/pharmacies/${await newPharmacy(stage)}/changes`, { ...opening, state: 'ended' }]) },
  {
    // Collected on that day without the wording that lets it be supplied earlier: the prescriber is asked.
    route: 'POST /api/pharmacies/:id/closures',
    ready: there('nurse', async (stage) => {
      const pharmacyId = await newPharmacy(stage);
      await onForm(stage, pharmacyId);
      return [`/api/pharmacies/${pharmacyId}/closures`, { closedOn: stage.quayDay(2), reason: 'Stocktaking' }];
    }),
  },
  {
    route: 'POST /api/pharmacy-closures/:id/end',
    ready: there('manager', async (stage) => {
      const noted = await stage.ask('manager', `/api/pharmacies/${await newPharmacy(stage)}/closures`, { closedOn: stage.quayDay(2), reason: 'Stocktaking' }, stage.clinic.other);
      return [`/api/pharmacy-closures/${noted.closures[0].id as string}/end`, {}];
    }),
  },
  { route: 'POST /api/pharmacies/:id/accounts', ready: there('administrator', async (stage) => [`/api/pharmacies/${await newPharmacy(stage)}/accounts`, { displayName: 'Asha Patel' }]) },
];
