/** The second factor, where a press asks for it: whoever showed one in the last minutes is not asked again. */
import type { Locator, Page } from 'playwright-core';

/** Shows the code if it is asked for, and waits for what the press leads to. */
export async function showFactor(page: Page, then: Locator): Promise<void> {
  const box = page.getByRole('textbox', { name: 'Six-digit code' });
  await box.or(then).first().waitFor();
  if (await box.isVisible()) {
    const code = await page.evaluate(async () => ((await (await fetch('/api/demo/factor')).json()) as { code: string }).code);
    await box.fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
  }
  await then.waitFor();
}
