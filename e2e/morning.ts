/**
 * A clinic's morning at the window (`node e2e/morning.ts`, PEOPLE=22 for a short one; also in `npm test -- --long`): people arrive and most take their
 * dose; the others are what a morning brings (e2e/morning/). It ends with a count that agrees with the ledger and with the screens to the microgram, and with the ledger as a
 * file that is whole for whoever verifies it outside. Ends with `N passed, N failed`.
 */
import { verifyLedger } from '../tools/verify-ledger.ts';
import { openBrowser } from './harness/browser.ts';
import { expect } from './harness/expect.ts';
import { startProduct } from './harness/product.ts';
import { newWalk, type Step } from './harness/walk.ts';
import { bottles } from './morning/bottles.ts';
import { ask, give, morning, out, second, stock, windowLabel, type Waiting } from './morning/dosing.ts';
import { exceptions, secondPart } from './morning/exceptions.ts';

const people = Number(process.env['PEOPLE'] ?? 40);

const arriving: Step = {
  shows: `people arrive, ${people} at most, and stand in the queue`,
  run: async (walk) => {
    const [desk, nurse] = await Promise.all([walk.clinicAs('Jo Lindqvist'), walk.clinicAs('Ana Brandt')]);
    morning.before = await stock(nurse);
    morning.everybody = (await ask<{ items: Waiting[] }>(desk, '/api/sites/SITE/queue')).items;
    morning.ordinary = morning.everybody.filter((row) => (row.lane === 'due' || row.lane === 'here') && row.medicine === 'methadone' && row.reason !== 'held' && row.reason !== 'missed days').slice(0, people);
    expect(morning.ordinary.length > 16).toBe(true);
    await desk.evaluate(async (ids) => {
      for (const id of ids) await fetch(`/api/people/${id}/check-ins`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }, body: '{}' });
    }, morning.ordinary.map(({ personId }) => personId));
    await nurse.goto(`${walk.product.clinic}/window`);
    await nurse.getByRole('button', { name: new RegExp(morning.ordinary[0]?.number ?? '') }).first().waitFor();
  },
};

const ending: readonly Step[] = [
  {
    shows: 'everybody else takes what was ordered, one after another at two windows; who is held by a rule is left for the prescriber',
    run: async (walk) => {
      let [given, held] = [0, 0];
      const atAWindow = async (who: string): Promise<void> => {
        const nurse = await walk.clinicAs(who);
        for (let person = morning.ordinary.shift(); person !== undefined; person = morning.ordinary.shift()) {
          if (await give(nurse, walk, person)) given += 1;
          else held += 1;
        }
      };
      await Promise.all(['Ana Brandt', 'Noor Haddad'].map(atAWindow));
      morning.said.push(`${given} given, ${held} held`);
      expect(given > held).toBe(true);
    },
  },
  secondPart,
  {
    shows: 'a measure is spilled, and wasted before a witness',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Ana Brandt');
      await nurse.goto(`${walk.product.clinic}/ledger`);
      await nurse.getByRole('button', { name: windowLabel }).click();
      const waste = nurse.getByRole('region', { name: 'Waste' });
      await waste.getByLabel('Amount').fill('15');
      await waste.getByLabel('Reason').fill('Cup knocked over');
      await waste.getByRole('button', { name: 'Waste', exact: true }).click();
      await second(nurse);
      await nurse.getByRole('cell', { name: /Cup knocked over/ }).waitFor();
      out(15_000);
    },
  },
  {
    shows: 'every count agrees with the ledger, and with what the screens said went out of each container',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Ana Brandt');
      for (const { label, balanceUg } of morning.before) {
        const outUg = morning.outUg[label];
        if (outUg === undefined) continue;
        await nurse.getByRole('button', { name: label }).click();
        const count = nurse.getByRole('region', { name: 'Count' });
        await count.getByLabel('What was counted').fill(String((balanceUg - outUg) / 1000));
        await count.getByRole('button', { name: 'Count' }).click();
        await nurse.getByText(/It agrees\./).waitFor();
      }
      await nurse.getByRole('button', { name: 'Add the ledger up' }).click();
      await nurse.getByText(/add up to the microgram/).waitFor();
      expect((await stock(nurse)).map(({ id, balanceUg }) => [id, balanceUg])).toBe(morning.before.map(({ id, label, balanceUg }) => [id, balanceUg - (morning.outUg[label] ?? 0)]));
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

const steps: readonly Step[] = [arriving, ...bottles, ...exceptions, ...ending];

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
for (const line of [...morning.said, ...walk.looked.violations]) say(line);
if (walk.looked.violations.length > 0) failed += 1;
await browser.close();
await product.stop();
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
