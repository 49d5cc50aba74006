/** What the writes around a second signature are cut on: one that is asked for, signed, refused or taken back, and the photo beside it. */
import { smallPicture } from '../../platform/testing/small-picture.ts';
import type { Asked, CutScenario, Stage } from './cut-stage.ts';

async function spilled(stage: Stage): Promise<Asked> {
  const { here } = stage.clinic;
  return { who: 'nurse', url: `/api/sites/${here.siteId}/second-signatures`, payload: { act: 'waste', of: here.staff.pharmacist, params: { id: await stage.container(50_000) }, body: { amountUg: 1000, reason: 'Spilled' } } };
}

async function asked(stage: Stage): Promise<{ readonly id: string; readonly hash: string }> {
  const { who, url, payload } = await spilled(stage);
  return stage.ask(who, url, payload);
}

export const secondSignatures: readonly CutScenario[] = [
  { route: 'POST /api/sites/:id/second-signatures', ready: spilled },
  {
    route: 'POST /api/second-signatures/:id/signature',
    ready: async (stage) => {
      const { id, hash } = await asked(stage);
      return { who: 'pharmacist', url: `/api/second-signatures/${id}/signature`, payload: { hash } };
    },
  },
  { route: 'POST /api/second-signatures/:id/refusal', ready: async (stage) => ({ who: 'pharmacist', url: `/api/second-signatures/${(await asked(stage)).id}/refusal`, payload: { reason: 'I saw two bottles' } }) },
  { route: 'POST /api/second-signatures/:id/end', ready: async (stage) => ({ who: 'nurse', url: `/api/second-signatures/${(await asked(stage)).id}/end`, payload: {} }) },
  { route: 'POST /api/sites/:id/waste-photos', ready: async (stage) => ({ who: 'nurse', url: `/api/sites/${stage.clinic.here.siteId}/waste-photos`, payload: { picture: smallPicture() } }) },
];
