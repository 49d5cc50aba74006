/** Family and others: a supporter sees what Kay allowed until Kay says stop; help for families without the person; meetings. */
import type { Page } from 'playwright-core';
import { newContext, phone } from '../harness/browser.ts';
import { expect } from '../harness/expect.ts';
import { choosePin, ownPhone } from '../harness/own-phone.ts';
import type { Step } from '../harness/walk.ts';

let sister: Page | undefined;

/** What the supporter's phone may read, asked at the server itself. */
const allowed = (page: Page): Promise<readonly string[]> => page.evaluate(async () => {
  const reply = await fetch('/api/supporting');
  return reply.ok ? ((await reply.json()) as { people: object[] }).people.flatMap((person) => Object.keys(person)) : [`refused ${reply.status}`];
});

export const community: readonly Step[] = [
  {
    shows: 'Kay invites a sister for goals and early signs only, until a day, with a code that works once',
    run: async (walk) => {
      const page = await ownPhone(walk, '/more/sharing');
      await page.getByText('Invite a supporter').click();
      await page.getByRole('button', { name: 'Make a code' }).click();
      await page.getByRole('alert').filter({ hasText: 'Choose at least one thing' }).waitFor();
      await page.getByLabel('Their name').fill('Robin');
      await page.getByLabel('Who they are to you').fill('sister');
      await page.getByRole('checkbox', { name: 'My goals' }).check();
      await page.getByRole('checkbox', { name: 'My early signs and what helps' }).check();
      await page.getByRole('radio', { name: '1 month' }).check();
      await page.getByRole('checkbox', { name: /I agree that Robin may see this until/ }).check();
      await walk.look(page, 'phone invite supporter');
      await page.getByRole('button', { name: 'Make a code' }).click();
      await page.getByRole('heading', { name: 'Give Robin this code' }).waitFor();
      walk.learned['supporterCode'] = (await page.locator('.code').innerText()).trim();
      await walk.look(page, 'phone supporter code');
    },
  },
  {
    shows: 'on the sister’s own phone stands what was allowed and nothing else, whatever she asks for',
    run: async (walk) => {
      sister = await (await newContext(walk.browser, phone)).newPage();
      await sister.goto(walk.product.companion);
      await sister.getByLabel('Code').fill(walk.learned['supporterCode'] ?? '');
      await sister.getByLabel('Your own password').first().fill('four small cups of cold tea');
      await sister.getByRole('button', { name: 'Start', exact: true }).click();
      await choosePin(sister);
      await sister.getByText('Keep my job and get there on time').waitFor();
      await sister.getByRole('region', { name: 'Early signs' }).getByText('Not opening letters').waitFor();
      await walk.look(sister, 'supporter today');
      const said = await sister.locator('body').innerText();
      expect(/mg|methadone|the old flat|Mick|lapse|craving/i.exec(said)).toBe(null);
      const keys = await allowed(sister);
      for (const never of ['doseDays', 'appointments', 'attendance', 'lapseAlerts']) expect(keys.includes(never)).toBe(false);
      for (const path of ['/api/me', '/api/me/access-log', `/api/people/${walk.learned.personId}`, `/api/people/${walk.learned.personId}/recovery`]) {
        expect(await sister.evaluate(async (address) => [403, 404].includes((await fetch(address)).status), path)).toBe(true);
      }
    },
  },
  {
    shows: 'family finds help without the person: on the supporter’s phone, and at the front door without any account',
    run: async (walk) => {
      if (sister === undefined) throw new Error('The sister has no phone.');
      await sister.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Learn' }).click();
      await sister.getByText('Nobody is told that you read this', { exact: false }).waitFor();
      await walk.look(sister, 'supporter learn');
      const stranger = await walk.stranger();
      await stranger.goto(`${walk.product.front}/learn/family`);
      await stranger.getByRole('heading', { level: 1 }).waitFor();
      await stranger.getByText(/CRAFT/).first().waitFor();
      await walk.look(stranger, 'front family');
      await stranger.getByRole('main').getByRole('link', { name: /naloxone/i }).click();
      await stranger.getByRole('heading', { level: 1, name: /naloxone/i }).waitFor();
      await stranger.context().close();
    },
  },
  {
    shows: 'meetings come from a list that names its source and day, and the supporter can find them too',
    run: async (walk) => {
      const page = await ownPhone(walk, '/more/meetings');
      await page.getByRole('heading', { name: 'Meetings', level: 1 }).waitFor();
      await page.getByText(/List from .+, loaded/).waitFor();
      await walk.look(page, 'phone meetings');
    },
  },
  {
    shows: 'Stop sharing ends it at once: the sister’s phone shows nothing of Kay any more, and the clinic sees that it ended',
    run: async (walk) => {
      if (sister === undefined) throw new Error('The sister has no phone.');
      const page = await ownPhone(walk, '/more/sharing');
      await page.getByRole('button', { name: 'Stop sharing' }).click();
      await page.getByText('Stopped. Robin sees nothing more.').waitFor();
      const keys = await allowed(sister);
      expect(keys.includes('goals') || keys.includes('relapsePreventionPlan')).toBe(false);
      await sister.goto(walk.product.companion);
      await sister.getByLabel('PIN', { exact: true }).fill('280416');
      await sister.getByRole('button', { name: 'Open', exact: true }).click();
      await sister.getByText('Keep my job and get there on time').waitFor({ state: 'detached' });
      await sister.getByText(/Nobody shares with you now|sign in again/).first().waitFor();
      await walk.look(sister, 'supporter after stop');
      await sister.context().close();
      const clinic = await walk.clinicAs('Rosa Ibarra');
      await clinic.goto(`${walk.product.clinic}/people/${walk.learned.personId}/supporters`);
      await clinic.getByText('Robin, sister').waitFor();
      await clinic.getByText('ended', { exact: true }).first().waitFor();
      await walk.look(clinic, 'supporters ended');
    },
  },
];
