/** The person's own phone: first opening with the code from the clinic, a PIN, a screen that gives nothing away, and the plan signed by both. */
import { expect } from '../harness/expect.ts';
import { choosePin, ownPhone, password, unlock } from '../harness/own-phone.ts';
import type { Step } from '../harness/walk.ts';

export const companion: readonly Step[] = [
  {
    shows: 'a wrong code is told in plain words; the right one opens the phone with a password and a PIN of Kay’s own',
    run: async (walk) => {
      const page = await walk.phone();
      await page.goto(walk.product.companion);
      await page.getByLabel('Code').fill('AAAA-BBBB-CCCC');
      await page.getByLabel('Your own password').first().fill(password);
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'This code does not work' }).waitFor();
      await walk.look(page, 'phone welcome');
      await page.getByLabel('Code').fill(walk.learned.invitationCode.toLowerCase());
      await page.getByRole('button', { name: 'Start', exact: true }).click();
      const name = /Your sign-in name is (\S+)\. Write it down/.exec(await page.getByText(/Your sign-in name is/).innerText());
      walk.learned['signInName'] = name?.[1] ?? '';
      await page.getByLabel('PIN', { exact: true }).fill('123456');
      await page.getByLabel('The same PIN again').fill('123456');
      await page.getByRole('button', { name: 'Keep this PIN' }).click();
      await page.getByRole('alert').filter({ hasText: 'easy to guess' }).waitFor();
      await walk.look(page, 'phone pin');
      await choosePin(page);
      await page.getByRole('radiogroup', { name: 'How strong is the pull now?' }).waitFor();
      await walk.look(page, 'phone today');
    },
  },
  {
    shows: 'the locked phone tells nobody what it is for, keeps out a wrong PIN, and Help opens without one',
    run: async (walk) => {
      const page = await walk.phone();
      await page.reload();
      await page.getByRole('heading', { name: 'Locked' }).waitFor();
      const manifest = await page.evaluate(async () => (await (await fetch('/manifest.webmanifest')).json()) as { name: string; short_name: string });
      expect([await page.title(), manifest.name, manifest.short_name]).toBe(['Today', 'Today', 'Today']);
      expect(/methadone|opioid|addict|treatment|recovery|moreau|\bkay\b/i.exec(await page.locator('body').innerText())).toBe(null);
      await page.getByLabel('PIN', { exact: true }).fill('9999');
      await page.getByRole('button', { name: 'Open', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: '9 tries left' }).waitFor();
      await walk.look(page, 'phone locked');
      await page.getByRole('link', { name: 'Help' }).click();
      await page.getByRole('link', { name: /911/ }).first().waitFor();
      await walk.look(page, 'phone help while locked');
      await page.goBack();
      await unlock(page);
    },
  },
  {
    shows: 'Kay signs the plan on the phone, and the clinic shows it as signed by both',
    run: async (walk) => {
      const page = await ownPhone(walk);
      await page.getByRole('link', { name: 'Plan', exact: true }).click();
      await page.getByRole('heading', { name: 'Does this plan fit you?' }).waitFor();
      await walk.look(page, 'phone plan to sign');
      await page.getByRole('button', { name: 'Sign the plan' }).click();
      await page.getByText(/Signed by Kay/).waitFor();
      await walk.look(page, 'phone plan signed');
      const clinic = await walk.clinicAs('Dana Osei');
      await clinic.goto(`${walk.product.clinic}/people/${walk.learned.personId}/plan`);
      await clinic.getByText('Signed by the person').first().waitFor();
      expect(await clinic.getByText(/^Signed: /).first().innerText()).toContain('Dana Osei');
    },
  },
];
