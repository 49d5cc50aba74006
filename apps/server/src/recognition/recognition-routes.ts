/** Asking for help without an account. Nothing is ever told back about anybody. */
import { askForHelp } from '@fairlead/contract/recognition';
import { addEnquiry, enquiryReceived } from '../admission/index.ts';
import { anyone } from '../platform/policy.ts';
import { command, type AnyRoute } from '../platform/registry.ts';
import { allSites } from '../platform/sites-store.ts';

export const recognitionRoutes: readonly AnyRoute[] = [
  command(askForHelp, { policy: anyone, limiter: 'public-form', audit: 'help asked for' }, async (ask, tx) => {
    const sites = await allSites(tx);
    const site = sites.find(({ code }) => code === ask.body.serviceCode) ?? sites[0];
    if (site === undefined) return { kind: 'conflict', detail: 'This programme is not set up yet. Use the crisis numbers on this page if you need help now.' };
    const { id, reference } = await addEnquiry(tx, { kind: 'enquiry', source: 'front_door', siteId: site.id, enquiry: ask.body }, ask.now);
    const answerBy = ask.now.add({ hours: ask.body.needsToday ? 1 : 24 }).toString();
    return {
      kind: 'done', people: [], reply: { reference, answerBy },
      ...enquiryReceived({ id, reference, siteId: site.id, needsToday: ask.body.needsToday, callMe: ask.body.callMe }, ask.now),
    };
  }),
];
