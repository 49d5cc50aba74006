/** The whole way through the real doors, in order: from asking for help to aftercare. Ends with `N passed, N failed`. */
import { openBrowser } from './harness/browser.ts';
import { startProduct } from './harness/product.ts';
import { newWalk, type Step } from './harness/walk.ts';
import { recognition } from './steps/01-recognition.ts';
import { admission } from './steps/02-admission.ts';
import { assessment } from './steps/03-assessment.ts';
import { placementAndPlan } from './steps/04-placement-plan.ts';
import { medication } from './steps/07-medication.ts';

const steps: readonly Step[] = [...recognition, ...admission, ...assessment, ...placementAndPlan, ...medication];

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const product = await startProduct();
const browser = await openBrowser();
const walk = newWalk(product, browser);
const pictures = process.env['PICTURES'];
let passed = 0;
let failed = 0;
for (const step of steps) {
  const before = performance.now();
  try {
    await step.run(walk);
    passed += 1;
    say(`ok    ${step.shows} (${((performance.now() - before) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed += 1;
    for (const [who, page] of pictures === undefined ? [] : walk.pages()) await page.screenshot({ path: `${pictures}/failed-${failed + 1}-${who.replaceAll(' ', '-')}.png`, fullPage: true }).catch(() => undefined);
    say(`FAIL  ${step.shows}\n      ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n      ') : String(error)}`);
  }
}
for (const violation of walk.looked.violations) say(`axe   ${violation}`);
if (walk.looked.violations.length === 0) passed += 1;
else failed += 1;
say(`axe looked at ${walk.looked.screens.length} screens and found ${walk.looked.violations.length} violations`);
await browser.close();
await product.stop();
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
