/** The figures of the clinic as its own service counts them, who looked at a record, and a door for every role. */
import type { Page } from 'playwright-core';
import { expect } from '../harness/expect.ts';
import type { Step, Walk } from '../harness/walk.ts';

interface Figures {
  readonly started: number; readonly pointDay: number; readonly people: number;
  readonly retention: readonly { readonly name: string; readonly n: number; readonly points: readonly { readonly day: number; readonly numerator: number; readonly denominator: number; readonly retained: number | null }[] }[];
  readonly waiting: { readonly n: number; readonly withinLimit: number; readonly days: readonly number[]; readonly excluded: number };
  readonly change: readonly { readonly instrument: string; readonly n: number; readonly excluded: number; readonly improved: number; readonly unchanged: number; readonly worse: number }[];
  readonly sites: readonly { readonly id: string; readonly name: string; readonly started: number; readonly inTreatment: number }[];
  readonly caseloads: readonly { readonly name: string; readonly siteName: string; readonly inTreatment: number }[];
}

/** Chooses in the filters and waits for the figures that answer to it; what the screen shows must be what the service counted. */
async function ask(page: Page, choose: () => Promise<unknown>): Promise<Figures> {
  const [reply] = await Promise.all([page.waitForResponse((each) => each.url().includes('/api/outcomes') && each.ok()), choose()]);
  const figures = await reply.json() as Figures;
  await page.getByText(`${figures.retention.find(({ name }) => name === 'all')?.n ?? 0} people`, { exact: true }).first().waitFor();
  return figures;
}

async function expectShown(page: Page, figures: Figures): Promise<void> {
  const all = figures.retention.find(({ name }) => name === 'all');
  const point = all?.points.find(({ day }) => day === figures.pointDay);
  const headlines = await page.locator('dl.headlines').innerText();
  expect(headlines).toContain(`${point?.numerator} of ${point?.denominator} people`);
  expect(headlines).toContain(`${figures.waiting.withinLimit} of ${figures.waiting.n} people`);
  const staying = page.getByRole('region', { name: 'Staying in treatment' });
  for (const { day, numerator, denominator } of all?.points ?? []) {
    const cells = await staying.getByRole('row', { name: new RegExp(`^${day} `) }).first().getByRole('cell').allInnerTexts();
    expect(cells.slice(0, 2).join('/')).toBe(`${numerator}/${denominator}`);
  }
  const change = page.getByRole('region', { name: 'Scale', exact: true });
  for (const each of figures.change.filter(({ n }) => n > 0)) {
    const cells = await change.getByRole('row', { name: new RegExp(`^${each.instrument} `) }).getByRole('cell').allInnerTexts();
    expect([cells[0], cells[1], ...cells.slice(5)].join('/')).toBe([each.n, each.excluded, each.improved, each.unchanged, each.worse].join('/'));
    expect(each.improved + each.unchanged + each.worse).toBe(each.n);
  }
}

/** Every place that the navigation and the tabs of a record offer, opened one after the other; the addresses that were refused. */
async function refusedOnTheWay(page: Page, links: string): Promise<readonly string[]> {
  const refused: string[] = [];
  const pending = new Set<string>();
  const began = (request: { url: () => string }): void => { if (/\/api\/(?!live|session$)/.test(request.url())) pending.add(request.url()); };
  const ended = (request: { url: () => string }): void => { pending.delete(request.url()); };
  const answered = (reply: { status: () => number; url: () => string }): void => { if ([401, 403].includes(reply.status())) refused.push(`${new URL(page.url()).pathname}: ${new URL(reply.url()).pathname}`); };
  page.on('request', began).on('requestfinished', ended).on('requestfailed', ended).on('response', answered);
  const count = await page.locator(links).count();
  for (let at = 0; at < count; at += 1) {
    const link = page.locator(links).nth(at);
    const to = await link.getAttribute('href') ?? '';
    await link.click();
    await page.waitForURL((url) => url.pathname === to);
    await page.locator('main').first().waitFor();
    const until = Date.now() + 8000;
    while (pending.size > 0 && Date.now() < until) await page.waitForEvent('requestfinished', { timeout: 50 }).catch(() => undefined);
  }
  page.off('request', began).off('requestfinished', ended).off('requestfailed', ended).off('response', answered);
  return refused;
}

const staff = ['Dana Osei', 'Noor Haddad', 'Jo Lindqvist', 'Rosa Ibarra', 'Helen Park', 'Ivo Marin', 'Sam Achterberg'] as const;
const record = (walk: Walk): string => `${walk.product.clinic}/people/${walk.learned.personId}`;

export const outcomes: readonly Step[] = [
  {
    shows: 'the manager sees retention, waiting and change in scores with their counts, and they are what the service counted',
    run: async (walk) => {
      const page = await walk.clinicAs('Helen Park');
      const everybody = await ask(page, () => page.goto(`${walk.product.clinic}/outcomes`));
      await expectShown(page, everybody);
      expect(everybody.started > 100).toBe(true);
      expect(await page.getByRole('region', { name: 'Waiting time' }).getByRole('img').count() > 0).toBe(true);
      await walk.look(page, 'outcomes');
      let bySite = 0;
      for (const { name, started } of everybody.sites) {
        const one = await ask(page, () => page.getByRole('combobox', { name: 'Site' }).selectOption({ label: name }));
        await expectShown(page, one);
        expect(one.started).toBe(started);
        expect(one.started < everybody.started).toBe(true);
        bySite += one.started;
      }
      expect(bySite).toBe(everybody.started);
      await page.getByRole('combobox', { name: 'Site' }).selectOption({ label: 'All sites' });
      const year = await ask(page, () => page.getByRole('combobox', { name: 'Started' }).selectOption({ label: 'in the last 12 months' }));
      expect(year.started < everybody.started && year.started > 0).toBe(true);
      await expectShown(page, year);
    },
  },
  {
    shows: 'caseloads add up to everybody in treatment, by clinician and site',
    run: async (walk) => {
      const page = await walk.clinicAs('Helen Park');
      const figures = await ask(page, () => page.goto(`${walk.product.clinic}/outcomes`));
      const rows = await page.getByRole('region', { name: 'Caseloads' }).getByRole('row').allInnerTexts();
      for (const each of figures.caseloads) expect(rows.some((row) => row.split(/\s*\t\s*/).join('|') === `${each.name}|${each.siteName}|${each.inTreatment}`)).toBe(true);
      const total = (of: readonly { readonly inTreatment: number }[]): number => of.reduce((sum, { inTreatment }) => sum + inTreatment, 0);
      expect(total(figures.caseloads)).toBe(total(figures.sites));
    },
  },
  {
    shows: 'the auditor starts in a room that is theirs, and sees who looked at Kay’s record and what each did',
    run: async (walk) => {
      for (const name of ['Helen Park', 'Rosa Ibarra']) {
        const looker = await walk.clinicAs(name);
        await looker.goto(record(walk));
        await looker.getByRole('heading', { name: 'Kay Moreau' }).first().waitFor();
      }
      const page = await walk.clinicAs('Ivo Marin');
      await page.goto(`${walk.product.clinic}/`);
      await page.waitForURL(/\/people$/);
      await page.goto(`${record(walk)}/consents`);
      const log = page.getByRole('region', { name: /^Who looked/ }).getByRole('table').first();
      await log.waitFor();
      for (const who of ['Helen Park', 'Rosa Ibarra', 'Ivo Marin']) await log.getByRole('row').filter({ hasText: who }).filter({ hasText: 'person opened' }).first().waitFor();
      await walk.look(page, 'who looked');
    },
  },
  {
    shows: 'every role starts in a room that works, and no door of its navigation or of a record is closed to it',
    run: async (walk) => {
      const refused: string[] = [];
      for (const name of staff) {
        const page = await walk.clinicAs(name);
        await page.goto(`${walk.product.clinic}/`);
        await page.waitForURL((url) => url.pathname !== '/');
        refused.push(...(await refusedOnTheWay(page, 'nav.rail a[href]:not(.mark)')).map((each) => `${name}: ${each}`));
        if (!['Jo Lindqvist', 'Ivo Marin'].includes(name)) continue;
        await page.goto(record(walk));
        await page.getByRole('heading', { name: 'Kay Moreau' }).first().waitFor();
        refused.push(...(await refusedOnTheWay(page, 'nav.tabs a[href]')).map((each) => `${name}: ${each}`));
      }
      expect(refused.join('\n')).toBe('');
    },
  },
];
