/**
 * A clinic's morning at the window, on request (`node e2e/morning.ts`, PEOPLE=12 for a short one): people arrive, most take their dose, one is
 * held, one does not want it, a measure is spilled. It ends with a count that agrees with the ledger to the microgram, and with the ledger as a file
 * that is whole for whoever verifies it outside. Ends with `N passed, N failed`.
 */
import type { Page } from 'playwright-core';
import { verifyLedger } from '../tools/verify-ledger.ts';
import { openBrowser } from './harness/browser.ts';
import { expect } from './harness/expect.ts';
import { startProduct } from './harness/product.ts';
import { newWalk, type Step, type Walk } from './harness/walk.ts';
import { codeOf, noteCheck } from './steps/at-the-window.ts';

interface Waiting {
  readonly personId: string;
  readonly name: string;
  readonly lane: string;
  readonly reason: string;
  readonly medicine: string | null;
  readonly doseUg: number | null;
  readonly ugPerMl: number | null;
}
interface Container { readonly id: string; readonly label: string; readonly place: string; readonly balanceUg: number }

const people = Number(process.env['PEOPLE'] ?? 40);
const said: string[] = [];
/** What went out of the window's methadone by what the screens said, in micrograms: beside the ledger, and never read from it. */
let outUg = 0;
let before: readonly Container[] = [];
let ordinary: Waiting[] = [];

const ask = <T>(page: Page, path: string): Promise<T> => page.evaluate(async (url) => {
  const site = ((await (await fetch('/api/session')).json()) as { sites: { id: string }[] }).sites[0]?.id ?? '';
  return (await fetch(url.replace('SITE', site))).json();
}, path) as Promise<T>;
const stock = async (page: Page): Promise<readonly Container[]> => (await ask<{ items: Container[] }>(page, '/api/sites/SITE/stock')).items;

/** At the window with what the nurse saw noted; the button then says what it gives. */
async function serve(page: Page, walk: Walk, person: Waiting, seen: Parameters<typeof noteCheck>[1] = {}): Promise<void> {
  await page.goto(`${walk.product.clinic}/window/${person.personId}`);
  await page.getByRole('heading', { name: person.name }).first().waitFor();
  await noteCheck(page, seen);
  await page.getByRole('button', { name: 'Look again' }).waitFor();
}

async function give(page: Page, walk: Walk, person: Waiting): Promise<boolean> {
  await serve(page, walk, person);
  const button = page.getByRole('button', { name: /^(Give \d|Answer)/ }).first();
  await button.waitFor({ timeout: 4000 }).catch(() => undefined);
  if (await button.count() === 0) return false;
  for (const tick of await page.getByRole('group', { name: 'What was done?' }).getByRole('checkbox').all()) await tick.check();
  const now = page.getByRole('button', { name: /^Give \d/ }).first();
  if (await now.count() === 0) return false;
  await now.click();
  await page.getByText('Nothing more to give today.').waitFor();
  outUg += person.doseUg ?? 0;
  return true;
}

async function second(page: Page, walk: Walk): Promise<void> {
  const other = await walk.clinicAs('Piotr Lis');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Sign-in name').fill('piotr');
  await dialog.getByLabel('Code', { exact: true }).fill(await codeOf(other));
  await dialog.getByRole('button', { name: 'Confirm' }).click();
}

const steps: readonly Step[] = [
  {
    shows: `people arrive, ${people} at most, and stand in the queue`,
    run: async (walk) => {
      const desk = await walk.clinicAs('Jo Lindqvist');
      const nurse = await walk.clinicAs('Ana Brandt');
      before = await stock(nurse);
      const { items } = await ask<{ items: Waiting[] }>(desk, '/api/sites/SITE/queue');
      ordinary = items.filter((row) => (row.lane === 'due' || row.lane === 'here') && row.medicine === 'methadone' && row.reason !== 'held' && row.reason !== 'missed days').slice(0, people);
      expect(ordinary.length > 8).toBe(true);
      await desk.evaluate(async (ids) => {
        for (const id of ids) await fetch(`/api/people/${id}/check-ins`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: '{}' });
      }, ordinary.map(({ personId }) => personId));
      await nurse.goto(`${walk.product.clinic}/window`);
      await nurse.getByRole('button', { name: new RegExp(ordinary[0]?.name.split(' ').at(-1) ?? '') }).first().waitFor();
    },
  },
  {
    shows: 'somebody who looks intoxicated is held, and nothing is given',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Ana Brandt');
      const person = ordinary.pop();
      if (person === undefined) throw new Error('Nobody is left.');
      await serve(nurse, walk, person, { intoxicated: 'Yes' });
      await nurse.getByText('Looks intoxicated. Do not dose.').first().waitFor();
      expect(await nurse.getByRole('button', { name: /^Give \d/ }).count()).toBe(0);
    },
  },
  {
    shows: 'somebody does not want the dose today: nothing moves',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Ana Brandt');
      const person = ordinary.pop();
      if (person === undefined) throw new Error('Nobody is left.');
      await serve(nurse, walk, person);
      await nurse.getByRole('button', { name: /Did not want it|Not wanted/ }).first().click();
      await nurse.getByText(/[Dd]id not want|Not wanted|refused/).first().waitFor();
    },
  },
  {
    shows: 'everybody else takes what was ordered, one after another; who is held by a rule is left for the prescriber',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Ana Brandt');
      let [given, held] = [0, 0];
      for (const person of ordinary) {
        if (await give(nurse, walk, person)) given += 1;
        else held += 1;
      }
      said.push(`${given} given, ${held} held`);
      expect(given > held).toBe(true);
    },
  },
  {
    shows: 'a measure is spilled, and wasted before a witness',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Ana Brandt');
      await nurse.goto(`${walk.product.clinic}/ledger`);
      await nurse.getByRole('button', { name: 'H window methadone' }).click();
      const waste = nurse.getByRole('region', { name: 'Waste' });
      await waste.getByLabel('Amount').fill('15');
      await waste.getByLabel('Reason').fill('Cup knocked over');
      await waste.getByRole('button', { name: 'Waste' }).click();
      await second(nurse, walk);
      await nurse.getByRole('cell', { name: /Cup knocked over/ }).waitFor();
      outUg += 15_000;
    },
  },
  {
    shows: 'the count agrees with the ledger, and with what the screens said was given',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Ana Brandt');
      const left = (before.find(({ label }) => label === 'H window methadone')?.balanceUg ?? 0) - outUg;
      await nurse.goto(`${walk.product.clinic}/ledger`);
      await nurse.getByRole('button', { name: 'H window methadone' }).click();
      const count = nurse.getByRole('region', { name: 'Count' });
      await count.getByLabel('What was counted').fill(String(left / 1000));
      await count.getByRole('button', { name: 'Count' }).click();
      await nurse.getByText(/It agrees\./).waitFor();
      await nurse.getByRole('button', { name: 'Add the ledger up' }).click();
      await nurse.getByText(/add up to the microgram/).waitFor();
      expect((await stock(nurse)).find(({ label }) => label === 'H window methadone')?.balanceUg).toBe(left);
      await walk.look(nurse, 'the morning counted');
    },
  },
  {
    shows: 'the auditor takes the ledger home, and it is whole there',
    run: async (walk) => {
      const auditor = await walk.clinicAs('Ivo Marin');
      const { text } = await ask<{ text: string }>(auditor, '/api/sites/SITE/ledger-export');
      expect(verifyLedger(text).exitCode).toBe(0);
      expect(verifyLedger(text.replace(/"kind" ?: ?"dose"/, '"kind":"return"')).exitCode).toBe(1);
      await auditor.goto(`${walk.product.clinic}/books`);
      await auditor.getByText(/still to be counted/).waitFor();
      await walk.look(auditor, 'the day book');
    },
  },
];

const product = await startProduct();
const browser = await openBrowser();
const walk = newWalk(product, browser);
let [passed, failed] = [0, 0];
const say = (line: string): void => void process.stdout.write(`${line}\n`);
for (const step of steps) {
  const from = performance.now();
  try {
    await step.run(walk);
    passed += 1;
    say(`ok    ${step.shows} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    for (const [who, page] of process.env['PICTURES'] === undefined ? [] : walk.pages()) await page.screenshot({ path: `${process.env['PICTURES']}/morning-${failed}-${who.replaceAll(' ', '-')}.png`, fullPage: true }).catch(() => undefined);
    say(`FAIL  ${step.shows}\n      ${error instanceof Error ? error.message.split('\n').slice(0, 8).join('\n      ') : String(error)}`);
  }
}
for (const line of [...said, ...walk.looked.violations]) say(line);
if (walk.looked.violations.length > 0) failed += 1;
await browser.close();
await product.stop();
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
