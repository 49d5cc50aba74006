/** Medicine and its window: orders and what the rules hold back, doses day by day, two nurses at once, power lost, bottles home, a correction, and a ledger that adds up. */
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import { showFactor } from '../harness/factor.ts';
import type { Step, Walk } from '../harness/walk.ts';
import { answerAll, codeOf, mgOf, noteCheck, openAtWindow, siteDay } from './at-the-window.ts';

async function openOrders(walk: Walk): Promise<Page> {
  const page = await walk.clinicAs('Dana Osei');
  await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/orders`);
  await page.getByRole('button', { name: 'New order' }).click();
  return page;
}

const orders: readonly Step[] = [
  {
    shows: 'a methadone order shows what the rules say, and is signed with a fresh second factor',
    run: async (walk) => {
      const page = await openOrders(walk);
      await page.getByRole('radio', { name: /Methadone oral solution/ }).check();
      await page.getByLabel('First day').first().fill(await siteDay(page, 0));
      await page.getByLabel('Last day').first().fill(await siteDay(page, 13));
      await page.getByRole('textbox', { name: 'Dose', exact: true }).fill('30');
      await page.getByRole('textbox', { name: 'Why', exact: true }).fill('First dose, in withdrawal, not sedated');
      for (const question of ['Low or unknown tolerance', 'Sedatives or alcohol', 'QT risk factors']) await page.getByRole('group', { name: question }).getByRole('button', { name: 'No', exact: true }).click();
      await page.getByRole('textbox', { name: /Days since the last opioid/ }).fill('0');
      await page.getByRole('button', { name: 'See what the rules say' }).click();
      await page.getByText(/No ECG from before treatment/).first().waitFor();
      await walk.look(page, 'order drafted');
      await page.getByRole('button', { name: 'Keep as draft' }).click();
      await page.getByRole('button', { name: /^Sign 30 mg/ }).click();
      await showFactor(page, page.getByText('In force').first());
    },
  },
  {
    shows: 'the front desk checks Kay in, the nurse notes what she sees and gives 30 mg observed',
    run: async (walk) => {
      const desk = await walk.clinicAs('Jo Lindqvist');
      await desk.goto(`${walk.product.clinic}/window`);
      await desk.getByRole('button', { name: /Moreau/ }).first().click();
      await desk.getByRole('button', { name: 'Is here' }).click();
      const page = await openAtWindow(walk, 'Ana Brandt');
      await page.getByText(/Confirm two identifiers first/).first().waitFor();
      await walk.look(page, 'window hold');
      await noteCheck(page);
      await answerAll(page);
      await walk.look(page, 'window ready');
      await page.getByRole('button', { name: /^Give 30 mg/ }).click();
      await page.getByText('Nothing more to give today.').waitFor();
      await walk.look(page, 'window given');
    },
  },
  {
    shows: 'buprenorphine on top is held back: too little withdrawal, and methadone given here an hour ago; nobody signs it',
    run: async (walk) => {
      const page = await openOrders(walk);
      await page.getByRole('radio', { name: 'Buprenorphine/naloxone film (8 mg, 2 mg)' }).check();
      await page.getByLabel('First day').first().fill(await siteDay(page, 0));
      await page.getByLabel('Last day').first().fill(await siteDay(page, 6));
      await page.getByRole('textbox', { name: 'Dose', exact: true }).fill('8');
      await page.getByRole('textbox', { name: 'Why', exact: true }).fill('Asks to change');
      await page.getByLabel('Last opioid', { exact: true }).selectOption('fentanyl');
      await page.getByRole('textbox', { name: 'Hours since the last opioid' }).fill('6');
      await page.getByRole('textbox', { name: 'COWS now' }).fill('6');
      await page.getByRole('textbox', { name: 'Objective signs seen' }).fill('0');
      await page.getByRole('group', { name: 'Sedatives or alcohol' }).getByRole('button', { name: 'No', exact: true }).click();
      await page.getByRole('button', { name: 'See what the rules say' }).click();
      const gate = page.getByRole('group', { name: 'Hold', exact: true }).first();
      await gate.getByText(/COWS is 6\. Start when it is 11 or more/).first().waitFor();
      const said = await gate.innerText();
      expect(said).toMatch(/Last methadone or other long-acting opioid 0 h ago\. Wait at least 24 h/);
      expect(said).toMatch(/No objective sign of withdrawal is seen/);
      expect(said).toMatch(/What would change it/);
      expect(said).toMatch(/24 hours since the last opioid, a COWS of 11, and withdrawal that can be seen: yes/i);
      await walk.look(page, 'buprenorphine held back');
      await page.getByRole('button', { name: 'Cancel' }).click();
      expect(await page.getByText('Buprenorphine/naloxone').count()).toBe(0);
    },
  },
  {
    shows: 'a urine test is asked for, given and read; what has no result is said to be unknown',
    run: async (walk) => {
      const page = await walk.clinicAs('Ana Brandt');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/tests`);
      await page.getByRole('button', { name: 'Order a test' }).click();
      await page.getByRole('radio', { name: 'Start of treatment' }).check();
      await page.getByRole('button', { name: 'Order a test' }).click();
      await page.getByRole('button', { name: 'Sample was given' }).click();
      await page.getByRole('button', { name: 'Enter results' }).click();
      for (const [substance, result] of [['fentanyl', 'positive'], ['cocaine', 'negative']] as const) await page.getByRole('group', { name: substance, exact: true }).getByRole('button', { name: result }).click();
      await page.getByRole('button', { name: 'Save results' }).click();
      await page.getByText('fentanyl: positive', { exact: true }).waitFor();
      expect(await page.getByText(/^Not known:/).innerText()).toMatch(/opiates/);
      await walk.look(page, 'urine result');
    },
  },
];

const days: readonly Step[] = [
  {
    shows: 'the next day two nurses press Give at the same moment: one dose, and the other is told by whom and when',
    run: async (walk) => {
      await walk.product.moveClock('P1D');
      const [ana, noor] = [await openAtWindow(walk, 'Ana Brandt'), await openAtWindow(walk, 'Noor Haddad')];
      await noteCheck(ana);
      for (const page of [ana, noor]) await answerAll(page);
      await Promise.all([ana, noor].map((page) => page.getByRole('button', { name: /^Give 30 mg/ }).click()));
      const told = /(Ana Brandt|Noor Haddad) gave this dose at \d\d:\d\d\. Nothing more was given\./;
      const loser = await Promise.any([ana, noor].map((page) => page.getByText(told).first().innerText()));
      const winner = told.exec(loser)?.[1] ?? '';
      for (const page of [ana, noor]) await page.getByText('Nothing more to give today.').waitFor();
      const today = await siteDay(ana, 0);
      const given = await ana.evaluate(async ([person, day]) => ((await (await fetch(`/api/people/${person}/doses?from=${day}&to=${day}`)).json()) as { items: { givenBy: string }[] }).items, [walk.learned.personId, today] as const);
      expect(given.map(({ givenBy }) => givenBy).join()).toBe(winner);
    },
  },
  {
    shows: 'the power goes right after that dose, with a check in flight: nothing said to be saved is lost, nothing counts twice, and the screens come back by themselves',
    run: async (walk) => {
      const [ana, noor] = [await openAtWindow(walk, 'Ana Brandt'), await walk.clinicAs('Noor Haddad')];
      await ana.getByRole('button', { name: 'Look again' }).click();
      const power = walk.product.killAndRestart();
      await noteCheck(ana);
      await noor.getByText('Reconnecting').waitFor();
      await ana.getByText(/It may or may not have been saved; sending again counts once/).waitFor();
      await walk.look(ana, 'no answer');
      const { seconds } = await power;
      process.stdout.write(`      back by itself ${seconds.toFixed(1)} s after signal 9 to server and database\n`);
      await ana.getByRole('button', { name: 'Try again' }).click();
      await ana.getByRole('button', { name: 'Look again' }).waitFor();
      await noor.getByText(/^Saved \d/).waitFor({ timeout: 30_000 });
      await noor.getByText('Nothing more to give today.').waitFor();
      expect(await ana.getByRole('button', { name: /^Give/ }).count()).toBe(0);
      await ana.getByRole('button', { name: /^Correct the dose of/ }).first().waitFor();
      expect(await ana.getByRole('button', { name: /^Correct the dose of/ }).count()).toBe(2);
    },
  },
  {
    shows: 'a prescriber decides by six questions that one dose may go home, and the nurse issues that bottle and no more',
    run: async (walk) => {
      const page = await walk.clinicAs('Dana Osei');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/take-home`);
      await page.getByRole('textbox', { name: 'Days asked for' }).fill('1');
      const questions = ['No use or condition that makes bottles dangerous', 'Comes regularly', 'No serious behavior problem', 'No known recent diversion', 'Can carry and store them safely', 'Other things that matter were weighed'];
      for (const question of questions) await page.getByRole('group', { name: question }).getByRole('button', { name: 'Yes', exact: true }).click();
      await page.getByRole('textbox', { name: /Why, in your words/ }).fill('Has a lock box; works tomorrow from six');
      await page.getByRole('button', { name: 'Decide and sign' }).click();
      await page.getByText(/Agreed for 1 days?/).waitFor();
      const nurse = await walk.clinicAs('Ana Brandt');
      await nurse.goto(`${walk.product.clinic}/people/${walk.learned.personId}/take-home`);
      await nurse.getByRole('button', { name: 'Issue 1 bottle' }).click();
      await nurse.getByText('at home', { exact: true }).waitFor();
      await nurse.getByText('1 bottle is out; no more are allowed now.').waitFor();
      await walk.look(nurse, 'bottle issued');
    },
  },
  {
    shows: 'two days later the bottle comes back empty; a smell of alcohol holds the dose until the prescriber goes past it with a reason, signed',
    run: async (walk) => {
      await walk.product.moveClock('P2D');
      const nurse = await walk.clinicAs('Ana Brandt');
      await nurse.goto(`${walk.product.clinic}/people/${walk.learned.personId}/take-home`);
      await nurse.getByRole('button', { name: 'Came back empty' }).click();
      await nurse.getByText('came back empty', { exact: true }).waitFor();
      await openAtWindow(walk, 'Ana Brandt');
      await noteCheck(nurse, { intoxicated: 'Yes' });
      await nurse.getByText('Not now. The dose is kept.').waitFor();
      expect(await nurse.getByRole('button', { name: /^Give 30 mg/ }).count()).toBe(0);
      const prescriber = await openAtWindow(walk, 'Dana Osei');
      await prescriber.getByRole('button', { name: 'Override: who may' }).click();
      await walk.look(prescriber, 'override');
      await prescriber.getByRole('textbox', { name: /Reason to go past it/ }).fill('Seen: hand gel on her sleeve, breath test 0.00, alert');
      await prescriber.getByRole('button', { name: 'Sign and give 30 mg' }).click();
      await showFactor(prescriber, prescriber.getByText('Nothing more to give today.'));
    },
  },
  {
    shows: 'the dose is corrected before a second person: 25 mg taken, 5 mg wasted, and the first line stays',
    run: async (walk) => {
      const [page, noor] = [await openAtWindow(walk, 'Ana Brandt'), await walk.clinicAs('Noor Haddad')];
      await page.getByRole('button', { name: /^Correct the dose of/ }).first().click();
      await page.getByRole('radio', { name: 'Less was taken' }).check();
      await page.getByRole('textbox', { name: 'How much was taken' }).fill('25');
      await page.getByRole('textbox', { name: 'Reason' }).fill('Spilled the last of the cup');
      await page.getByRole('button', { name: 'Correct with a second person' }).click();
      await page.getByRole('textbox', { name: 'Sign-in name' }).fill('noor');
      await page.getByRole('textbox', { name: 'Code', exact: true }).fill(await codeOf(noor));
      await page.getByRole('button', { name: 'Confirm' }).click();
      await page.getByText('Taken in part').first().waitFor();
      await walk.look(page, 'dose corrected');
    },
  },
  {
    shows: 'the ledger adds up line by line to the balance on the screen, and says so to the microgram',
    run: async (walk) => {
      const page = await walk.clinicAs('Noor Haddad');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}`);
      const number = /FL-\d+/.exec(await page.getByText(/FL-\d+/).first().innerText())?.[0] ?? '';
      await page.goto(`${walk.product.clinic}/ledger`);
      const row = page.getByRole('row').filter({ hasText: 'H window methadone' });
      const balance = mgOf(await row.getByRole('cell').nth(0).innerText());
      await row.getByRole('button').click();
      const lines = page.getByRole('table', { name: 'Movements' }).getByRole('row');
      await lines.filter({ hasText: number }).first().waitFor();
      const shown = await Promise.all((await lines.all()).slice(1).map(async (line) => ({ what: await line.innerText(), change: mgOf(await line.getByRole('cell').nth(2).innerText()), after: mgOf(await line.getByRole('cell').nth(3).innerText()) })));
      expect(shown[0]?.after).toBe(balance);
      for (const [index, line] of shown.entries()) {
        const before = shown[index + 1];
        if (before !== undefined) expect(line.after - line.change).toBe(before.after);
      }
      const kays = shown.filter(({ what }) => what.includes(number)).map(({ change }) => change);
      expect(kays.reduce((sum, change) => sum + change, 0)).toBe(-120);
      await page.getByRole('button', { name: 'Add the ledger up' }).click();
      await page.getByText(/add up to the microgram/).waitFor();
      await walk.look(page, 'ledger');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}`);
      await page.getByText(/30 mg/).first().waitFor();
    },
  },
];

export const medication: readonly Step[] = [...orders, ...days];
