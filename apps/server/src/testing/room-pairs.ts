/** Two writes of the house's other rooms that decide on the same person, bed, place, consent or account, and what a careless order of them would lose. */
import { addInvitation, addStaff } from '../platform/accounts-store.ts';
import { newId } from '../platform/ids.ts';
import { hashPassphrase, totpCode } from '../platform/passphrases.ts';
import { sql } from '../platform/scoped.ts';
import { openSession } from '../platform/sessions-store.ts';
import type { Asked, Stage, Writer } from '../dispensary/testing/cut-stage.ts';
import type { Pair } from '../dispensary/testing/interleave-run.ts';

/** Sums beside the rows of every table: what a lost order of two writes would leave open. */
export const roomSums: readonly string[] = [
  "select 'bed spans that go on', count(*) from bed_spans where upper_inf(during)", "select 'leaves that go on', count(*) from bed_leaves where returned_at is null", "select 'level that goes on: ' || level, count(*) from levels_of_care where upper_inf(during) group by 1",
  "select 'members of teams', count(*) from accountability_members where left_at is null", "select 'open escalations', count(*) from withdrawal_escalations where ended_at is null",
  "select 'unanswered in summaries', sum(jsonb_array_length(summary->'unanswered')) from assessments where summary is not null", "select 'administrators', count(*) from staff where 'administrator' = any(roles)",
  "select 'full sessions', count(*) from sessions where ended_at is null and strength = 'full'", "select 'good recovery codes', count(*) from recovery_codes where used_at is null and ended_at is null",
  "select 'sites with an address', count(*) from sites where details->>'address' <> ''", "select 'ended orders of naloxone', count(*) from naloxone_orders where ended_at is not null",
];

const ask = (who: Writer, url: string, payload: object = {}, more: Partial<Asked> = {}): Asked => ({ who, url, payload, ...more });
const twice = (name: string, ready: (stage: Stage) => Promise<Asked>, more: Partial<Pair> = {}): Pair => ({ ...more, name: `${name}, twice`, ready: async (stage) => { const asked = await ready(stage); return [asked, asked]; } });
const inHours = (stage: Stage, hours: number): string => stage.clinic.clock.now().add({ hours }).toString();

/** Ends an episode past all that is still missing, as a prescriber may. */
const discharge = (episodeId: string): Asked => ask('prescriber', `/api/episodes/${episodeId}/discharge`, {
  kind: 'planned', reason: 'finished', toleranceAdviceGiven: true, contactsConfirmed: true, medicineOffered: true, overrides: ['NO_AFTERCARE_PLAN', 'NO_NALOXONE', 'NO_NEXT_APPOINTMENT'].map((code) => ({ code, reason: 'Moves abroad tonight' })),
});

const bed = async (stage: Stage): Promise<string> => (await stage.ask('manager', `/api/sites/${stage.clinic.here.siteId}/beds`, { name: newId().slice(-12), room: 'Ward 2' })).id as string;
const admit = (bedId: string, personId: string, more: object = {}): Asked => ask('nurse', `/api/beds/${bedId}/stays`, { personId, ...more });
async function inBed(stage: Stage): Promise<{ readonly personId: string; readonly episodeId: string; readonly spanId: string }> {
  const person = await stage.clinic.addPerson();
  return { ...person, spanId: (await stage.ask('nurse', admit(await bed(stage), person.personId).url, { personId: person.personId })).id as string };
}
const leave = (stage: Stage, spanId: string): Asked => ask('nurse', `/api/bed-spans/${spanId}/leaves`, { dueBackAt: inHours(stage, 5), reason: 'Home for the evening' });
const beds: readonly Pair[] = [
  { name: 'a bed and a discharge', ready: async (stage) => { const { personId, episodeId } = await stage.clinic.addPerson(); return [admit(await bed(stage), personId), discharge(episodeId)]; } },
  { name: 'another bed and a discharge', ready: async (stage) => { const { spanId, episodeId } = await inBed(stage); return [ask('nurse', `/api/bed-spans/${spanId}/transfer`, { bedId: await bed(stage) }), discharge(episodeId)]; } },
  { name: 'another bed and leave from the old one', ready: async (stage) => { const { spanId } = await inBed(stage); return [ask('nurse', `/api/bed-spans/${spanId}/transfer`, { bedId: await bed(stage) }), leave(stage, spanId)]; } },
  { name: 'leave and the end of its stay', ready: async (stage) => { const { spanId } = await inBed(stage); return [leave(stage, spanId), ask('nurse', `/api/bed-spans/${spanId}/end`, { reason: 'went_home' })]; } },
  { name: 'leave and a discharge', ready: async (stage) => { const { spanId, episodeId } = await inBed(stage); return [leave(stage, spanId), discharge(episodeId)]; } },
  twice('leave from a bed', async (stage) => leave(stage, (await inBed(stage)).spanId)),
  { name: 'one bed for two people', ready: async (stage) => { const id = await bed(stage); return [admit(id, (await stage.clinic.addPerson()).personId), admit(id, (await stage.clinic.addPerson()).personId)]; } },
  { name: 'two beds for one person', ready: async (stage) => { const { personId } = await stage.clinic.addPerson(); return [admit(await bed(stage), personId), admit(await bed(stage), personId)]; } },
  { name: 'a bed held and taken', ready: async (stage) => { const id = await bed(stage); return [ask('nurse', `/api/beds/${id}/holds`, { until: inHours(stage, 4), heldFor: 'L. C.' }), admit(id, (await stage.clinic.addPerson()).personId)]; } },
  {
    name: 'a hold given up and taken up', loose: true,
    ready: async (stage) => {
      const id = await bed(stage);
      const holdId = (await stage.ask('nurse', `/api/beds/${id}/holds`, { until: inHours(stage, 4), heldFor: 'L. C.' })).id as string;
      return [ask('nurse', `/api/bed-spans/${holdId}/release`), admit(id, (await stage.clinic.addPerson()).personId, { holdId })];
    },
  },
];

const calm = { withdrawalNeed: 1, bodyNeed: 0, mindNeed: 1, useDanger: 2, homeAndPeople: 1, wishesAndReach: 0 };
const decide = (episodeId: string, body: object, version: number): Asked => ask('prescriber', `/api/episodes/${episodeId}/placements`, { ratings: calm, waiting: false, acknowledgesMissing: true, reason: 'Wishes it', override: true, ...body }, { headers: { 'if-match': `"${version}"` } });
async function decided(stage: Stage): Promise<{ readonly episodeId: string }> {
  const person = await stage.clinic.addPerson();
  const first = decide(person.episodeId, { chosen: 'residential', ratings: { ...calm, useDanger: 4 }, waiting: true }, 0);
  const reply = await stage.clinic.as('prescriber', { method: 'POST', url: first.url, payload: first.payload, headers: first.headers ?? {} });
  if (reply.statusCode !== 201) throw new Error(reply.body);
  return person;
}
const begin = (episodeId: string, level = 'residential'): Asked => ask('nurse', `/api/episodes/${episodeId}/levels-of-care`, { level });
const placing: readonly Pair[] = [
  { name: 'a level of care begun and another decided', loose: true, ready: async (stage) => { const { episodeId } = await decided(stage); return [begin(episodeId), decide(episodeId, { chosen: 'outpatient' }, 1)]; } },
  { name: 'a level of care and a discharge', ready: async (stage) => { const { episodeId } = await decided(stage); return [begin(episodeId), discharge(episodeId)]; } },
  twice('sober living begun', async (stage) => begin((await stage.clinic.addPerson()).episodeId, 'sober_living')),
  twice('a placement decided', async (stage) => decide((await stage.clinic.addPerson()).episodeId, { chosen: 'outpatient' }, 0)),
];

const part = (id: string, name: string, answers: object, unsaid: object = {}): Asked => ask('nurse', `/api/assessments/${id}/parts/${name}`, { answers, unsaid }, { method: 'PUT', headers: { 'if-match': '"0"' } });
async function assessment(stage: Stage): Promise<string> {
  const { personId } = await stage.clinic.addPerson();
  const { id } = await stage.ask('nurse', `/api/people/${personId}/assessments`, {});
  const { url, payload, headers } = part(id as string, 'social', { housing: 'safe' });
  await stage.clinic.as('nurse', { method: 'PUT', url, payload, headers: headers ?? {} });
  return id as string;
}
const assessing: readonly Pair[] = [
  { name: 'a part of an assessment saved and the assessment finished', ready: async (stage) => { const id = await assessment(stage); return [ask('counsellor', `/api/assessments/${id}/finish`), part(id, 'pregnancy', {}, { pregnancy: 'not_known' })]; } },
  twice('an assessment begun', async (stage) => ask('nurse', `/api/people/${(await stage.clinic.addPerson()).personId}/assessments`)),
  twice('an assessment finished', async (stage) => ask('nurse', `/api/assessments/${await assessment(stage)}/finish`)),
  twice('a part of an assessment saved', async (stage) => part(await assessment(stage), 'pregnancy', { pregnancy: 'no' })),
  twice('a plan begun', async (stage) => ask('counsellor', `/api/episodes/${(await stage.clinic.addPerson()).episodeId}/plans`)),
];

async function stay(stage: Stage): Promise<{ readonly personId: string; readonly episodeId: string; readonly stayId: string }> {
  const person = await stage.clinic.addPerson();
  const { id } = await stage.ask('nurse', `/api/episodes/${person.episodeId}/withdrawal-stays`, {
    setting: 'inpatient', opioid: 'heroin', lastUseAt: inHours(stage, -12), route: 'injected', supervision: 'nursing_24h', responsibleClinicianId: stage.clinic.here.staff.prescriber, method: 'buprenorphine', plannedDays: 7, couldBePregnant: false, pregnant: null,
    alcoholDependence: false, benzodiazepineDependence: false, agonistAnswer: 'wants_withdrawal', agonistWords: 'I want to be off everything',
  });
  return { ...person, stayId: id as string };
}
const round = (stayId: string): Asked => ask('nurse', `/api/withdrawal-stays/${stayId}/rounds`, { poss: '4', news2: { rr: 7, spo2: 88, oxygen: false, sbp: 90, pulse: 50, acvpu: 'P', temp: 36.8 } });
const endStay = (stayId: string): Asked => ask('prescriber', `/api/withdrawal-stays/${stayId}/end`, { reason: 'completed', toleranceAdviceGiven: true, overrideReason: 'Wants to go' });
const atHome = (stage: Stage, episodeId: string, medicine: string): Asked => ask('prescriber', `/api/episodes/${episodeId}/comfort-orders`, { medicine, doseUg: 1_000_000, everyHours: 6, maxADayUg: 3_000_000, asNeeded: true, reason: 'aches', lastOn: stage.day(3), unitUg: 500_000, units: 24, supply: 'window', facts: { liverDisease: false, weightKg: 72 }, overrideReason: 'Seen' });
const ward: readonly Pair[] = [
  twice('a round with a red flag', async (stage) => round((await stay(stage)).stayId)),
  { name: 'a round with a red flag and the end of its stay', ready: async (stage) => { const { stayId } = await stay(stage); return [round(stayId), endStay(stayId)]; } },
  { name: 'a comfort order and the end of its stay', ready: async (stage) => { const { stayId } = await stay(stage); return [ask('prescriber', `/api/withdrawal-stays/${stayId}/comfort-orders`, { medicine: 'melatonin', doseUg: 3000, everyHours: 24, maxADayUg: 3000, asNeeded: true, reason: 'sleep', overrideReason: 'Seen' }), endStay(stayId)]; } },
  { name: 'one comfort medicine under two names', ready: async (stage) => { const { episodeId } = await stage.clinic.addPerson(); return [atHome(stage, episodeId, 'paracetamol'), atHome(stage, episodeId, 'acetaminophen')]; } },
  { name: 'a withdrawal begun and a discharge', ready: async (stage) => { const { episodeId } = await stage.clinic.addPerson(); return [ask('nurse', `/api/episodes/${episodeId}/withdrawal-stays`, { setting: 'inpatient', opioid: 'heroin', lastUseAt: inHours(stage, -12), route: 'injected', supervision: 'nursing_24h', responsibleClinicianId: stage.clinic.here.staff.prescriber, method: 'buprenorphine', plannedDays: 7, couldBePregnant: false, pregnant: null, alcoholDependence: false, benzodiazepineDependence: false, agonistAnswer: 'wants_withdrawal', agonistWords: 'Off everything' }), discharge(episodeId)]; } },
];

async function group(stage: Stage, capacity: number): Promise<string> {
  return (await stage.ask('counsellor', `/api/sites/${stage.clinic.here.siteId}/group-series`, { programme: 'relapse_prevention', title: 'Skills group', leaderId: stage.clinic.here.staff.counsellor, modality: 'in_person', room: 'Room 2', weekday: 2, time: '10:00', minutes: 90, capacity, startsOn: stage.day(-7) })).id as string;
}
const place = async (stage: Stage, seriesId: string): Promise<Asked> => ask('counsellor', `/api/group-series/${seriesId}/places`, { personId: (await stage.clinic.addPerson()).personId });
const placed = async (stage: Stage, seriesId: string): Promise<string> => { const { url, payload } = await place(stage, seriesId); return (await stage.ask('counsellor', url, payload)).id as string; };
const groups: readonly Pair[] = [
  { name: 'the last place of a group for two', ready: async (stage) => { const id = await group(stage, 2); await placed(stage, id); return [await place(stage, id), await place(stage, id)]; } },
  {
    name: 'a place given from the waiting list and left',
    ready: async (stage) => {
      const id = await group(stage, 2);
      const [first] = [await placed(stage, id), await placed(stage, id)];
      const [waits] = [await placed(stage, id), await placed(stage, id)];
      await stage.ask('counsellor', `/api/group-places/${first}/end`, {});
      return [ask('counsellor', `/api/group-places/${waits}/end`), ask('counsellor', `/api/group-places/${waits}/membership`)];
    },
  },
  { name: 'two places changed, and one of them left', ready: async (stage) => { const [one, other] = [await placed(stage, await group(stage, 6)), await placed(stage, await group(stage, 6))]; return [ask('counsellor', `/api/group-places/${one}/swap`, { withPlaceId: other }), ask('counsellor', `/api/group-places/${one}/end`)]; } },
  {
    name: 'the last place of a team for two', ready: async (stage) => {
      const { id } = await stage.ask('peer_worker', `/api/sites/${stage.clinic.here.siteId}/accountability-teams`, { name: 'Pier walkers', afterALapse: 'Whoever hears of it calls the same day.' });
      const join = async (): Promise<Asked> => ask('peer_worker', `/api/accountability-teams/${id as string}/members`, { personId: (await stage.clinic.addPerson()).personId, agreed: true });
      for (let each = 0; each < 5; each += 1) { const { url, payload } = await join(); await stage.ask('peer_worker', url, payload); }
      return [await join(), await join()];
    },
  },
  {
    name: 'an appointment kept and missed',
    ready: async (stage) => {
      const { id } = await stage.ask('nurse', `/api/people/${(await stage.clinic.addPerson()).personId}/appointments`, { kind: 'review', title: 'After a week', startsAt: inHours(stage, 24), minutes: 30, modality: 'telephone' });
      return [ask('nurse', `/api/appointments/${id as string}/outcome`, { state: 'kept' }), ask('nurse', `/api/appointments/${id as string}/outcome`, { state: 'missed' })];
    },
  },
  {
    name: 'somebody was reached, and was not',
    ready: async (stage) => {
      const { personId } = await stage.clinic.addPerson();
      const { here, database, clock } = stage.clinic;
      await stage.ask('counsellor', `/api/people/${personId}/check-in-agreements`, { everyDays: 1, dueTime: '20:00', callAtCraving: 6, responderId: null, contact: { name: 'Dee', phone: '617 555 0100', relation: 'sister' }, contactConsented: true });
      const missedId = newId();
      await database.scoped(here.id, (tx) => tx.run(sql`insert into missed_check_ins (organisation_id, id, person_id, due_at, noticed_at) values (${here.id}, ${missedId}, ${personId}, ${inHours(stage, -50)}, ${clock.now().toString()})`));
      const tried = (outcome: string): Asked => ask('peer_worker', `/api/missed-check-ins/${missedId}/attempts`, { whom: 'person', outcome });
      await stage.ask('peer_worker', tried('no_answer').url, tried('no_answer').payload);
      await database.scoped(here.id, (tx) => tx.run(sql`update tasks set state = 'done', ended_at = ${clock.now().toString()} where organisation_id = ${here.id} and person_id = ${personId}`));
      return [tried('no_answer'), tried('reached')];
    },
  },
];

const kits: readonly Pair[] = [
  twice('the last kit of an order of naloxone', async (stage) => {
    const { personId } = await stage.clinic.addPerson();
    const { id } = await stage.ask('prescriber', `/api/people/${personId}/naloxone-orders`, { product: 'nasal_4mg', kits: 1, reason: 'Starts treatment' });
    return ask('nurse', `/api/people/${personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true, orderId: id as string });
  }),
  {
    name: 'a kit of naloxone and the end of its order',
    ready: async (stage) => {
      const { personId } = await stage.clinic.addPerson();
      const { id } = await stage.ask('prescriber', `/api/people/${personId}/naloxone-orders`, { product: 'nasal_4mg', kits: 1, reason: 'Starts treatment' });
      return [ask('nurse', `/api/people/${personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true, orderId: id as string }), ask('prescriber', `/api/naloxone-orders/${id as string}/end`, { reason: 'New one' })];
    },
  },
  twice('the end of a kit of naloxone', async (stage) => {
    const { id } = await stage.ask('nurse', `/api/people/${(await stage.clinic.addPerson()).personId}/naloxone-kits`, { product: 'nasal_4mg', devices: 2, trained: true });
    return ask('nurse', `/api/naloxone-kits/${id as string}/end`, { how: 'used' });
  }),
];

const enquiry = async (stage: Stage): Promise<string> => (await stage.ask('front_desk', `/api/sites/${stage.clinic.here.siteId}/enquiries`, { kind: 'enquiry', source: 'telephone', about: 'self', callMe: 'Kay', contact: 'phone', phone: '617 555 0142', ifOther: 'say_nothing', needsToday: false, language: 'en' })).id as string;
const accept = (stage: Stage, id: string, who: object): Asked => ask('nurse', `/api/enquiries/${id}/acceptance`, { ...who, responsibleClinicianId: stage.clinic.here.staff.prescriber, consentToTreatment: { method: 'on_screen' }, goals: ['Keep my job'] });
const kay = { person: { givenName: 'Kay', familyName: 'Moreau', bornOn: '1991-05-02', sex: 'female', telephone: '617 555 0142' } };
async function gone(stage: Stage): Promise<string> {
  const { personId, episodeId } = await stage.clinic.addPerson();
  const { url, payload } = discharge(episodeId);
  await stage.ask('prescriber', url, payload);
  return personId;
}
const back = (personId: string): Asked => ask('nurse', `/api/people/${personId}/episodes`, { consentMethod: 'on_screen' });
const comingAndGoing: readonly Pair[] = [
  twice('a request accepted', async (stage) => accept(stage, await enquiry(stage), kay)),
  { name: 'a request accepted and closed', ready: async (stage) => { const id = await enquiry(stage); return [accept(stage, id, kay), ask('nurse', `/api/enquiries/${id}/closing`, { reason: 'not_now' })]; } },
  { name: 'a return to treatment and a request accepted', ready: async (stage) => { const personId = await gone(stage); return [back(personId), accept(stage, await enquiry(stage), { personId })]; } },
  twice('a return to treatment', async (stage) => back(await gone(stage))),
  twice('a check-in after treatment', async (stage) => ask('nurse', `/api/people/${await gone(stage)}/aftercare-check-ins`, { outcome: 'well' })),
  { name: 'a check-in after treatment and a return', ready: async (stage) => { const personId = await gone(stage); return [ask('nurse', `/api/people/${personId}/aftercare-check-ins`, { outcome: 'wants_back' }), back(personId)]; } },
  twice('a discharge', async (stage) => discharge((await stage.clinic.addPerson()).episodeId)),
  { name: 'a discharge and a dose', ready: async (stage) => { const { episodeId, orderId } = await stage.checked(); return [discharge(episodeId), ask('nurse', `/api/orders/${orderId}/doses`, { dosingDay: stage.day(0), part: 1, doseUg: 20_000, acknowledged: ['lowTolerance', 'sedativesOrAlcohol', 'daysSinceLastOpioid', 'otherMedicines', 'qtRiskFactors'] })]; } },
  { name: 'a discharge and bottles', ready: async (stage) => { const { episodeId, orderId } = await stage.trusted(); return [discharge(episodeId), ask('nurse', `/api/orders/${orderId}/take-home`, { dosingDays: [stage.day(1), stage.day(2)], containerId: stage.kit.containerId })]; } },
  { name: 'a discharge and a new order', ready: async (stage) => { const { episodeId } = await stage.clinic.addPerson(); const { id } = await stage.ask('prescriber', `/api/episodes/${episodeId}/orders`, stage.orderBody()); return [discharge(episodeId), ask('prescriber', `/api/orders/${id as string}/signature`, { version: 1 })]; } },
  { name: 'a discharge and a draft of an order', ready: async (stage) => { const { episodeId } = await stage.clinic.addPerson(); return [discharge(episodeId), ask('prescriber', `/api/episodes/${episodeId}/orders`, stage.orderBody())]; } },
  { name: 'a discharge and a hold', ready: async (stage) => { const { episodeId } = await stage.checked(); return [discharge(episodeId), ask('nurse', `/api/episodes/${episodeId}/holds`, { reason: 'Very drowsy' })]; } },
  { name: 'a discharge and days at another clinic', ready: async (stage) => { const { episodeId } = await stage.checked(); return [discharge(episodeId), ask('prescriber', `/api/episodes/${episodeId}/guest-stays`, { kind: 'away', fromDay: stage.day(0), toDay: stage.day(2), clinic: 'Bay Clinic', phone: '555 0177' })]; } },
  twice('a return from hospital', async (stage) => { const { personId } = await stage.checked(); return ask('nurse', `/api/people/${personId}/returns`, { place: 'hospital', otherName: 'Saint Anne Hospital', otherPerson: 'Dr Ruiz', basis: 'call-back', leftOn: stage.day(-1), medicine: 'methadone', doses: [{ dosingDay: stage.day(-1), doseUg: 20_000 }] }); }),
  { name: 'a return from hospital and a discharge', ready: async (stage) => { const { personId, episodeId } = await stage.checked(); return [ask('nurse', `/api/people/${personId}/returns`, { place: 'hospital', otherName: 'Saint Anne Hospital', otherPerson: 'Dr Ruiz', basis: 'call-back', leftOn: stage.day(-1), medicine: 'methadone', doses: [{ dosingDay: stage.day(-1), doseUg: 20_000 }] }), discharge(episodeId)]; } },
];

const hospital = 'Saint Anne Hospital';
const consent = async (stage: Stage, personId: string, recipient = hospital): Promise<string> => (await stage.ask('nurse', `/api/people/${personId}/consents`, { kind: 'sharing', recipient, purpose: 'Treatment', amountAndKind: 'Medicine, doses, risks', method: 'on_screen' })).id as string;
const takeBack = (id: string): Asked => ask('counsellor', `/api/consents/${id}/end`, {});
const consents: readonly Pair[] = [
  {
    name: 'a consent taken back while a hospital is told', strict: true,
    ready: async (stage) => { const { personId } = await stage.checked(); const consentId = await consent(stage, personId); return [ask('nurse', `/api/people/${personId}/handovers`, { place: 'hospital', otherName: hospital, otherPerson: 'Dr Ruiz', otherPhone: '617 555 0170', basis: 'consent', consentId }), takeBack(consentId)]; },
  },
  { name: 'a consent taken back while the record is released', strict: true, ready: async (stage) => { const { personId } = await stage.clinic.addPerson(); const consentId = await consent(stage, personId); return [ask('counsellor', `/api/people/${personId}/record-releases`, { consentId }), takeBack(consentId)]; } },
  {
    name: 'a consent taken back while days at another clinic are agreed', strict: true,
    ready: async (stage) => { const { personId, episodeId } = await stage.checked(); const consentId = await consent(stage, personId, 'Bay Clinic'); return [ask('prescriber', `/api/episodes/${episodeId}/guest-stays`, { kind: 'away', fromDay: stage.day(0), toDay: stage.day(2), clinic: 'Bay Clinic', phone: '555 0177', consentId }), takeBack(consentId)]; },
  },
  twice('a consent taken back', async (stage) => takeBack(await consent(stage, (await stage.clinic.addPerson()).personId))),
];

const [passphrase, newPassphrase] = ['three quiet boats', 'seven grey herons'];
const hashed = hashPassphrase(passphrase);
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const cookie = (token: string): Partial<Asked> => ({ headers: { cookie: `fairlead=${token}` } });
interface Worker { readonly id: string; readonly name: string; readonly session: (strength: 'password' | 'full') => Promise<Partial<Asked>>; readonly code: () => string }
async function worker(stage: Stage, roles: readonly ('nurse' | 'administrator')[] = ['nurse']): Promise<Worker> {
  const { here, database, clock } = stage.clinic;
  const [name, passphraseHash] = [`worker.${newId().slice(-12)}`, await hashed];
  const id = await database.scoped(here.id, (tx) => addStaff(tx, { displayName: 'Alma Dorn', initials: 'AD', roles: [...roles], siteIds: [here.siteId], name, passphraseHash, totpSecret }, clock.now()));
  return {
    id, name, code: () => totpCode(totpSecret, clock.real()),
    session: async (strength) => cookie((await database.scoped(here.id, (tx) => openSession(tx, id, 'a test', strength, clock.real(), strength === 'full'))).token),
  };
}
const invitation = async (stage: Stage, accountId: string): Promise<string> => {
  const code = newId().replaceAll('-', '').slice(-12).toUpperCase().replaceAll(/[01]/g, 'Z');
  await stage.clinic.database.scoped(stage.clinic.here.id, (tx) => addInvitation(tx, accountId, code, stage.clinic.clock.now().add({ hours: 24 })));
  return code;
};
/** A person with an account of their own that signs in by name. */
async function phone(stage: Stage): Promise<{ readonly accountId: string; readonly name: string }> {
  const { here, database, clock } = stage.clinic;
  const { personId } = await stage.clinic.addPerson();
  const [accountId, name, passphraseHash] = [newId(), `person.${newId().slice(-12)}`, await hashed];
  await database.scoped(here.id, async (tx) => {
    await tx.run(sql`insert into accounts (organisation_id, id, kind, display_name, language, passphrase_hash, state, created_at) values (${here.id}, ${accountId}, 'person', 'Robin', 'en', ${passphraseHash}, 'active', ${clock.now().toString()})`);
    await tx.run(sql`insert into sign_in_names (name, organisation_id, account_id) values (${name}, ${here.id}, ${accountId})`);
    await tx.run(sql`update people set account_id = ${accountId} where organisation_id = ${here.id} and id = ${personId}`);
  });
  return { accountId, name };
}
const reset = (id: string, what: string): Asked => ask('administrator', `/api/staff/${id}/reset`, { what });
const accounts: readonly Pair[] = [
  { name: 'a second factor shown and taken away', loose: true, ready: async (stage) => { const { id, session, code } = await worker(stage); return [ask('nobody', '/api/sign-in/factor', { code: code() }, await session('password')), reset(id, 'factor')]; } },
  { name: 'a second factor shown and its account shut', loose: true, ready: async (stage) => { const { id, session, code } = await worker(stage); return [ask('nobody', '/api/sign-in/factor', { code: code() }, await session('password')), ask('administrator', `/api/staff/${id}/disable`)]; } },
  twice('a code of an authenticator', async (stage) => { const { session, code } = await worker(stage); return ask('nobody', '/api/sign-in/factor', { code: code() }, await session('password')); }, { loose: true }),
  { name: 'one code of an authenticator at two screens', ready: async (stage) => { const { session, code } = await worker(stage); const used = code(); return [ask('nobody', '/api/sign-in/factor', { code: used }, await session('password')), ask('nobody', '/api/sign-in/factor', { code: used }, await session('password'))]; } },
  { name: 'an old passphrase shown and a new code used on a phone', ready: async (stage) => { const { accountId, name } = await phone(stage); return [ask('nobody', '/api/companion/sign-in', { signInName: name, passphrase }), ask('nobody', '/api/companion/invitations', { code: await invitation(stage, accountId), passphrase: newPassphrase })]; } },
  { name: 'a passphrase shown and taken away', loose: true, ready: async (stage) => { const { id, name } = await worker(stage); return [ask('nobody', '/api/sign-in', { name, passphrase }), reset(id, 'passphrase')]; } },
  { name: 'two new passphrases', loose: true, ready: async (stage) => { const { session } = await worker(stage); const change = async (to: string): Promise<Asked> => ask('nobody', '/api/session/passphrase', { current: passphrase, passphrase: to }, await session('full')); return [await change(newPassphrase), await change('four brown owls')]; } },
  { name: 'recovery codes renewed at two screens', ready: async (stage) => { const { session } = await worker(stage); return [ask('nobody', '/api/session/recovery-codes', {}, await session('full')), ask('nobody', '/api/session/recovery-codes', {}, await session('full'))]; } },
  twice('a code for a phone', async (stage) => ask('nobody', '/api/companion/invitations', { code: await invitation(stage, (await phone(stage)).accountId), passphrase: newPassphrase })),
  twice('the first code for a phone made', async (stage) => ask('nurse', `/api/people/${(await stage.clinic.addPerson()).personId}/companion-invitation`)),
  {
    name: 'two administrators who take each other’s role', loose: true,
    ready: async (stage) => {
      const [one, other] = [await worker(stage, ['administrator']), await worker(stage, ['administrator'])];
      const { here, database } = stage.clinic;
      // Nobody else may come in as an administrator.
      await database.scoped(here.id, (tx) => tx.run(sql`update accounts set state = 'disabled' from staff s where s.organisation_id = accounts.organisation_id and s.id = accounts.id and accounts.organisation_id = ${here.id} and 'administrator' = any(s.roles) and accounts.id not in (${one.id}, ${other.id})`));
      const demote = async (by: Worker, whom: Worker): Promise<Asked> => ask('nobody', `/api/staff/${whom.id}/roles`, { roles: ['nurse'], siteIds: [here.siteId] }, await by.session('full'));
      return [await demote(one, other), await demote(other, one)];
    },
    after: async (stage) => { await stage.clinic.database.scoped(stage.clinic.here.id, (tx) => tx.run(sql`update accounts set state = 'active' where organisation_id = ${stage.clinic.here.id} and id = ${stage.clinic.here.staff.administrator}`)); },
  },
  {
    name: 'papers of a site and its guidelines',
    ready: async (stage) => {
      const rules = { methadoneStart: 'US-CFR-2024', titration: 'ASAM20', missedDose: 'TIP63', takeHome: 'US-CFR-2024', buprenorphineStart: 'ASAM20', ecg: 'KRANTZ09' };
      const { id } = await stage.ask('administrator', '/api/sites', { code: newId().replaceAll('-', '').slice(-8).toUpperCase(), name: 'North Pier', country: 'US', timeZone: 'America/New_York', rules });
      const change = (more: object): Asked => ask('administrator', `/api/sites/${id as string}`, { name: 'North Pier House', timeZone: 'America/New_York', rules, ...more }, { method: 'PUT' });
      return [change({}), change({ papers: { address: '1 North Pier', phone: '555 0100', number: 'HO-12345' } })];
    },
  },
];

const bundle = (id: string): string => JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: [
  { resource: { resourceType: 'Patient', id, name: [{ given: ['Ada'], family: 'Lund' }], gender: 'female', birthDate: '1980-02-03' } },
  { resource: { resourceType: 'Condition', id: `c-${id}`, subject: { reference: `Patient/${id}` }, clinicalStatus: { coding: [{ code: 'active' }] }, code: { coding: [{ system: 'http://snomed.info/sct', code: '75544000' }], text: 'Opioid dependence' }, onsetDateTime: '2019-04' } },
] });
const others: readonly Pair[] = [
  twice('one file taken in', async (stage) => ask('manager', `/api/sites/${stage.clinic.here.siteId}/imports`, { confirm: true, source: 'elsewhere', files: [{ name: 'b.json', text: bundle(newId()) }] })),
  {
    name: 'a message and its answer',
    ready: async (stage) => { const { personId } = stage.clinic.here; await stage.ask('nurse', `/api/people/${personId}/messages`, { text: 'Good morning.' }); return [ask('person', '/api/me/messages', { text: 'Can I come later?' }), ask('nurse', `/api/people/${personId}/messages`, { text: 'Yes, until six.' })]; },
  },
];

/** Each is named `house: …`, so that `--only house:` tries these alone; those of two different writes are tried each way. */
export const roomPairs: readonly Pair[] = [...beds, ...placing, ...assessing, ...ward, ...groups, ...kits, ...comingAndGoing, ...consents, ...accounts, ...others].map((pair) => ({ ...pair, name: `house: ${pair.name}` }))
  .flatMap((pair) => (pair.name.endsWith(', twice') ? [pair] : [pair, { ...pair, name: `${pair.name}, the other held`, ready: async (stage: Stage) => (await pair.ready(stage)).toReversed() as [Asked, Asked] }]));
