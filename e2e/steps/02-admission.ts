/** The inbox: a call, risk while waiting, acceptance with consent and goals, naloxone and the companion's code on the first day. */
import { expect } from '../harness/expect.ts';
import type { Step } from '../harness/walk.ts';

export const admission: readonly Step[] = [
  {
    shows: 'the front desk sees the request by risk and waiting time, and notes the call',
    run: async (walk) => {
      const page = await walk.clinicAs('Jo Lindqvist');
      await page.goto(`${walk.product.clinic}/inbox`);
      await walk.look(page, 'inbox');
      await page.getByRole('button', { name: /Kay/ }).first().click();
      await page.getByText(walk.learned.reference).first().waitFor();
      await walk.look(page, 'request');
      await page.getByRole('radio', { name: 'We spoke' }).check();
      await page.getByRole('button', { name: 'Keep this try' }).click();
      await page.getByText('In contact').first().waitFor();
    },
  },
  {
    shows: 'a nurse asks about risk and accepts Kay into an episode with consent, goals and a responsible clinician',
    run: async (walk) => {
      const page = await walk.clinicAs('Ana Brandt');
      await page.goto(`${walk.product.clinic}/inbox`);
      await page.getByRole('button', { name: /Kay/ }).first().click();
      const injects = page.getByRole('group', { name: /Injects/ });
      await injects.getByText('Yes', { exact: true }).click();
      await page.getByRole('button', { name: 'Keep what was asked' }).click();
      await page.getByRole('link', { name: 'Accept into treatment' }).or(page.getByRole('button', { name: 'Accept into treatment' })).first().click();
      await page.getByLabel('Given name').fill('Kay');
      await page.getByLabel('Family name').fill('Moreau');
      await page.getByRole('textbox', { name: 'Date of birth' }).last().fill('1991-05-02');
      await page.getByRole('radio', { name: 'Female' }).check();
      const clinician = page.getByRole('combobox', { name: 'Responsible clinician' });
      await clinician.selectOption((await clinician.locator('option', { hasText: 'Dana Osei' }).getAttribute('value')) ?? '');
      await page.getByRole('radio', { name: 'Read it here and agreed' }).first().check();
      await page.getByRole('textbox', { name: 'What the person wants' }).fill('Keep my job and get there on time\nSleep without waking at 3');
      await walk.look(page, 'acceptance');
      await page.getByRole('button', { name: /Accept Kay/ }).click();
      await page.getByRole('heading', { name: 'Naloxone in hand' }).waitFor();
      walk.learned.personId = /people\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? walk.learned.personId;
    },
  },
  {
    shows: 'naloxone is issued on the first day and the companion is offered with a code',
    run: async (walk) => {
      const page = await walk.clinicAs('Ana Brandt');
      await walk.look(page, 'first day');
      await page.getByLabel('Shown how to use it').check();
      await page.getByRole('button', { name: 'Issue the kit' }).click();
      await page.getByText(/In hand/).first().waitFor();
      await page.getByRole('button', { name: 'Make a code' }).click();
      const code = page.getByText(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/).first();
      await code.waitFor();
      walk.learned.invitationCode = (await code.textContent()) ?? '';
      await page.getByRole('link', { name: 'Go to the record' }).or(page.getByRole('button', { name: 'Go to the record' })).first().click();
      await page.waitForURL(/\/people\/[0-9a-f-]{36}/);
      walk.learned.personId = /people\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
      expect(walk.learned.personId).toMatch(/^[0-9a-f-]{36}$/);
      await walk.look(page, 'record overview');
    },
  },
];
