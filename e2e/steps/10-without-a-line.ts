/** The phone without a line: it opens, keeps what is written, and what waited arrives once, also where the clinic changed the same in the meantime. */
import { expect } from '../harness/expect.ts';
import { ownPhone, unlock } from '../harness/own-phone.ts';
import type { Step } from '../harness/walk.ts';
import { arrived, clinicRecovery, rideItOut, sent, unshared } from './both-sides-of-recovery.ts';

export const withoutALine: readonly Step[] = [
  {
    shows: 'without a line the phone opens, keeps what Kay writes and says that it waits; with a line again everything arrives exactly once',
    run: async (walk) => {
      const clinic = await clinicRecovery(walk);
      const before = await arrived(clinic, walk.learned.personId);
      const page = await ownPhone(walk);
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await page.context().setOffline(true);
      await page.reload();
      await unlock(page);
      await page.getByText('Offline. All of this works.').waitFor();
      await page.getByRole('radio', { name: 'Strong', exact: true }).click({ force: true });
      await page.getByRole('button', { name: 'Share with my team' }).click();
      await page.getByText('Saved on this phone. It goes out when you are online.').waitFor();
      await page.getByRole('link', { name: 'Ride it out' }).click();
      await rideItOut(page);
      await page.getByRole('button', { name: 'Share with my team' }).click();
      await page.getByRole('link', { name: '2 things wait on this phone.' }).waitFor();
      await walk.look(page, 'phone offline');
      await page.getByRole('link', { name: 'Plan', exact: true }).click();
      await page.getByRole('link', { name: /Safety plan against relapse/ }).click();
      await page.getByText('Naloxone on the shelf by the door').waitFor();
      await page.getByRole('link', { name: 'Log', exact: true }).click();
      await page.getByRole('link', { name: /^Journal/ }).click();
      await page.getByRole('listitem').filter({ hasText: unshared }).waitFor();
      await page.getByRole('link', { name: 'Help' }).click();
      await page.getByRole('link', { name: /911/ }).first().waitFor();
      await page.getByText('Offline. Calls still work.').waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      // The first reply gets lost on the way back: the phone has to send again, and the clinic must not count it twice.
      await page.evaluate(() => {
        const real = globalThis.fetch;
        let lost = false;
        globalThis.fetch = async (...asked) => {
          const reply = await real(...asked);
          if (lost || !String(asked[0]).endsWith('/api/me/check-ins')) return reply;
          lost = true;
          document.documentElement.dataset['lost'] = 'yes';
          throw new TypeError('The reply was lost.');
        };
      });
      await page.context().setOffline(false);
      await page.locator('html[data-lost="yes"]').waitFor();
      await page.getByRole('link', { name: '2 things wait on this phone.' }).waitFor();
      await page.reload();
      await unlock(page);
      await page.getByRole('link', { name: /waits? on this phone/ }).waitFor({ state: 'detached' });
      // Right after the lock nothing is said of what waits yet: both have to have arrived.
      let after = await arrived(clinic, walk.learned.personId);
      for (let tries = 0; tries < 100 && (after.cravings.length <= before.cravings.length || after.checkIns.length <= before.checkIns.length); tries += 1) {
        await page.waitForTimeout(200);
        after = await arrived(clinic, walk.learned.personId);
      }
      expect([after.checkIns.length, after.cravings.length]).toBe([before.checkIns.length + 1, before.cravings.length + 1]);
      await clinic.goto(`${walk.product.clinic}/people/${walk.learned.personId}/timeline`);
      await clinic.getByText('Checked in on the phone: a strong urge to use.').first().waitFor();
      expect(await clinic.getByText('Checked in on the phone: a strong urge to use.').count()).toBe(1);
    },
  },
  {
    shows: 'what waited on the phone while the clinic changed the plan and the session ended is not lost, and the phone says what happened',
    run: async (walk) => {
      const clinic = await clinicRecovery(walk);
      const before = await arrived(clinic, walk.learned.personId);
      const page = await ownPhone(walk, '/plan/relapse');
      await page.getByText('Naloxone on the shelf by the door').waitFor();
      await page.context().setOffline(true);
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      await page.getByRole('region', { name: 'What helps', exact: true }).getByRole('textbox', { name: 'Add' }).fill('The quiet bench by the weir');
      await page.getByRole('region', { name: 'What helps', exact: true }).getByRole('button', { name: 'Add' }).click();
      await page.getByRole('button', { name: 'Done', exact: true }).click();
      await page.getByText('Saved on this phone. It goes out when you are online.').waitFor();
      await page.getByRole('link', { name: 'Today', exact: true }).click();
      await page.getByRole('radio', { name: 'Some', exact: true }).click({ force: true });
      await page.getByRole('button', { name: 'Share with my team' }).click();
      await page.getByRole('link', { name: '2 things wait on this phone.' }).waitFor();
      await clinic.getByRole('button', { name: 'Edit together' }).click();
      await clinic.getByRole('textbox', { name: 'Early signs' }).fill('Not opening letters\nSkipping breakfast');
      await clinic.getByRole('button', { name: `Keep version ${before.plan.version + 1}` }).click();
      await clinic.getByText(`version ${before.plan.version + 1}`, { exact: true }).waitFor();
      await page.context().clearCookies();
      await page.context().setOffline(false);
      await page.getByText('Your clinic asks you to sign in again. Nothing is lost.').waitFor();
      await walk.look(page, 'phone signed out with things waiting');
      await page.getByRole('link', { name: 'Sign in again' }).click();
      await page.getByText('I signed in before').click();
      await page.getByLabel('Your sign-in name').fill(walk.learned['signInName'] ?? '');
      await page.locator('details').getByLabel('Your own password').fill('a river walk in the early fog');
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('link', { name: '1 thing was not taken. Look at it.' }).click();
      await page.getByText('Someone changed it in the meantime. What you wrote is still here.').waitFor();
      await walk.look(page, 'phone not taken');
      const after = await arrived(clinic, walk.learned.personId);
      expect([after.checkIns.length, after.plan.version]).toBe([before.checkIns.length + 1, before.plan.version + 1]);
      await page.getByRole('link', { name: 'Open it and look' }).click();
      await page.getByText('Skipping breakfast').waitFor();
      await page.getByText('The quiet bench by the weir').waitFor();
      await page.getByRole('button', { name: 'Keep both' }).click();
      await sent(page);
      await clinicRecovery(walk);
      await clinic.getByText('The quiet bench by the weir').waitFor();
      await clinic.getByText('Skipping breakfast').waitFor();
    },
  },
];
