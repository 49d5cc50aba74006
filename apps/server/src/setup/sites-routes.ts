/** Sites: where care is given, in which time zone, under which guidelines. */
import * as contract from '@fairlead/contract/setup';
import { newId } from '../platform/ids.ts';
import { staff } from '../platform/policy.ts';
import { command, read, type AnyRoute, type NotDone } from '../platform/registry.ts';
import { addSite, allSites, type SiteRow } from '../platform/sites-store.ts';
import { changeSite, changeSitesOf, siteCodeTaken, siteToChange, staffAtSites } from './staff-store.ts';

const administrator = staff('administrator');

/** Whether a name is a time zone that this program knows. */
export const isTimeZone = (name: string): boolean => name === 'UTC' || Intl.supportedValuesOf('timeZone').includes(name);

export const noTimeZone = 'This is no time zone that we know. Use a name like America/New_York or Europe/London.';

function faultOf(body: { readonly timeZone: string; readonly rules: Readonly<Record<string, string>> }): NotDone | null {
  if (!isTimeZone(body.timeZone)) return { kind: 'invalid', detail: noTimeZone, field: '/timeZone' };
  for (const rule of contract.siteRules) {
    const { key, options } = rule;
    const chosen = body.rules[key];
    if (chosen === undefined && 'optional' in rule) continue;
    if (chosen === undefined || !options.some((option) => option === chosen)) return { kind: 'invalid', detail: `Choose a guideline for each question; “${chosen ?? ''}” is none for ${key}.`, field: `/rules/${key}` };
  }
  const unknown = Object.keys(body.rules).find((key) => !contract.siteRules.some((rule) => rule.key === key));
  return unknown === undefined ? null : { kind: 'invalid', detail: `There is no question “${unknown}”.`, field: '/rules' };
}

/** What the site follows, for every question that may be chosen here. */
const rulesOf = (site: SiteRow): Record<string, string> => Object.fromEntries(contract.siteRules.map(({ key }) => [key, site.profiles[key] ?? contract.startingRules[site.country][key]]));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const papersOf = ({ details }: SiteRow) => ({ address: text(details['address']), phone: text(details['phone']), number: text(details['deaNumber']), county: text(details['county']), officer: text(details['accountableOfficer']), liaison: text(details['policeLiaison']), labels: details['labels'] === 'large' ? 'large' as const : 'small' as const });

/** What was left out stays as it was. */
function detailsWith({ details }: SiteRow, papers: contract.SitePapers): Record<string, unknown> {
  const { address, phone, number, county, officer, liaison, labels } = papers;
  return { ...details, address, phone, deaNumber: number, ...(labels === undefined ? {} : { labels }), ...(county === undefined ? {} : { county }), ...(officer === undefined ? {} : { accountableOfficer: officer }), ...(liaison === undefined ? {} : { policeLiaison: liaison }) };
}

export const sitesRoutes: readonly AnyRoute[] = [
  read(contract.listSites, { policy: administrator, limiter: 'ordinary', audit: 'sites looked at' }, async (_ask, tx) => {
    const [sites, staffAt] = [await allSites(tx), await staffAtSites(tx)];
    return {
      kind: 'ok', people: [],
      reply: { items: sites.map((site) => ({ id: site.id, code: site.code, name: site.name, country: site.country, timeZone: site.time_zone, rules: rulesOf(site), papers: papersOf(site), staff: staffAt.get(site.id) ?? 0 })) },
    };
  }),
  command(contract.addSite, { policy: administrator, limiter: 'ordinary', audit: 'site added', freshFactor: true }, async (ask, tx) => {
    const { body, actor } = ask;
    const fault = faultOf(body);
    if (fault !== null) return fault;
    if (await siteCodeTaken(tx, body.code)) return { kind: 'invalid', detail: `The code ${body.code} belongs to another site.`, field: '/code' };
    const id = await addSite(tx, { code: body.code, name: body.name, country: body.country, timeZone: body.timeZone, profiles: { ...body.rules, placement: 'FAIRLEAD' } }, ask.now);
    await changeSitesOf(tx, actor.accountId, [...actor.siteIds, id]);
    return { kind: 'done', reply: { id }, people: [], details: { siteId: id } };
  }),
  command(contract.changeSite, { policy: administrator, limiter: 'ordinary', audit: 'site changed', freshFactor: true }, async (ask, tx) => {
    const site = await siteToChange(tx, ask.params.id);
    if (site === null) return { kind: 'not-found' };
    const fault = faultOf(ask.body);
    if (fault !== null) return fault;
    await changeSite(tx, site.id, { name: ask.body.name, timeZone: ask.body.timeZone, profiles: { ...site.profiles, ...ask.body.rules }, details: ask.body.papers === undefined ? site.details : detailsWith(site, ask.body.papers) }, { id: newId(), byId: ask.actor.accountId, at: ask.now });
    return { kind: 'done', reply: { ok: true as const }, people: [], details: { siteId: site.id, before: { timeZone: site.time_zone, rules: site.profiles, papers: papersOf(site) }, after: { timeZone: ask.body.timeZone, rules: ask.body.rules, papers: ask.body.papers ?? papersOf(site) } } };
  }),
];
