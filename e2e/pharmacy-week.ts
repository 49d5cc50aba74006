/**
 * A pharmacy's week (`node e2e/pharmacy-week.ts`; also in `npm test -- --long`): a prescriber signs a prescription for instalments, the pharmacy
 * supplies under supervision, gives Sunday's dose along on Saturday, marks who did not come, who was held and who was intoxicated; after three missed days it
 * stops, tells the prescriber by one tap, and goes on with the dose that was signed. Each side sees the other's marks without loading anew.
 * Ends with `N passed, N failed`.
 */
import type { Page } from 'playwright-core';
import { openBrowser } from './harness/browser.ts';
import { expect } from './harness/expect.ts';
import { showFactor } from './harness/factor.ts';
import { startProduct } from './harness/product.ts';
import { newWalk, type Step, type Walk } from './harness/walk.ts';

interface Row { readonly personId: string; readonly name: string; readonly medicine: string | null; readonly missedDays: number; readonly orderId: string | null; readonly doseUg: number | null; readonly lane: string }
interface Ticket { readonly treatmentDay: number; readonly doseUg: number | null; readonly decision: { readonly decision: string; readonly findings: readonly { readonly code: string }[]; readonly missing: readonly string[] } }

const zone = 'Europe/London';
let person: Row = { personId: '', name: '', medicine: null, missedDays: 0, orderId: null, doseUg: null, lane: '' };
let stranger = '';
let doseMg = 0;

const ask = <T>(page: Page, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<{ readonly status: number; readonly reply: T }> => page.evaluate(async ([url, sent, more]) => {
  const site = ((await (await fetch('/api/session')).json()) as { sites: { id: string }[] }).sites[0]?.id ?? '';
  const answer = await fetch(url.replace('SITE', site), sent === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID(), ...more }, body: JSON.stringify(sent) });
  return { status: answer.status, reply: await answer.json() };
}, [path, body, headers] as const) as Promise<{ readonly status: number; readonly reply: T }>;

const clockOf = async (page: Page): Promise<Temporal.ZonedDateTime> => Temporal.Instant.from((await ask<{ now: string }>(page, '/api/session')).reply.now).toZonedDateTimeISO(zone);
const prescriber = (walk: Walk): Promise<Page> => walk.clinicAs('Dr Priya Nair');
const pharmacist = (walk: Walk): Promise<Page> => walk.clinicAs('Asha Patel');

/** To nine in the morning, so many days on. */
async function nextMorning(walk: Walk, days = 1): Promise<void> {
  const now = await clockOf(await prescriber(walk));
  const seconds = Math.ceil(now.until(now.toPlainDate().add({ days }).toZonedDateTime({ timeZone: zone, plainTime: '09:00' })).total('seconds'));
  await walk.product.moveClock(`PT${seconds}S`);
}

/** Dosed at the clinic's window on the days before the week begins, so that none of them counts as missed. */
async function doseAtWindow(nurse: Page, row: Row, day: string): Promise<void> {
  await ask(nurse, `/api/people/${row.personId}/window-checks`, { identifiers: ['photo', 'born-on'], identityConfirmed: true, poss: '1', intoxicated: false, dosedElsewhere: false });
  const { reply: ticket } = await ask<Ticket>(nurse, `/api/people/${row.personId}/ticket`);
  if (ticket.doseUg === null) return;
  const orders = await ask<{ items: { id: string; version: number }[] }>(nurse, `/api/people/${row.personId}/orders`);
  const order = orders.reply.items.find(({ id }) => id === row.orderId);
  const given = await ask<unknown>(nurse, `/api/orders/${row.orderId ?? ''}/doses`, { dosingDay: day, part: 1, doseUg: ticket.doseUg, acknowledged: [...ticket.decision.findings.map(({ code }) => code), ...ticket.decision.missing] }, { 'if-match': String(order?.version ?? 1) });
  if (given.status !== 201) throw new Error(`The window gave nothing on ${day}: ${JSON.stringify(given.reply).slice(0, 300)}`);
}

/** The person's row at the counter, opened on a fresh screen. */
async function atTheCounter(walk: Walk): Promise<Page> {
  const page = await pharmacist(walk);
  await page.goto(`${walk.product.clinic}/pharmacy`);
  await page.getByRole('button', { name: new RegExp(person.name) }).click();
  await page.getByRole('heading', { name: person.name }).waitFor();
  return page;
}
const stateIs = (page: Page, state: RegExp) => page.getByRole('button', { name: new RegExp(`${person.name}.*${state.source}`) }).waitFor();
const press = (page: Page, key: string): Promise<void> => page.keyboard.press(key);

async function say(page: Page, label: string, text: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  if (text !== '') await dialog.getByLabel(label).fill(text);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
}
/** The record shows it by itself: its page was opened before and is not loaded again. */
const recordSays = async (walk: Walk, what: RegExp): Promise<void> => { await (await prescriber(walk)).getByText(what).first().waitFor({ timeout: 8000 }); };

const steps: readonly Step[] = [
  {
    shows: 'somebody in the middle of treatment comes to the window until Sunday',
    run: async (walk) => {
      const nurse = await walk.clinicAs('Tom Kelleher');
      const { items } = (await ask<{ items: Row[] }>(nurse, '/api/sites/SITE/queue')).reply;
      const today = (await clockOf(nurse)).toPlainDate();
      const monday = today.add({ days: 8 - today.dayOfWeek });
      for (const row of items.filter(({ medicine, missedDays, orderId }) => medicine === 'methadone' && missedDays <= 1 && orderId !== null)) {
        const { reply: ticket } = await ask<Ticket>(nurse, `/api/people/${row.personId}/ticket`);
        // Nobody who has bottles at home for the week already.
        const { items: ahead } = (await ask<{ items: unknown[] }>(nurse, `/api/people/${row.personId}/doses?from=${monday.toString()}&to=${monday.add({ days: 20 }).toString()}`)).reply;
        if (person.personId === '' && ticket.treatmentDay > 20 && ahead.length === 0) person = row;
        else stranger = row.name;
      }
      expect(person.personId !== '' && stranger !== '').toBe(true);
      doseMg = (person.doseUg ?? 0) / 1000;
      for (let now = await clockOf(nurse); ; now = await clockOf(nurse)) {
        await doseAtWindow(nurse, person, now.toPlainDate().toString());
        await nextMorning(walk);
        if (now.dayOfWeek === 7) break;
      }
    },
  },
  {
    shows: 'Monday: the prescriber writes a prescription for fourteen days, reads what it will say, and signs',
    run: async (walk) => {
      const page = await prescriber(walk);
      await page.goto(`${walk.product.clinic}/people/${person.personId}/pharmacy`);
      await page.getByRole('button', { name: 'Show what it will say' }).click();
      await page.getByText(`${doseMg * 14} ml (${doseMg * 14} mg)`, { exact: false }).first().waitFor();
      await walk.look(page, 'a prescription to sign');
      await page.getByRole('button', { name: 'Sign the prescription' }).click();
      await showFactor(page, page.getByText('In force', { exact: true }).first());
      await walk.look(page, 'a prescription in force');
      const id = (await ask<{ items: { id: string }[] }>(page, `/api/people/${person.personId}/prescriptions`)).reply.items[0]?.id ?? '';
      const print = await ask<{ base64: string }>(page, `/api/prescriptions/${id}/print`);
      expect(Buffer.from(print.reply.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
    },
  },
  {
    shows: 'the pharmacist sees their own people and nobody else, and supplies under supervision; the record shows it at once',
    run: async (walk) => {
      const page = await atTheCounter(walk);
      expect(await page.getByRole('button', { name: new RegExp(stranger) }).count()).toBe(0);
      expect((await ask(page, `/api/people/${person.personId}`)).status).toBe(403);
      expect((await ask(page, '/api/sites/SITE/people')).status).toBe(403);
      await walk.look(page, 'the pharmacy’s day');
      await press(page, 's');
      await stateIs(page, /Supervised/);
      await recordSays(walk, /Supervised \d/);
    },
  },
  {
    shows: 'Tuesday: did not come; the record shows it at once',
    run: async (walk) => {
      await nextMorning(walk);
      const page = await atTheCounter(walk);
      await press(page, 'm');
      await stateIs(page, /Did not come/);
      await recordSays(walk, /Did not come/);
    },
  },
  {
    shows: 'Wednesday: intoxicated, not supplied; steady in the evening, supplied',
    run: async (walk) => {
      await nextMorning(walk);
      const page = await atTheCounter(walk);
      await press(page, 'i');
      await say(page, 'What did you see?', 'Unsteady, smells of alcohol');
      await stateIs(page, /Intoxicated/);
      await walk.product.moveClock('PT8H');
      await press(page, 's');
      await say(page, 'How is the person now?', 'Back at five, steady, no smell');
      await stateIs(page, /Supervised/);
      await recordSays(walk, /steady, no smell/);
    },
  },
  {
    shows: 'Thursday: held by the pharmacist; the prescriber lifts the hold, and the counter sees it without loading anew',
    run: async (walk) => {
      await nextMorning(walk);
      const page = await atTheCounter(walk);
      await press(page, 'h');
      await say(page, 'Why is it held?', 'Very drowsy this morning');
      await stateIs(page, /Held/);
      await walk.look(page, 'held at the pharmacy');
      const doctor = await prescriber(walk);
      const { holds } = (await ask<{ holds: { id: string; liftedAt: string | null }[] }>(doctor, `/api/people/${person.personId}/orders`)).reply;
      const hold = holds.find(({ liftedAt }) => liftedAt === null);
      expect((await ask(doctor, `/api/holds/${hold?.id ?? ''}/lift`, { reason: 'Seen on video: awake and well' })).status).toBe(201);
      await stateIs(page, /Due/);
      await press(page, 's');
      await stateIs(page, /Supervised/);
    },
  },
  {
    shows: 'Friday and Saturday: Sunday’s dose goes along on Saturday; on Sunday nothing is due',
    run: async (walk) => {
      await nextMorning(walk);
      let page = await atTheCounter(walk);
      await press(page, 's');
      await stateIs(page, /Supervised/);
      await nextMorning(walk);
      page = await atTheCounter(walk);
      await page.getByText(`${doseMg} mg under supervision, ${doseMg} mg to take away`).waitFor();
      await walk.look(page, 'before a closed Sunday');
      await press(page, 's');
      await stateIs(page, /Supervised/);
      await nextMorning(walk);
      page = await atTheCounter(walk);
      await stateIs(page, /Has it at home/);
      expect(await page.getByRole('button', { name: /^Supervise/ }).count()).toBe(0);
    },
  },
  {
    shows: 'three days in a row nobody comes: supply stops, and the prescriber is told by one tap',
    run: async (walk) => {
      let page = await pharmacist(walk);
      for (const missed of [1, 2, 3]) {
        await nextMorning(walk);
        page = await atTheCounter(walk);
        await press(page, 'm');
        await stateIs(page, /Did not come/);
        expect([missed, await page.getByRole('button', { name: 'Tell the prescriber' }).count()]).toBe([missed, missed === 3 ? 1 : 0]);
      }
      await nextMorning(walk);
      page = await atTheCounter(walk);
      await stateIs(page, /3 days missed/);
      expect(await page.getByRole('button', { name: /^Supervise/ }).count()).toBe(0);
      await walk.look(page, 'stopped after three missed days');
      await press(page, 't');
      await page.getByText(/The prescriber was told at/).first().waitFor();
      await recordSays(walk, /waits for an answer/);
    },
  },
  {
    shows: 'the prescriber signs half the dose; the counter has it without loading anew, and supplies',
    run: async (walk) => {
      const doctor = await prescriber(walk);
      await doctor.getByRole('heading', { name: 'Restart' }).waitFor();
      await walk.look(doctor, 'the pharmacy waits for an answer');
      await doctor.getByLabel('New dose in mg').first().fill(String(doseMg / 2));
      await doctor.getByLabel('Why this dose').first().fill('Seen today after three missed days; half, then up again');
      await doctor.getByRole('button', { name: 'Sign the restart' }).first().click();
      await showFactor(doctor, doctor.getByText(/Earlier prescriptions/));
      const page = await pharmacist(walk);
      await stateIs(page, new RegExp(`${doseMg / 2} mg.*`));
      await page.getByRole('button', { name: new RegExp(person.name) }).click();
      await page.getByRole('button', { name: `Supervise ${doseMg / 2} mg` }).waitFor();
      await press(page, 's');
      await stateIs(page, /Supervised/);
      await recordSays(walk, /Supervised \d/);
    },
  },
  {
    shows: 'the pharmacies that the clinic works with, and the task that the answer ended',
    run: async (walk) => {
      const doctor = await prescriber(walk);
      const { items } = (await ask<{ items: { kind: string; personId: string | null; state: string }[] }>(doctor, '/api/sites/SITE/tasks')).reply;
      expect(items.filter((task) => task.kind === 'dispensary.answer-pharmacy' && task.personId === person.personId).length).toBe(0);
      await doctor.goto(`${walk.product.clinic}/pharmacies`);
      await doctor.getByRole('heading', { name: 'Bridge Street Pharmacy' }).waitFor();
      await walk.look(doctor, 'pharmacies');
    },
  },
];

const product = await startProduct();
const browser = await openBrowser();
const walk = newWalk(product, browser);
let [passed, failed] = [0, 0];
const tell = (line: string): void => void process.stdout.write(`${line}\n`);
for (const step of steps) {
  const from = performance.now();
  try {
    await step.run(walk);
    passed += 1;
    tell(`ok    ${step.shows} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    for (const [who, page] of process.env['PICTURES'] === undefined ? [] : walk.pages()) await page.screenshot({ path: `${process.env['PICTURES']}/pharmacy-week-${failed}-${who.replaceAll(' ', '-')}.png`, fullPage: true }).catch(() => undefined);
    tell(`FAIL  ${step.shows}\n      ${error instanceof Error ? error.message.split('\n').slice(0, 8).join('\n      ') : String(error)}`);
  }
}
for (const line of walk.looked.violations) tell(line);
if (walk.looked.violations.length > 0) failed += 1;
await browser.close();
await product.stop();
tell(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
