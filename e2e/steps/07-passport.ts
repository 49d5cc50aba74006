/** The dose passport: shown by the person, checked by a stranger, printed by the clinic; and guest days. */
import { expect } from '../harness/expect.ts';
import { showFactor } from '../harness/factor.ts';
import { ownPhone } from '../harness/own-phone.ts';
import type { Step } from '../harness/walk.ts';
import { siteDay } from './at-the-window.ts';

export const passport: readonly Step[] = [
  {
    shows: 'a person shows their dose passport on the phone, and again without a line',
    run: async (walk) => {
      const page = await ownPhone(walk, '/more/passport');
      const answered = page.waitForResponse((response) => response.url().endsWith('/api/me/dose-passport'));
      await page.getByRole('button', { name: 'Show my dose passport' }).click();
      walk.learned['passport'] = ((await (await answered).json()) as { text: string }).text;
      const code = page.getByRole('img', { name: 'The code of your dose passport' });
      await code.waitFor();
      await page.getByText(/Good until .* also without a connection/).waitFor();
      await page.getByText(/methadone, 30 mg/).waitFor();
      await walk.look(page, 'dose passport');
      await page.context().setOffline(true);
      await page.getByRole('link', { name: 'Back' }).click();
      await page.getByRole('link', { name: /Dose passport/ }).click();
      await code.waitFor();
      await page.context().setOffline(false);
    },
  },
  {
    shows: 'a stranger checks the passport in words, and one changed letter is told',
    run: async (walk) => {
      const page = await walk.stranger();
      await page.goto(`${walk.product.front}/passport`);
      const text = walk.learned['passport'] ?? '';
      const check = async (given: string, heading: string): Promise<void> => {
        await page.getByLabel('Text of the passport').fill(given);
        await page.getByRole('button', { name: 'Check it' }).click();
        await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      };
      await check(text, 'Valid');
      await page.getByText('methadone 30 mg').waitFor();
      await page.getByText(/This is no identity and no order/).waitFor();
      await walk.look(page, 'passport checked');
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      const [head, payload = '', signed] = text.split('.');
      const changed = `${payload.slice(0, 60)}${payload[60] === 'A' ? 'B' : 'A'}${payload.slice(61)}`;
      await page.getByLabel('Text of the passport').fill([head, changed, signed].join('.'));
      await page.getByRole('button', { name: 'Check it' }).click();
      await page.getByRole('heading', { name: 'Valid', exact: true }).waitFor({ state: 'detached' });
      await check(`${text.slice(0, -8)}AAAA${text.slice(-4)}`, 'Changed');
      await walk.look(page, 'passport changed');
      expect(await page.getByText('methadone 30 mg').count()).toBe(0);
      await page.close();
    },
  },
  {
    shows: 'a clinic prints the passport, agrees days elsewhere, and takes the doses back',
    run: async (walk) => {
      const page = await walk.clinicAs('Dana Osei');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/take-home`);
      await page.getByLabel('They asked for it and take it along').check();
      const saved = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Print the passport' }).click();
      expect((await saved).suggestedFilename()).toMatch(/^dose-passport-fl-\d+\.pdf$/);
      await page.getByRole('radio', { name: 'At another clinic, hospital or prison' }).check();
      await page.getByLabel('First day').fill(await siteDay(page, 8));
      await page.getByLabel('Last day').fill(await siteDay(page, 9));
      await page.getByLabel('Name of the other clinic').fill('Bay Clinic');
      await page.getByLabel('Telephone').fill('555 0177');
      await page.getByRole('button', { name: 'Agree and sign' }).click();
      await showFactor(page, page.getByText(/Bay Clinic, /).first());
      await walk.look(page, 'guest days');
      await page.getByText('They are back').click();
      await page.getByLabel('Why the days end').fill('Stays at home after all');
      await page.getByRole('button', { name: 'End the guest days' }).click();
      await page.getByText('Ended', { exact: true }).waitFor();
    },
  },
];
