/** Leaving with the next appointment, naloxone and a plan, the calls afterwards, the refresher visit, and the way back into the same record. */
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import type { Step, Walk } from '../harness/walk.ts';

async function openTab(page: Page, walk: Walk, tab: string): Promise<void> {
  await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/${tab}`);
  await page.getByRole('heading', { name: 'Kay Moreau' }).first().waitFor();
}

async function startLeaving(page: Page, walk: Walk): Promise<void> {
  await openTab(page, walk, 'aftercare');
  await page.getByRole('button', { name: 'End this episode' }).click();
  await page.getByRole('radio', { name: 'As planned' }).check();
  await page.getByRole('combobox', { name: 'Why' }).selectOption({ label: 'Finished as planned' });
  await page.getByRole('heading', { name: 'In place', exact: true }).waitFor();
}

/** Everything to come is called off, so that leaving meets somebody without a next appointment. */
async function cancelWhatIsBooked(page: Page, walk: Walk): Promise<void> {
  await openTab(page, walk, 'appointments');
  await page.getByRole('heading', { name: 'To come' }).or(page.getByText('No appointment is booked.')).first().waitFor();
  const cancel = page.getByRole('button', { name: 'Cancel it' });
  for (let left = await cancel.count(); left > 0; left -= 1) {
    await cancel.first().click();
    await cancel.nth(left - 1).waitFor({ state: 'detached' });
  }
  await page.getByText('No appointment is booked.').waitFor();
}

const episodes = (page: Page, personId: string): Promise<readonly string[]> => page.evaluate(async (id) => ((await (await fetch(`/api/people/${id}`)).json()) as { episodes: { state: string }[] }).episodes.map(({ state }) => state), personId);

async function checkIn(page: Page, walk: Walk): Promise<void> {
  await openTab(page, walk, 'aftercare');
  await page.getByRole('radio', { name: 'Well', exact: true }).check();
  // The heading stands from the first on: without the answer the clock could move on before it is kept.
  const kept = page.waitForResponse((reply) => reply.request().method() === 'POST' && reply.url().endsWith('/aftercare-check-ins') && reply.ok());
  await page.getByRole('button', { name: 'Keep this check-in' }).click();
  await kept;
  await page.getByRole('heading', { name: 'Check-ins' }).waitFor();
}

export const aftercare: readonly Step[] = [
  {
    shows: 'a consent to share names with whom, what and why, and is ended at once',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await openTab(page, walk, 'consents');
      await page.getByRole('button', { name: 'Note a consent' }).click();
      await page.getByRole('textbox', { name: 'With whom' }).fill('Dr. Amsel, family practice');
      await page.getByRole('textbox', { name: 'What', exact: true }).fill('That treatment ended, and how to reach us');
      await page.getByRole('textbox', { name: 'Why', exact: true }).fill('Care afterwards');
      await page.getByRole('radio', { name: 'on paper' }).check();
      await page.getByRole('button', { name: 'Keep the consent' }).click();
      const line = page.getByRole('listitem').filter({ hasText: 'Dr. Amsel' });
      await line.getByText('In force').waitFor();
      await walk.look(page, 'consents');
      await line.getByRole('button', { name: /^End now: Sharing information: Dr. Amsel/ }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^End/ }).click();
      await line.getByText(/^ended/i).waitFor();
    },
  },
  {
    shows: 'without a next appointment and a plan nobody is sent away, except by a prescriber’s reason for each; lost tolerance is spoken of',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await cancelWhatIsBooked(page, walk);
      await startLeaving(page, walk);
      for (const missing of ['No next appointment is booked.', 'There is no aftercare plan.']) await page.getByText(missing).first().waitFor();
      await page.getByText('After treatment the body no longer stands what it stood before').first().waitFor();
      expect(await page.getByRole('button', { name: 'End the episode of Kay Moreau' }).count()).toBe(0);
      expect(await page.getByRole('button', { name: /^Answer \d+ question/ }).getAttribute('aria-disabled')).toBe('true');
      await page.getByText('A prescriber can go past this.').waitFor();
      expect(await page.getByRole('textbox', { name: /^Go past/ }).count()).toBe(0);
      await walk.look(page, 'leaving stopped');
      const prescriber = await walk.clinicAs('Dana Osei');
      await startLeaving(prescriber, walk);
      const past = prescriber.getByRole('textbox', { name: /^Go past/ });
      await past.first().waitFor();
      for (const field of await past.all()) await field.fill('ok');
      expect(await prescriber.getByRole('button', { name: 'End the episode of Kay Moreau' }).count()).toBe(0);
      for (const field of await past.all()) await field.fill('Moves today, the new clinic books');
      await prescriber.getByRole('button', { name: 'End the episode of Kay Moreau' }).waitFor();
      expect((await episodes(page, walk.learned.personId))[0]).toBe('open');
    },
  },
  {
    shows: 'with an appointment, naloxone and a plan in her own words Kay leaves, and the watch over lost tolerance begins',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      await openTab(page, walk, 'appointments');
      await page.getByRole('button', { name: 'Book an appointment' }).click();
      await page.getByRole('button', { name: 'Book One-to-one session' }).click();
      await page.getByText('One-to-one session', { exact: true }).first().waitFor();
      await walk.look(page, 'appointments');
      await openTab(page, walk, 'aftercare');
      await page.getByRole('button', { name: 'Write the plan' }).click();
      await page.getByRole('textbox', { name: 'What keeps me well' }).fill('Work, the Tuesday swim, sleep before eleven');
      await page.getByRole('textbox', { name: 'Who I call' }).fill('Ruth, then the clinic');
      await page.getByRole('button', { name: 'Keep the plan' }).click();
      await page.getByText('Work, the Tuesday swim, sleep before eleven').first().waitFor();
      await startLeaving(page, walk);
      await page.getByText('Not known yet').first().waitFor();
      for (const missing of ['No next appointment is booked.', 'There is no aftercare plan.']) expect(await page.getByText(missing).count()).toBe(0);
      await page.getByRole('checkbox', { name: 'Said to the person in these words' }).check();
      await page.getByRole('checkbox', { name: 'How to reach the person was confirmed' }).check();
      await page.getByRole('group', { name: 'Medicine afterwards was offered' }).getByText('Yes', { exact: true }).click();
      await page.getByRole('button', { name: 'End the episode of Kay Moreau' }).waitFor();
      await walk.look(page, 'leaving ready');
      await page.getByRole('button', { name: 'End the episode of Kay Moreau' }).click();
      await page.getByText('Watch over lost tolerance').first().waitFor();
      expect((await episodes(page, walk.learned.personId))[0]).toBe('ended');
      await walk.look(page, 'left treatment');
      const risk = await page.evaluate(async (id) => JSON.stringify(await (await fetch(`/api/people/${id}/risk`)).json()), walk.learned.personId);
      expect(risk).toContain('Left treatment in the last 28 days');
    },
  },
  {
    shows: 'Kay comes onto the recall list: daily at first, weekly, then monthly with a refresher visit from week twelve',
    run: async (walk) => {
      const page = await walk.clinicAs('Rosa Ibarra');
      for (const [by, often] of [['P1D', 'daily'], ['P30D', 'weekly'], ['P65D', 'monthly']] as const) {
        await walk.product.moveClock(by);
        await page.goto(`${walk.product.clinic}/recall`);
        const line = page.getByRole('button', { name: /Kay Moreau/ });
        await line.waitFor();
        expect(await line.innerText()).toContain(often);
        if (often === 'monthly') await walk.look(page, 'recall');
        await checkIn(page, walk);
      }
      await page.goto(`${walk.product.clinic}/worklist`);
      await page.getByRole('button', { name: /Kay Moreau.*Offer a refresher visit/ }).waitFor();
      await openTab(page, walk, 'appointments');
      await page.getByRole('button', { name: 'Book an appointment' }).first().click();
      await page.getByRole('combobox', { name: 'What for' }).selectOption({ label: 'Refresher visit' });
      await page.getByRole('button', { name: 'Book Refresher visit' }).click();
      await page.getByRole('listitem').filter({ hasText: 'Refresher visit' }).waitFor();
      await openTab(page, walk, 'aftercare');
      await walk.look(page, 'follow-up');
    },
  },
  {
    shows: 'Kay comes back in one press: the record still holds everything, and medicine is decided anew',
    run: async (walk) => {
      const page = await walk.clinicAs('Dana Osei');
      await openTab(page, walk, 'aftercare');
      await page.getByRole('button', { name: 'Take Kay Moreau back into treatment' }).click();
      await page.getByRole('button', { name: 'End this episode' }).waitFor();
      expect((await episodes(page, walk.learned.personId)).slice(0, 2).join()).toBe('open,ended');
      await openTab(page, walk, 'timeline');
      for (const told of ['Came back to treatment. The record goes on.', 'Left treatment: finished as planned.']) await page.getByText(told).first().waitFor();
      await walk.look(page, 'timeline after return');
      await openTab(page, walk, 'orders');
      await page.getByText(/Methadone/).first().waitFor();
    },
  },
];
