/** What the writes of the rooms beside the window are cut on: drug tests, photos, screens, site nodes, paper, and what a site node itself is told. */
import { enrolmentText, makeNodeLink, newKeyPair, nodeRoutes, signText, type KeyPair } from '../../downtime/index.ts';
import { smallPicture } from '../../platform/testing/small-picture.ts';
import { newId } from '../../platform/ids.ts';
import type { PlatformDeps } from '../../platform/mount.ts';
import type { AnyRoute } from '../../platform/registry.ts';
import { sql } from '../../platform/scoped.ts';
import type { Asked, CutScenario, Stage } from './cut-stage.ts';

const nurse = (url: string, payload: object): Asked => ({ who: 'nurse', url, payload });
const here = <T>({ clinic }: Stage, work: Parameters<typeof clinic.database.scoped<T>>[1]): Promise<T> => clinic.database.scoped(clinic.here.id, work);

/** The route of a site node alone, on the same database: what it notes of its clock is a write like any other. */
export function dateRoute(deps: PlatformDeps): readonly AnyRoute[] {
  const never = async (): Promise<never> => { throw new Error('This node has no link.'); };
  let link: ReturnType<typeof makeNodeLink> | undefined;
  const linkOf = (organisationId: string) => (link ??= makeNodeLink({ database: deps.database, replica: { put: never, close: never }, organisationId, clock: deps.clock, keys: { sign: newKeyPair('Ed25519'), box: newKeyPair('X25519') }, send: never, monotonicMs: () => deps.clock.now().epochMilliseconds, machine: () => ({ uptimeMs: 0, bootId: null }) }));
  return nodeRoutes([], {
    exchange: never, stopped: never, state: never, start: never, stop: never,
    confirmDate: (tx, ...said) => linkOf(tx.organisationId).confirmDate(tx, ...said),
  }).filter(({ type }) => type === 'command');
}

/** A site of its own, for what a site has one of. */
async function newSite(stage: Stage): Promise<string> {
  const id = newId();
  await here(stage, (tx) => tx.run(sql`
    insert into sites (organisation_id, id, code, name, country, time_zone, profiles, created_at) select organisation_id, ${id}, ${id.slice(-12).toUpperCase()}, ${id.slice(-12)}, country, time_zone, profiles, created_at from sites where organisation_id = ${tx.organisationId} and id = ${stage.clinic.here.siteId}`));
  return id;
}

interface TestNode { readonly nodeId: string; readonly siteId: string; readonly sign: KeyPair }

const invited = async (stage: Stage): Promise<{ readonly siteId: string; readonly code: string }> => {
  const siteId = await newSite(stage);
  return { siteId, code: (await stage.ask('administrator', `/api/sites/${siteId}/nodes`, { name: 'Node', aheadDays: 3 })).code as string };
};

function enrolment(code: string, sign: KeyPair): object {
  const box = newKeyPair('X25519');
  return { code, publicKey: sign.publicKey, boxKey: box.publicKey, signature: signText(enrolmentText(code, sign.publicKey, box.publicKey), sign.privateKey).signature };
}

async function enrolled(stage: Stage): Promise<TestNode> {
  const [{ siteId, code }, sign] = [await invited(stage), newKeyPair('Ed25519')];
  return { siteId, sign, nodeId: (await stage.ask('nobody', '/api/nodes/enrolments', enrolment(code, sign))).nodeId as string };
}

async function leased(stage: Stage): Promise<string> {
  const [{ nodeId, siteId }, { personId }] = [await enrolled(stage), await stage.clinic.addPerson()];
  await here(stage, (tx) => tx.run(sql`insert into dosing_leases (organisation_id, id, node_id, site_id, person_id, day, taken_at) values (${tx.organisationId}, ${newId()}, ${nodeId}, ${siteId}, ${personId}, ${stage.day(1)}, ${stage.clinic.clock.now().toString()})`));
  return personId;
}

const difference = async (stage: Stage): Promise<string> => {
  const id = newId();
  await here(stage, (tx) => tx.run(sql`insert into node_differences (organisation_id, id, kind, table_name, because, row, site_id, at) values (${tx.organisationId}, ${id}, 'paper-duplicate', 'doses', 'one_dose_a_person_day_part', '{}', ${stage.clinic.here.siteId}, ${stage.clinic.clock.now().toString()})`));
  return id;
};

const second = async ({ clinic, ...stage }: Stage): Promise<string> => {
  const id = newId();
  await here({ clinic, ...stage }, (tx) => tx.run(sql`insert into confirmations (organisation_id, id, asked_by, confirmed_by, confirmed_at) values (${tx.organisationId}, ${id}, ${clinic.here.staff.prescriber}, ${clinic.here.staff.administrator}, ${clinic.clock.now().toString()})`));
  return id;
};

/** Questions of one node: each try has a number of its own and brings the same rows. */
async function questions(stage: Stage): Promise<Asked> {
  const [{ nodeId, siteId, sign }, { personId }] = [await enrolled(stage), await stage.clinic.addPerson()];
  const { here: { id: organisationId, staff } } = stage.clinic;
  const row = { organisation_id: organisationId, id: newId(), person_id: personId, site_id: siteId, dosing_day: stage.day(0), arrived_at: stage.clinic.clock.now().toString(), left_at: null, checked_in_by: staff.nurse };
  let number = 0;
  const next = (): object => {
    number += 1;
    const asked = { nodeId, organisationId, number, now: stage.clinic.clock.now().toString(), afterSeq: 0, rows: [{ seq: 1, transaction: 1, table: 'check_ins', what: 'insert', row: JSON.stringify(row) }], waiting: 0, known: null, since: null, after: null, stopped: null };
    return signText(JSON.stringify(asked), sign.privateKey);
  };
  return { who: 'nobody', url: '/api/nodes/exchanges', payload: next(), next };
}

const paper = (stage: Stage, personId: string): Asked => nurse(`/api/sites/${stage.clinic.here.siteId}/paper-doses`, { personId, dosingDay: stage.day(0), part: 1, givenUg: 20_000, givenAt: stage.clinic.clock.now().toString(), givenById: stage.clinic.here.staff.pharmacist, reference: 'page 1', containerId: stage.kit.containerId });

const downtime: readonly CutScenario[] = [
  { route: 'POST /api/sites/:id/nodes', ready: async (stage) => ({ who: 'administrator', url: `/api/sites/${await newSite(stage)}/nodes`, payload: { name: 'Node', aheadDays: 3 } }) },
  { route: 'POST /api/sites/:id/nodes', way: 'another code', ready: async (stage) => ({ who: 'administrator', url: `/api/sites/${(await invited(stage)).siteId}/nodes`, payload: { name: 'Node', aheadDays: 3 } }) },
  { route: 'POST /api/nodes/:id/state', ready: async (stage) => ({ who: 'pharmacist', url: `/api/nodes/${(await enrolled(stage)).nodeId}/state`, payload: { state: 'returning' } }) },
  { route: 'POST /api/nodes/:id/end', second, ready: async (stage) => ({ who: 'prescriber', url: `/api/nodes/${(await enrolled(stage)).nodeId}/end`, payload: { reason: 'Burnt', confirmationId: await second(stage) } }) },
  { route: 'POST /api/people/:id/days-back', ready: async (stage) => nurse(`/api/people/${await leased(stage)}/days-back`, { from: stage.day(0), to: stage.day(3) }) },
  { route: 'POST /api/node-differences/:id/settle', ready: async (stage) => ({ who: 'prescriber', url: `/api/node-differences/${await difference(stage)}/settle`, payload: { note: 'Looked at' } }) },
  { route: 'POST /api/sites/:id/paper-doses', ready: async (stage) => paper(stage, (await stage.kit.addDosed()).personId) },
  { route: 'POST /api/sites/:id/paper-doses', way: 'that stands already', ready: async (stage) => paper(stage, (await stage.dosed()).personId) },
  { route: 'POST /api/nodes/enrolments', again: 201, ready: async (stage) => ({ who: 'nobody', url: '/api/nodes/enrolments', payload: enrolment((await invited(stage)).code, newKeyPair('Ed25519')) }) },
  { route: 'POST /api/nodes/exchanges', again: 200, ready: questions },
  {
    route: 'POST /api/link/date',
    ready: async (stage) => {
      const since = stage.clinic.clock.now().subtract({ hours: 24 }).toString();
      await here(stage, (tx) => tx.run(sql`
        insert into node_links (organisation_id, node_id, site_id, server_url, server_public) select ${tx.organisationId}, ${newId()}, ${stage.clinic.here.siteId}, 'http://server', ${'A'.repeat(43)} where not exists (select from node_links where organisation_id = ${tx.organisationId})`));
      await here(stage, (tx) => tx.run(sql`update node_links set doubted_since = ${since} where organisation_id = ${tx.organisationId}`));
      return nurse('/api/link/date', { day: stage.day(0), reason: 'The radio says so' });
    },
  },
];

const ordered = async (stage: Stage): Promise<string> => (await stage.ask('nurse', `/api/episodes/${(await stage.kit.addDosed()).episodeId}/urine-tests`, { reason: 'clinical', panel: ['opiates'] })).id as string;
/** As the draw by chance writes it. */
const drawn = async (stage: Stage): Promise<string> => {
  const [id, { personId, episodeId }] = [newId(), await stage.kit.addDosed()];
  await here(stage, (tx) => tx.run(sql`insert into urine_tests (organisation_id, id, person_id, episode_id, site_id, reason, panel, drawn_for, ordered_at) values (${tx.organisationId}, ${id}, ${personId}, ${episodeId}, ${stage.clinic.here.siteId}, 'random', '{opiates}', 7, ${stage.clinic.clock.now().toString()})`));
  return id;
};

const tests: readonly CutScenario[] = [
  { route: 'POST /api/episodes/:id/urine-tests', ready: async (stage) => nurse(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/urine-tests`, { reason: 'clinical', panel: ['opiates'] }) },
  { route: 'POST /api/urine-tests/:id/collection', ready: async (stage) => nurse(`/api/urine-tests/${await drawn(stage)}/collection`, { given: true, observed: false, check: { temperatureC: 34.2 } }) },
  { route: 'POST /api/urine-tests/:id/excuse', ready: async (stage) => nurse(`/api/urine-tests/${await drawn(stage)}/excuse`, { why: 'travel', words: '' }) },
  { route: 'POST /api/urine-tests/:id/results', ready: async (stage) => nurse(`/api/urine-tests/${await ordered(stage)}/results`, { results: [{ substance: 'opiates', method: 'presumptive', result: 'negative' }] }) },
  { route: 'POST /api/episodes/:id/liver-tests', ready: async (stage) => nurse(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/liver-tests`, { onDay: stage.day(0), altTimesUln: 1.4 }) },
  { route: 'POST /api/episodes/:id/ecgs', ready: async (stage) => nurse(`/api/episodes/${(await stage.kit.addDosed()).episodeId}/ecgs`, { recordedAt: stage.clinic.clock.now().toString(), qtMs: 480, heartRate: 70 }) },
];

const withPhoto = async (stage: Stage): Promise<string> => {
  const { personId } = await stage.clinic.addPerson();
  await stage.ask('nurse', `/api/people/${personId}/photos`, { picture: smallPicture(), agreed: true });
  return personId;
};

const people: readonly CutScenario[] = [
  { route: 'POST /api/people/:id/photos', ready: async (stage) => nurse(`/api/people/${await withPhoto(stage)}/photos`, { picture: smallPicture(), agreed: true }) },
  { route: 'POST /api/people/:id/no-photo', way: 'declined', ready: async (stage) => nurse(`/api/people/${(await stage.clinic.addPerson()).personId}/no-photo`, {}) },
  { route: 'POST /api/people/:id/no-photo', way: 'taken back', ready: async (stage) => nurse(`/api/people/${await withPhoto(stage)}/no-photo`, {}) },
];

const screen = (): object => ({ kind: 'wall', name: newId().slice(-12) });
const addScreen = (stage: Stage): Promise<{ readonly id: string; readonly code: string }> => stage.ask('manager', `/api/sites/${stage.clinic.here.siteId}/devices`, screen());

const screens: readonly CutScenario[] = [
  { route: 'POST /api/sites/:id/devices', ready: async (stage) => ({ who: 'manager', url: `/api/sites/${stage.clinic.here.siteId}/devices`, payload: screen() }) },
  { route: 'POST /api/devices/:id/end', ready: async (stage) => ({ who: 'manager', url: `/api/devices/${(await addScreen(stage)).id}/end`, payload: {} }) },
  // Spent is spent: a screen whose answer was lost is shown a new code.
  { route: 'POST /api/device/enrolment', again: 400, ready: async (stage) => ({ who: 'nobody', url: '/api/device/enrolment', payload: { code: (await addScreen(stage)).code } }) },
];

export const roomScenarios: readonly CutScenario[] = [...downtime, ...tests, ...people, ...screens];
