/** A real installation from nothing: set up, staff invited, a passkey, one's own sessions. */
import type { Page } from 'playwright-core';
import { totpCode } from '../../apps/server/src/platform/passphrases.ts';
import { desktop, newContext } from '../harness/browser.ts';
import { expect } from '../harness/expect.ts';
import { startRealProduct, type RealProduct } from '../harness/real-product.ts';
import type { Step, Walk } from '../harness/walk.ts';

let real: RealProduct | undefined;
let administrator: Page | undefined;
let nurse: Page | undefined;
let nurseSecret = '';

const product = (): RealProduct => { if (real === undefined) throw new Error('Nothing was set up.'); return real; };
const pageOf = (page: Page | undefined): Page => { if (page === undefined) throw new Error('Nobody came in.'); return page; };

const freshPage = async (walk: Walk): Promise<Page> => (await newContext(walk.browser, desktop)).newPage();

/** Types what the authenticator app shows; `ahead`: its next code, where this one was used. */
async function typeTotp(page: Page, secret: string, label: string, ahead = 0): Promise<void> {
  await page.getByRole('textbox', { name: label }).fill(totpCode(secret, Temporal.Now.instant().add({ seconds: 30 * ahead })));
}

const secretOn = async (page: Page): Promise<string> => ((await page.locator('.enrol-app code').textContent()) ?? '').replaceAll(' ', '');

export const setUpSteps: readonly Step[] = [
  {
    shows: 'a new installation is set up by whoever reads the terminal, and by nobody else',
    run: async (walk) => {
      real = await startRealProduct();
      const page = await freshPage(walk);
      await page.goto(real.clinic);
      await page.getByRole('heading', { name: 'The code from the terminal' }).waitFor();
      await page.getByRole('textbox', { name: 'Code' }).fill('WRONG-WRONG-WRONG-WRONG');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('This is not the code that the terminal shows.').waitFor();
      await walk.look(page, 'set up code');
      await page.getByRole('textbox', { name: 'Code' }).fill(real.code.toLowerCase());
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('textbox', { name: 'Organization' }).fill('Cedar Valley Recovery');
      await page.getByRole('radio', { name: 'United States' }).check();
      await page.getByRole('textbox', { name: 'First site' }).fill('Main Street');
      await page.getByRole('textbox', { name: 'Short code of the site' }).fill('main');
      await page.getByRole('combobox', { name: 'Time zone' }).selectOption('America/Denver');
      await walk.look(page, 'set up clinic');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByRole('textbox', { name: 'Your name' }).fill('Nell Ortega');
      await page.getByRole('textbox', { name: 'Name to sign in with' }).fill('nell');
      await page.getByLabel('Passphrase').fill('Cedar Valley Recovery');
      await page.getByRole('button', { name: 'Continue' }).click();
      await typeTotp(page, await secretOn(page), 'Six digits from the app');
      await walk.look(page, 'set up app');
      await page.getByRole('button', { name: 'Set it up' }).click();
      // Back where the passphrase stands, with a sentence, and everything else still there.
      await page.getByText('This is your own name or your clinic’s, which is tried first. Choose another.').waitFor();
      expect(await page.getByRole('textbox', { name: 'Your name' }).inputValue()).toBe('Nell Ortega');
      await walk.look(page, 'set up you');
      await page.getByLabel('Passphrase').fill('nine copper spoons');
      await page.getByRole('button', { name: 'Continue' }).click();
      await typeTotp(page, await secretOn(page), 'Six digits from the app');
      await page.getByRole('button', { name: 'Set it up' }).click();
      await page.getByRole('heading', { name: 'Ten codes for a lost phone' }).waitFor();
      expect(await page.getByRole('list', { name: 'Ten codes for a lost phone' }).getByRole('listitem').count()).toBe(10);
      await walk.look(page, 'set up recovery codes');
      await page.getByRole('button', { name: 'I have kept them' }).click();
      await page.getByRole('navigation').first().waitFor();
      await page.getByText('Main Street').first().waitFor();
      administrator = page;
      const late = await freshPage(walk);
      await late.goto(real.clinic);
      await late.getByRole('heading', { name: 'Sign in' }).waitFor();
      expect(await late.getByText('Demonstration').count()).toBe(0);
      await walk.look(late, 'sign in');
      await late.context().close();
    },
  },
  {
    shows: 'the administrator invites a nurse, who comes in with the code, own passphrase and own authenticator app',
    run: async (walk) => {
      const page = pageOf(administrator);
      await page.getByRole('button', { name: 'Invite somebody' }).click();
      await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Ida Lund');
      await page.getByRole('textbox', { name: /^Profession/ }).fill('Dosing nurse');
      await page.getByRole('button', { name: 'Invite', exact: true }).click();
      await page.getByText('Choose at least one role.').waitFor();
      await page.getByRole('checkbox', { name: 'Nurse' }).check();
      await walk.look(page, 'staff invite');
      await page.getByRole('button', { name: 'Invite', exact: true }).click();
      await page.getByRole('heading', { name: 'One-time code for Ida Lund' }).waitFor();
      const code = (await page.locator('.one-time-code').textContent()) ?? '';
      await walk.look(page, 'staff one-time code');
      await page.getByRole('button', { name: 'I have handed it over' }).click();
      const own = await freshPage(walk);
      await own.goto(`${product().clinic}/#code=${code}`);
      await own.getByRole('textbox', { name: 'One-time code' }).waitFor();
      await own.getByRole('button', { name: 'Continue' }).click();
      await own.getByRole('heading', { name: 'Welcome, Ida Lund' }).waitFor();
      await own.getByRole('textbox', { name: 'Name to sign in with' }).fill('ida');
      await own.getByLabel('Passphrase').fill('seven grey herons');
      nurseSecret = await secretOn(own);
      await typeTotp(own, nurseSecret, 'Six digits from the app');
      await walk.look(own, 'come in');
      await own.getByRole('button', { name: 'Come in' }).click();
      await own.getByRole('button', { name: 'I have kept them' }).click();
      await own.getByRole('navigation').first().waitFor();
      nurse = own;
      await page.reload();
      await page.getByText(/Nurse · Main Street · last here/).waitFor();
      await walk.look(page, 'staff and sites');
    },
  },
  {
    shows: 'a passkey is made, finishes signing in instead of six digits, and one ends one’s other sessions',
    run: async (walk) => {
      const page = pageOf(nurse);
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('WebAuthn.enable');
      await devtools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
      await page.goto(`${product().clinic}/you`);
      await page.getByRole('textbox', { name: 'Name of the device' }).fill('Key on my ring');
      await page.getByRole('button', { name: 'Add a passkey' }).click();
      await page.getByText('The passkey is ready.').waitFor();
      await walk.look(page, 'your sign-ins');
      // Signed in a second time, in the same browser and so with the same passkey.
      await page.context().clearCookies();
      await page.goto(product().clinic);
      await page.getByRole('textbox', { name: 'Sign-in name' }).fill('ida');
      await page.getByLabel('Passphrase').fill('seven grey herons');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('button', { name: 'Use your passkey' }).waitFor();
      await walk.look(page, 'sign in with a passkey');
      await page.getByRole('button', { name: 'Use your passkey' }).click();
      await page.getByRole('navigation').first().waitFor();
      await page.goto(`${product().clinic}/you`);
      await page.getByRole('button', { name: 'End the other one' }).click();
      await page.getByText('Ended. Whoever sits there has to sign in again.').waitFor();
      await page.getByText('You are signed in nowhere else.').waitFor();
    },
  },
  {
    shows: 'an account that is shut is signed out at once and told so where it stands',
    run: async (walk) => {
      const page = pageOf(administrator);
      await page.getByRole('button', { name: 'Open Ida Lund' }).click();
      await page.getByRole('button', { name: 'Shut the account' }).click();
      await page.getByText('Shut. They are signed out everywhere.').waitFor();
      await walk.look(page, 'staff shut');
      const own = pageOf(nurse);
      await own.reload();
      await own.getByRole('heading', { name: 'Sign in' }).waitFor();
      await page.context().close();
      await own.context().close();
      await product().stop();
    },
  },
];
