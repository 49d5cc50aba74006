/** What an administrator keeps in order: staff with their roles and sites, sites with their guidelines. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Country, SiteCode } from '../platform/index.ts';
import { Id, IdParams, Instant, Language, Line, Role } from '../shapes.ts';

const Ok = z.object({ ok: z.literal(true) });
/** A code for one use, to hand over in person: shown once. */
const OneTimeCode = z.object({ code: z.string(), expiresAt: Instant });
const Roles = z.array(Role).check(z.minLength(1), z.maxLength(9));
const SiteIds = z.array(Id).check(z.minLength(1), z.maxLength(200));

export const StaffMember = z.object({
  id: Id, displayName: z.string(), initials: z.string(), profession: z.nullable(z.string()), roles: z.array(Role), siteIds: z.array(Id),
  state: z.enum(['invited', 'active', 'disabled']), signInName: z.nullable(z.string()), lastSeenAt: z.nullable(Instant),
  hasAuthenticator: z.boolean(), passkeys: z.int(), recoveryCodesLeft: z.int(),
  /** Until when the one-time code is good; null where none is. */
  codeUntil: z.nullable(Instant),
});
export type StaffMember = z.output<typeof StaffMember>;

export const listStaff = route({ method: 'GET', path: '/api/staff', summary: 'Everybody who works here, with roles, sites and state', reply: z.object({ items: z.array(StaffMember) }) });
export const inviteStaff = route({
  method: 'POST', path: '/api/staff', summary: 'Invites a member of staff; the one-time code is shown once',
  body: z.object({ displayName: Line, profession: z.optional(Line), roles: Roles, siteIds: SiteIds, language: z.optional(Language) }), reply: z.extend(OneTimeCode, { id: Id }),
});
export const renewStaffCode = route({ method: 'POST', path: '/api/staff/:id/code', summary: 'A new one-time code for somebody who has not come in yet', params: IdParams, reply: OneTimeCode });
export const changeStaff = route({
  method: 'POST', path: '/api/staff/:id/roles', summary: 'Changes roles and sites; it counts from the next request on', params: IdParams, body: z.object({ roles: Roles, siteIds: SiteIds, profession: z.optional(Line) }), reply: Ok,
});
export const disableStaff = route({ method: 'POST', path: '/api/staff/:id/disable', summary: 'Shuts an account; its sessions end at once', params: IdParams, reply: Ok });
export const enableStaff = route({ method: 'POST', path: '/api/staff/:id/enable', summary: 'Opens a shut account again', params: IdParams, reply: Ok });
export const resetStaff = route({
  method: 'POST', path: '/api/staff/:id/reset', summary: 'For a lost phone or a forgotten passphrase: sessions end, and a one-time code begins anew what was lost', params: IdParams,
  body: z.object({ what: z.enum(['factor', 'passphrase', 'both']) }), reply: OneTimeCode,
});

/** Which guideline a site follows for what: the key that it is kept under, and the names that may stand there. */
export const siteRules = [
  { key: 'methadoneStart', options: ['US-CFR-2024', 'US-LABEL', 'ASAM-2020', 'TIP63', 'OB17', 'RCGP', 'UK-NHS', 'BC-2023', 'CANADA', 'AU-2003'] },
  { key: 'titration', options: ['ASAM20', 'OB17', 'RCGP', 'BC-2023'] },
  { key: 'missedDose', options: ['TIP63', 'UK', 'AU03', 'BC-2023'] },
  { key: 'takeHome', options: ['US-CFR-2024', 'UK'] },
  { key: 'buprenorphineStart', options: ['US-LABEL', 'US-TABLET', 'US-ZUBSOLV', 'ASAM20', 'EXPERTS', 'ACEP', 'CA-BRIDGE', 'EU-BUVIDAL', 'OB17'] },
  { key: 'ecg', options: ['KRANTZ09', 'APS-HRS-2014', 'UK-MHRA', 'AATOD-RISK'] },
  // Later questions: whoever does not answer them keeps what a new site starts with.
  { key: 'taper', options: ['US-LABEL', 'TAPER-CONSENSUS', 'RCGP', 'OB17'], optional: true },
  { key: 'depot', options: ['PRE-2025', '2025-RAPID', 'US-PROGRAMME'], optional: true },
  { key: 'naltrexone', options: ['LABEL', 'STRICT-3X'], optional: true },
  { key: 'medicationReview', options: ['UK-12-WEEKS', 'QUARTERLY', 'HALF-YEARLY'], optional: true },
  { key: 'drugTests', options: ['EIGHT-A-YEAR', 'TWELVE-A-YEAR', 'NO-MINIMUM'], optional: true },
  // How long a second signature that was asked for stands before it ends by itself.
  { key: 'secondSignature', options: ['5-MINUTES', '15-MINUTES', '30-MINUTES', '60-MINUTES'], optional: true },
] as const;
export type SiteRuleKey = (typeof siteRules)[number]['key'];

/** The guidelines a new site starts with. */
export const startingRules: Readonly<Record<'US' | 'UK', Readonly<Record<SiteRuleKey, string>>>> = {
  US: { methadoneStart: 'US-CFR-2024', titration: 'ASAM20', missedDose: 'TIP63', takeHome: 'US-CFR-2024', buprenorphineStart: 'ASAM20', ecg: 'KRANTZ09', taper: 'US-LABEL', depot: 'PRE-2025', naltrexone: 'LABEL', medicationReview: 'QUARTERLY', drugTests: 'EIGHT-A-YEAR', secondSignature: '15-MINUTES' },
  UK: { methadoneStart: 'OB17', titration: 'OB17', missedDose: 'UK', takeHome: 'UK', buprenorphineStart: 'OB17', ecg: 'UK-MHRA', taper: 'OB17', depot: 'PRE-2025', naltrexone: 'LABEL', medicationReview: 'UK-12-WEEKS', drugTests: 'NO-MINIMUM', secondSignature: '15-MINUTES' },
};

const TimeZone = z.string().check(z.minLength(1), z.maxLength(60));
const Rules = z.record(z.string(), z.string().check(z.maxLength(60)));
/** What stands on the site's books, labels and letters; empty where nobody said it. `number`: the DEA registration, or the Home Office licence. */
export const SitePapers = z.object({
  address: z.string().check(z.trim(), z.maxLength(400)), phone: z.string().check(z.trim(), z.maxLength(60)), number: z.string().check(z.trim(), z.maxLength(40)),
  /** What bottles are labelled with: 57 by 32 mm, or 100 by 62 mm with pictograms. */
  labels: z.optional(z.enum(['small', 'large'])),
  county: z.optional(z.string().check(z.trim(), z.maxLength(120))),
  /** UK: the accountable officer for controlled drugs, and the police’s liaison officer, each with how to reach them. */
  officer: z.optional(z.string().check(z.trim(), z.maxLength(200))), liaison: z.optional(z.string().check(z.trim(), z.maxLength(200))),
});
export type SitePapers = z.output<typeof SitePapers>;
export const AdministeredSite = z.object({ papers: SitePapers, id: Id, code: z.string(), name: z.string(), country: Country, timeZone: z.string(), rules: Rules, staff: z.int() });
export type AdministeredSite = z.output<typeof AdministeredSite>;

export const listSites = route({ method: 'GET', path: '/api/sites', summary: 'Every site with its time zone and guidelines', reply: z.object({ items: z.array(AdministeredSite) }) });
export const addSite = route({
  method: 'POST', path: '/api/sites', summary: 'Adds a site', body: z.object({ code: SiteCode, name: Line, country: Country, timeZone: TimeZone, rules: Rules }), reply: z.object({ id: Id }),
});
export const changeSite = route({
  method: 'PUT', path: '/api/sites/:id', summary: 'Changes a site’s name, time zone or guidelines; what they were before is kept', params: IdParams, body: z.object({ name: Line, timeZone: TimeZone, rules: Rules, papers: z.optional(SitePapers) }), reply: Ok,
});
