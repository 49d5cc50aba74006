/** The person's phone: locked with a PIN, signed in anew where a walk goes on from a kept way. */
import type { Page } from 'playwright-core';
import type { Walk } from './walk.ts';

export const pin = '280416';
export const password = 'a river walk in the early fog';

const opened = (page: Page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Today', exact: true });

/** Chooses the PIN of a phone that was just signed in. */
export async function choosePin(page: Page): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByLabel('The same PIN again').fill(pin);
  await page.getByRole('button', { name: 'Keep this PIN' }).click();
  await opened(page).waitFor();
}

/** Opens a locked phone. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(pin);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await opened(page).waitFor();
}

/** Kay's phone at a path of the companion, open: by the PIN, or signed in with name and password on a new phone. */
export async function ownPhone(walk: Walk, path = '/'): Promise<Page> {
  const page = await walk.phone();
  await page.goto(walk.product.companion + path);
  const locked = page.getByRole('heading', { name: 'Locked' });
  const welcome = page.getByRole('heading', { name: 'Hello.' });
  await locked.or(welcome).or(opened(page)).first().waitFor();
  if (await locked.isVisible()) await unlock(page);
  else if (await welcome.isVisible()) {
    await page.getByText('I signed in before').click();
    await page.getByLabel('Your sign-in name').fill(walk.learned['signInName'] ?? '');
    await page.locator('details').getByLabel('Your own password').fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await choosePin(page);
  }
  return page;
}
