/**
 * A site without its server (`node e2e/downtime.ts`, a command of its own): an administrator invites a node, the node takes the site's people, the line
 * is cut, a nurse doses at the node's window in a browser, the node is killed and started again, the line is mended, and the server has every
 * dose once with its stock off by nothing. Ends with `N passed, N failed`.
 */
import type { Page } from 'playwright-core';
import { desktop, look, newContext, openBrowser } from './harness/browser.ts';
import { expect } from './harness/expect.ts';
import { showFactor } from './harness/factor.ts';
import { startProduct } from './harness/product.ts';
import { openLine, startSiteNode, type SiteNode } from './harness/site-node.ts';
import { newWalk, type Step } from './harness/walk.ts';
import { noteCheck } from './steps/at-the-window.ts';

interface Waiting { readonly personId: string; readonly name: string; readonly lane: string; readonly reason: string; readonly medicine: string | null; readonly doseUg: number | null }
interface Container { readonly label: string; readonly balanceUg: number }

/** What the page's own clinic answers. A server that is full at this moment says so, and is asked again. */
async function ask<T>(page: Page, path: string): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const { status, body } = await page.evaluate(async (url) => {
      const session = await fetch('/api/session');
      if (!session.ok) return { status: session.status, body: await session.text() };
      const { sites } = (await session.json()) as { sites: { id: string }[] };
      const answer = await fetch(url.replace('SITE', sites[0]?.id ?? 'none'));
      return { status: answer.status, body: await answer.text() };
    }, path);
    if (status < 300) return JSON.parse(body) as T;
    if (![429, 503].includes(status) || tries > 200) throw new Error(`${path} at ${new URL(page.url()).host} answered ${status}: ${body.slice(0, 500)}`);
    await new Promise((resolve) => { setTimeout(resolve, 500); });
  }
}
/** Waits for a state, however long a busy machine takes to it; the cap is there for what never comes. */
const until = async (what: () => Promise<boolean>, says: string): Promise<void> => {
  const from = performance.now();
  while (!(await what())) {
    if (performance.now() - from > 180_000) throw new Error(`Waited three minutes: ${says}`);
    await new Promise((resolve) => { setTimeout(resolve, 300); });
  }
};

const product = await startProduct();
const line = await openLine(product.port);
const browser = await openBrowser();
const walk = newWalk(product, browser);
/** No state is late on a busy machine: it is waited for. */
const patient = async (page: Page): Promise<Page> => {
  page.setDefaultTimeout(180_000);
  return page;
};
const clinicAs = async (name: string): Promise<Page> => patient(await walk.clinicAs(name));
const seen = (page: Page, name: string): Promise<void> => look(page, name, walk.looked, true);
let code = '';
let starting: Promise<SiteNode> | undefined;
let node: SiteNode | undefined;
let nurse: Page | undefined;
let dosed: Waiting[] = [];
let outUg = 0;
const wanted = Number(process.env['PEOPLE'] ?? 2);
const at = (page: Page | undefined): Page => page ?? ((): never => { throw new Error('Nobody is signed in at the node.'); })();
const link = (page: Page) => ask<{ isNode: boolean; isLinked: boolean; dosesWaiting: number }>(page, '/api/link');

/** Signs in at the node as at any clinic: the demonstration at the server tells the six digits. */
async function signInAtNode(): Promise<Page> {
  const page = await patient(await (await newContext(browser, desktop)).newPage());
  await page.goto(node?.clinic ?? '');
  await page.getByRole('textbox', { name: 'Sign-in name' }).fill('ana');
  await page.getByLabel('Passphrase', { exact: true }).fill('harbor rope and tide');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const box = page.getByRole('textbox', { name: /Six-digit code/ });
  await box.waitFor();
  const ana = await clinicAs('Ana Brandt');
  await box.fill(await ana.evaluate(async () => ((await (await fetch('/api/demo/factor')).json()) as { code: string }).code));
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

/** Ticks what the ticket asks, also what it asks only after an answer, until the button gives. */
async function readyToGive(page: Page): Promise<void> {
  const open = page.getByRole('group', { name: 'What was done?' }).getByRole('checkbox', { checked: false });
  const give = page.getByRole('button', { name: /^Give \d/ }).first();
  await until(async () => {
    if (await open.count() > 0) await open.first().check().catch(() => undefined);
    return (await open.count()) === 0 && (await give.count()) > 0 && (await give.isEnabled());
  }, 'the button gives');
}

/** Notes the check, unless it stands there already, and waits until the ticket knows it. */
async function checked(page: Page): Promise<void> {
  const seen = page.getByRole('button', { name: 'Look again' });
  const form = page.getByRole('button', { name: 'Save the check' });
  await seen.or(form).first().waitFor();
  if (!(await seen.isVisible())) await noteCheck(page);
  await seen.waitFor();
}

async function giveAtNode(page: Page, person: Waiting): Promise<void> {
  await page.goto(`${node?.clinic}/window/${person.personId}`);
  await page.getByRole('heading', { name: person.name }).first().waitFor();
  // What was seen at the server's window before the line was cut stands here too.
  await checked(page);
  await readyToGive(page);
  await page.getByRole('button', { name: /^Give \d/ }).first().click();
  await page.getByText('Nothing more to give today.').waitFor();
  outUg += person.doseUg ?? 0;
}

const steps: readonly Step[] = [
  {
    shows: 'an administrator invites a node and gets a code that is good once',
    run: async () => {
      const sam = await clinicAs('Sam Achterberg');
      await sam.goto(`${product.clinic}/downtime`);
      await sam.getByText('No site has a node.').waitFor();
      await sam.getByRole('textbox', { name: 'Name of the machine' }).fill('Window PC');
      await sam.getByRole('button', { name: 'Make a code' }).click();
      await showFactor(sam, sam.getByRole('heading', { name: 'The code of the node' }));
      code = (await sam.locator('.one-time-code').textContent()) ?? '';
      expect(code).toMatch(/^[A-Z2-9]{5}(-[A-Z2-9]{5}){3}$/);
      starting = startSiteNode(`http://localhost:${line.port}`, code);
      starting.catch(() => undefined);
    },
  },
  {
    shows: 'the node starts, takes its site’s people, and shows that it is linked',
    run: async () => {
      // While it starts.
      await clinicAs('Ana Brandt');
      await seen(await clinicAs('Sam Achterberg'), 'downtime with a code');
      node = await starting;
      nurse = await signInAtNode();
      await nurse.getByText(/Site node: linked/).waitFor();
      const sam = await clinicAs('Sam Achterberg');
      await sam.goto(`${product.clinic}/downtime`);
      await sam.getByText('doses its site').waitFor();
      await seen(sam, 'downtime with a node');
    },
  },
  {
    shows: 'the server gives nobody of this site a dose, and says where it is given',
    run: async () => {
      const ana = await clinicAs('Ana Brandt');
      const { items } = await ask<{ items: Waiting[] }>(ana, '/api/sites/SITE/queue');
      dosed = items.filter((each) => each.lane !== 'done' && each.doseUg !== null && ['ready', 'due', 'waiting long'].includes(each.reason)).slice(0, wanted);
      expect(dosed.length).toBe(wanted);
      const [first] = dosed;
      await ana.goto(`${product.clinic}/window/${first?.personId ?? ''}`);
      await checked(ana);
      await readyToGive(ana);
      await ana.getByRole('button', { name: /^Give \d/ }).first().click();
      await ana.getByText(/The site node of .* gives the dose of/).first().waitFor();
      await seen(ana, 'the server refuses');
    },
  },
  {
    shows: 'with the line cut, a nurse doses at the node’s window, and the band counts what waits',
    run: async () => {
      const [page, ana] = [at(nurse), await clinicAs('Ana Brandt')];
      // What the server knows of the two is at the node before the line is cut: the check, and the photo where there is one.
      const photo = async (where: Page, { personId }: Waiting): Promise<string> => (await ask<{ state: string }>(where, `/api/people/${personId}/photos`)).state;
      const photos = await Promise.all(dosed.map((person) => photo(ana, person)));
      await until(async () => (await ask<{ check: object | null }>(page, `/api/people/${dosed[0]?.personId ?? ''}/ticket`)).check !== null, 'the node knows the check');
      await until(async () => (await Promise.all(dosed.map((person) => photo(page, person)))).join() === photos.join(), 'the photos come down');
      const before = (await ask<{ items: Container[] }>(page, '/api/sites/SITE/stock')).items.reduce((sum, each) => sum + each.balanceUg, 0);
      await line.cut();
      for (const [index, person] of dosed.entries()) {
        await giveAtNode(page, person);
        if (photos[index] === 'taken') await page.getByRole('img', { name: new RegExp(person.name) }).first().waitFor();
      }
      await page.getByText(new RegExp(`Site node: link lost since .*; ${wanted} doses to hand over`)).waitFor();
      await seen(page, 'the node without its server');
      const after = (await ask<{ items: Container[] }>(page, '/api/sites/SITE/stock')).items.reduce((sum, each) => sum + each.balanceUg, 0);
      expect(before - after).toBe(outUg);
    },
  },
  {
    shows: 'killed and started again without a line, the node knows what it gave',
    run: async () => {
      await node?.killAndRestart();
      const page = at(nurse);
      await page.goto(`${node?.clinic}/window/${dosed[0]?.personId ?? ''}`);
      await page.getByText('Nothing more to give today.').waitFor();
      expect((await link(page)).dosesWaiting).toBe(wanted);
    },
  },
  {
    shows: 'with the line mended the server has every dose once, and its stock is off by nothing',
    run: async () => {
      const page = at(nurse);
      await line.mend();
      await until(async () => { const state = await link(page); return state.isLinked && state.dosesWaiting === 0; }, 'the node hands over');
      const ana = await clinicAs('Ana Brandt');
      for (const person of dosed) {
        const { items } = await ask<{ items: { dosingDay: string; kind: string }[]; days: unknown[] }>(ana, `/api/people/${person.personId}/doses`);
        const today = items.at(-1)?.dosingDay ?? '';
        expect(items.filter((each) => each.dosingDay === today).length).toBe(1);
      }
      const sums = await ask<{ differs: unknown[]; dosesWithoutStock: number }>(ana, '/api/sites/SITE/ledger-check');
      expect(sums.differs.length).toBe(0);
      expect(sums.dosesWithoutStock).toBe(0);
      const stock = async (where: Page): Promise<string> => JSON.stringify((await ask<{ items: Container[] }>(where, '/api/sites/SITE/stock')).items.map(({ label, balanceUg }) => [label, balanceUg]).toSorted());
      expect(await stock(ana)).toBe(await stock(page));
      const sam = await clinicAs('Sam Achterberg');
      await sam.goto(`${product.clinic}/downtime`);
      await sam.getByText(new RegExp(`${wanted} doses`)).waitFor();
      await sam.getByText('Nothing waits.').waitFor();
      await seen(sam, 'downtime after the link came back');
    },
  },
];

let [passed, failed] = [0, 0];
let ownMs = 0;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
for (const step of steps) {
  const from = performance.now();
  try {
    await step.run(walk);
    passed += 1;
    ownMs += performance.now() - from;
    say(`ok    ${step.shows} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    const folder = process.env['PICTURES'];
    for (const [who, page] of folder === undefined ? [] : [...walk.pages(), ...(nurse === undefined ? [] : [['node', nurse] as const])]) await page.screenshot({ path: `${folder}/failed-${failed}-${who.replaceAll(' ', '-')}.png`, fullPage: true }).catch(() => undefined);
    say(`FAIL  ${step.shows}\n      ${error instanceof Error ? error.message.split('\n').slice(0, 8).join('\n      ') : String(error)}`);
    break;
  }
}
say(`${(ownMs / 1000).toFixed(1)} s of its own`);
for (const violation of walk.looked.violations) say(violation);
if (walk.looked.violations.length > 0) failed += 1;
await browser.close();
await (node ?? await starting?.catch(() => undefined))?.stop();
await line.cut().catch(() => undefined);
await product.stop();
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
