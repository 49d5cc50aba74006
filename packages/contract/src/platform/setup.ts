/** The first visit of a real installation. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Id, Line } from '../shapes.ts';
import { GivenCode, Passphrase, SignInName, TotpCode } from './account.ts';

export const SiteCode = z.string().check(z.regex(/^[A-Z0-9]{2,12}$/));
export const Country = z.enum(['US', 'UK']);

export const setupState = route({ method: 'GET', path: '/api/setup', summary: 'Whether an organisation exists', reply: z.object({ needed: z.boolean(), isDemo: z.boolean() }) });
export const setUpFactor = route({
  method: 'POST', path: '/api/setup/factor', summary: 'Shows the code from the terminal and gets the secret for the first administrator’s authenticator app',
  body: z.object({ code: GivenCode }), reply: z.object({ totpSecret: z.string() }),
});
export const setUp = route({
  method: 'POST', path: '/api/setup', summary: 'Creates the first organisation, its first site and its administrator, all at once, with the code from the terminal',
  body: z.object({
    code: GivenCode, organisationName: Line, country: Country, siteName: Line, siteCode: SiteCode, timeZone: z.string().check(z.maxLength(60)),
    displayName: Line, name: SignInName, passphrase: Passphrase, totpCode: TotpCode,
  }),
  reply: z.object({ organisationId: Id, recoveryCodes: z.array(z.string()) }),
});
