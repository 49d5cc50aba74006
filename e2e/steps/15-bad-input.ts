/** What goes wrong between people and a clinic's computers: each is answered with a sentence, and nothing that was typed is lost. */
import type { Page } from 'playwright-core';
import { desktop, newContext } from '../harness/browser.ts';
import { expect } from '../harness/expect.ts';
import type { Step, Walk } from '../harness/walk.ts';

const freshPage = async (walk: Walk): Promise<Page> => (await newContext(walk.browser, desktop)).newPage();

/** A second computer at which the same member of staff signs in. */
async function elsewhereAs(walk: Walk, name: string): Promise<Page> {
  const page = await freshPage(walk);
  await page.goto(walk.product.clinic);
  await page.getByRole('button', { name: new RegExp(name) }).first().click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

const longNote = `Kay called from work. ${'She slept better, walked to the harbor twice and left the old number unanswered. '.repeat(40)}`.trim();

async function openMessages(walk: Walk, page: Page): Promise<void> {
  await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/messages`);
  await page.getByRole('textbox', { name: 'Your answer' }).waitFor();
}

/** How often exactly this was written to the person. */
const timesWritten = (walk: Walk, page: Page, text: string): Promise<number> => page.evaluate(async ([id, wanted]) => {
  const { items } = await (await fetch(`/api/people/${id ?? ''}/messages`)).json() as { items: { text: string }[] };
  return items.filter((one) => one.text === wanted).length;
}, [walk.learned.personId, text]);

const openPlan = async (walk: Walk, page: Page): Promise<void> => {
  await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/plan`);
  const begin = page.getByRole('button', { name: 'Begin the plan' });
  const line = page.getByRole('textbox', { name: 'Add something that is done' }).first();
  await begin.or(line).first().waitFor();
  // Kay came back to treatment: the new episode has no plan yet, and somebody begins it.
  if (await begin.isVisible()) {
    await begin.click();
    await line.fill('Window at 06:30 on work days');
    await page.getByRole('button', { name: 'Add something that is done' }).first().click();
    await page.getByRole('button', { name: /^Save version/ }).click();
    await page.getByText('Nothing is changed yet').first().waitFor({ state: 'attached' });
  }
  await line.waitFor();
};

async function addToPlan(page: Page, what: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Add something that is done' }).first().fill(what);
  await page.getByRole('button', { name: 'Add something that is done' }).first().click();
}

export const badInput: readonly Step[] = [
  {
    shows: 'a wrong passphrase is answered with a sentence, guessing on with a minute’s wait, and the name stays typed',
    run: async (walk) => {
      const page = await freshPage(walk);
      await page.goto(walk.product.clinic);
      await page.getByRole('textbox', { name: 'Sign-in name' }).fill('piotr');
      await page.getByLabel('Passphrase').fill('not the right one');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText('This name and passphrase do not fit together. Check both, then try again.').waitFor();
      expect(await page.getByRole('textbox', { name: 'Sign-in name' }).inputValue()).toBe('piotr');
      await walk.look(page, 'wrong passphrase');
      const statuses = await page.evaluate(async () => {
        const got: number[] = [];
        for (let n = 0; n < 12 && !got.includes(429); n += 1) got.push((await fetch('/api/sign-in', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: 'piotr', passphrase: `guess number ${n}` }) })).status);
        return got;
      });
      expect(statuses.at(-1)).toBe(429);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByText('Too many tries. Wait a minute, then try again.').waitFor();
      // Guessing at one name keeps nobody else out.
      await page.getByRole('textbox', { name: 'Sign-in name' }).fill('marcus');
      await page.getByLabel('Passphrase').fill('harbor rope and tide');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('textbox', { name: 'Six-digit code' }).fill('000000');
      await page.getByRole('button', { name: 'Continue' }).click();
      await page.getByText('This code does not fit. Wait for the next one, then try again.').waitFor();
      await page.context().close();
    },
  },
  {
    shows: 'a session that ends in the middle of a long note asks to sign in again over it; the note is still there and is then kept once',
    run: async (walk) => {
      const page = await elsewhereAs(walk, 'Rosa Ibarra');
      await openMessages(walk, page);
      await page.getByRole('textbox', { name: 'Your answer' }).fill(longNote);
      // From another computer Rosa ends all her other sessions, as after a lost laptop.
      const other = await elsewhereAs(walk, 'Rosa Ibarra');
      await other.goto(`${walk.product.clinic}/you`);
      await other.getByRole('button', { name: /^End (the other one|all \d+ others)$/ }).click();
      await other.getByText('Ended. Whoever sits there has to sign in again.').waitFor();
      await walk.look(other, 'sessions ended');
      await page.getByRole('button', { name: /^Send to / }).click();
      await page.getByRole('heading', { name: 'You were away, so we locked the screen' }).waitFor();
      await walk.look(page, 'signed out over a note');
      await page.getByRole('dialog').getByRole('button', { name: /Rosa Ibarra/ }).click();
      await page.getByRole('list', { name: 'Messages, newest last' }).getByText(longNote.slice(0, 60)).waitFor();
      expect(await timesWritten(walk, page, longNote)).toBe(1);
      await page.waitForFunction(() => document.querySelector('textarea')?.value === '');
      await other.context().close();
      await page.context().close();
    },
  },
  {
    shows: 'two quick clicks are one message, and so is one press that the network repeats',
    run: async (walk) => {
      const page = await elsewhereAs(walk, 'Rosa Ibarra');
      await openMessages(walk, page);
      const twice = 'See you on Thursday at half past three.';
      await page.getByRole('textbox', { name: 'Your answer' }).fill(twice);
      await page.getByRole('button', { name: /^Send to / }).dblclick();
      await page.getByRole('list', { name: 'Messages, newest last' }).getByText(twice).waitFor();
      expect(await timesWritten(walk, page, twice)).toBe(1);
      const repeated = 'Bring the locked box, please.';
      const statuses = await page.evaluate(async ([id, text]) => {
        const key = crypto.randomUUID();
        const send = async (body: string): Promise<number> => (await fetch(`/api/people/${id ?? ''}/messages`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify({ text: body }) })).status;
        const same = await Promise.all([send(text ?? ''), send(text ?? ''), send(text ?? '')]);
        return [...same.toSorted(), await send('Something else')];
      }, [walk.learned.personId, repeated]);
      expect(statuses).toBe([200, 200, 201, 422]);
      expect(await timesWritten(walk, page, repeated)).toBe(1);
      await page.context().close();
    },
  },
  {
    shows: 'of two who change one plan the second is told who changed what, keeps what they typed, and goes on',
    run: async (walk) => {
      const first = await elsewhereAs(walk, 'Dana Osei');
      const second = await elsewhereAs(walk, 'Rosa Ibarra');
      await openPlan(walk, first);
      await openPlan(walk, second);
      await addToPlan(second, 'Breathing before the bus ride');
      await addToPlan(first, 'Blood pressure at each visit');
      await first.getByRole('button', { name: /^Save version/ }).click();
      await first.getByText('Nothing is changed yet').first().waitFor({ state: 'attached' });
      await second.getByText('Somebody saved this plan meanwhile.').waitFor();
      await second.getByText(/Version \d+ by .*Dana Osei differs from yours in:/).waitFor();
      await second.getByText('Breathing before the bus ride: only yours').waitFor();
      await second.getByText('Blood pressure at each visit: only theirs').waitFor();
      await walk.look(second, 'plan changed by another');
      await second.getByRole('button', { name: 'Put both together' }).click();
      await second.getByRole('button', { name: /^Save version/ }).click();
      await second.getByRole('heading', { name: /^Version \d+, .*Rosa Ibarra$/ }).waitFor();
      await first.getByText('Breathing before the bus ride').first().waitFor();
      await first.getByText('Blood pressure at each visit').first().waitFor();
      await second.getByRole('button', { name: 'Show all versions' }).click();
      await second.getByText(/Version \d+, .*Dana Osei/).first().waitFor();
      await first.context().close();
      await second.context().close();
    },
  },
];
