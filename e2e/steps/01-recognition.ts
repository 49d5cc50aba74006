/** Somebody recognises the signs and asks for help, without an account, on a phone. */
import { expect } from '../harness/expect.ts';
import type { Step } from '../harness/walk.ts';

export const recognition: readonly Step[] = [
  {
    shows: 'anyone reads the front door, the signs and crisis help before any script runs',
    run: async (walk) => {
      const { product, browser, look } = walk;
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(product.front);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      await page.goto(`${product.front}/help-now`);
      await page.getByRole('link', { name: /988/ }).first().waitFor();
      await context.close();
      const scripted = await walk.stranger();
      for (const path of ['/', '/signs', '/help-now', '/learn', '/services', '/cost', '/ask']) {
        await scripted.goto(`${product.front}${path}`);
        await look(scripted, `front door ${path}`);
      }
      await scripted.context().close();
    },
  },
  {
    shows: 'somebody asks for help in two minutes and is told what happens next',
    run: async (walk) => {
      const page = await walk.stranger();
      await page.goto(`${walk.product.front}/ask`);
      await page.getByLabel(/call you/i).fill('Kay');
      await page.getByLabel(/^phone/i).last().fill('617 555 0142');
      await page.getByRole('button', { name: /ask for help|send/i }).click();
      await page.waitForURL(/\/ask\/thanks/);
      walk.learned.reference = new URL(page.url()).searchParams.get('reference') ?? '';
      expect(walk.learned.reference).toMatch(/^H-[0-9A-F]{8}$/);
      await walk.look(page, 'front door thanks');
      await page.context().close();
    },
  },
];
