/** Help in one tap wherever Kay is, without a line too; overdose risk wherever the clinic looks; the weeks after a break. */
import { expect } from '../harness/expect.ts';
import { ownPhone, unlock } from '../harness/own-phone.ts';
import type { Step } from '../harness/walk.ts';

const screens = ['/', '/craving', '/plan', '/plan/relapse', '/plan/goals', '/log', '/log/journal', '/log/withdrawal', '/log/lapse', '/more', '/more/messages', '/more/sessions', '/more/results', '/more/sharing', '/more/looked', '/more/record', '/more/meetings', '/more/phones', '/sent'];

export const crisis: readonly Step[] = [
  {
    shows: 'Help is one tap away on every screen of the phone, online and offline, calls before it explains, and lost tolerance is said where it matters',
    run: async (walk) => {
      const page = await ownPhone(walk);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      for (const offline of [false, true]) {
        await page.context().setOffline(offline);
        for (const path of screens) {
          await page.evaluate((to) => { history.pushState({ inside: true }, '', to); dispatchEvent(new PopStateEvent('popstate')); }, path);
          await page.getByRole('heading', { level: 1 }).first().waitFor();
          await page.getByRole('link', { name: 'Help', exact: true }).click();
          await page.getByRole('link', { name: 'Call 911' }).waitFor();
          expect(await page.getByRole('link', { name: 'Call 911' }).getAttribute('href')).toBe('tel:911');
        }
      }
      await page.getByText('Offline. Calls still work.').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      await page.evaluate(() => { history.pushState({ inside: true }, '', '/log/lapse'); dispatchEvent(new PopStateEvent('popstate')); });
      await page.getByText('After a break even a usual amount can stop your breathing.').waitFor();
      await page.getByRole('link', { name: 'Help', exact: true }).click();
      await walk.look(page, 'phone help offline');
      await page.getByRole('link', { name: 'How to use naloxone' }).click();
      await page.getByRole('heading', { name: 'How to use naloxone' }).waitFor();
      await page.reload();
      await page.getByRole('heading', { name: 'How to use naloxone' }).waitFor();
      await page.context().setOffline(false);
      await page.goto(walk.product.companion);
      await unlock(page);
    },
  },
  {
    shows: 'an overdose that was told raises the risk on every tab of the record, and asks for looking back and a dose review',
    run: async (walk) => {
      const page = await walk.clinicAs('Noor Haddad');
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}/safety`);
      await page.getByRole('button', { name: 'Note an overdose' }).click();
      const yesterday = await page.evaluate(async () => {
        const { now } = await (await fetch('/api/session')).json() as { now: string };
        const at = new Date(Date.parse(now) - 86_400_000);
        return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
      });
      await page.getByLabel('When', { exact: true }).fill(yesterday);
      await page.getByRole('group', { name: 'How it ended' }).getByText('came round', { exact: true }).click();
      await page.getByLabel(/Naloxone doses given/).fill('1');
      await page.getByRole('button', { name: 'Keep this overdose' }).click();
      await page.getByText(/came round/).first().waitFor();
      await walk.look(page, 'safety overdose');
      const tabs = page.getByRole('navigation', { name: 'Record' }).getByRole('link');
      const addresses = await Promise.all((await tabs.all()).map((tab) => tab.getAttribute('href')));
      expect(addresses.length > 10).toBe(true);
      for (const address of addresses) {
        await page.goto(`${walk.product.clinic}${address ?? ''}`);
        await page.waitForFunction(() => /Overdose risk[\s:]*\d+ factors?/.test(document.body.innerText), undefined, { timeout: 25_000 }).catch(() => { throw new Error(`No overdose risk on ${address ?? ''}`); });
      }
      await page.goto(`${walk.product.clinic}/people/${walk.learned.personId}`);
      await page.getByRole('heading', { name: 'Overdose risk' }).waitFor();
      await page.getByText('Higher', { exact: true }).waitFor();
      await walk.look(page, 'overview with overdose risk');
      const doctor = await walk.clinicAs('Dana Osei');
      await doctor.goto(`${walk.product.clinic}/worklist`);
      await doctor.getByText('An overdose was told. Review dose and plan before the next dose.').first().waitFor();
    },
  },
];
