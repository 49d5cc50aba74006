/**
 * The whole way through the real doors, in order: from asking for help to aftercare. Ends with `N passed, N failed`.
 *
 * `--until STAGE --save FOLDER` keeps what one person's way has become after a stage; `--from STAGE --with FOLDER` goes on from there,
 * so that a stage can be worked on without walking all the others first. `PICTURES=FOLDER` takes a picture of each screen looked at.
 */
import { parseArgs } from 'node:util';
import { openBrowser } from './harness/browser.ts';
import { startProduct } from './harness/product.ts';
import { keepWay, keptWay } from './harness/kept-way.ts';
import { newWalk, type Step } from './harness/walk.ts';
import { recognition } from './steps/01-recognition.ts';
import { admission } from './steps/02-admission.ts';
import { assessment } from './steps/03-assessment.ts';
import { placementAndPlan } from './steps/04-placement-plan.ts';
import { companion } from './steps/05-companion.ts';
import { withdrawal } from './steps/06-withdrawal.ts';
import { medication } from './steps/07-medication.ts';
import { passport } from './steps/07-passport.ts';
import { imports } from './steps/17-import.ts';
import { residence } from './steps/08-residence.ts';
import { therapy } from './steps/09-therapy.ts';
import { recovery } from './steps/10-recovery.ts';
import { community } from './steps/11-community.ts';
import { aftercare } from './steps/12-aftercare.ts';
import { crisis } from './steps/13-crisis.ts';
import { outcomes } from './steps/14-outcomes.ts';
import { badInput } from './steps/15-bad-input.ts';
import { setUpSteps } from './steps/16-set-up.ts';

const stages: readonly (readonly [name: string, steps: readonly Step[]])[] = [
  ['recognition', recognition],
  ['admission', admission],
  ['assessment', assessment],
  ['placement', placementAndPlan],
  ['companion', companion],
  ['withdrawal', withdrawal],
  ['medication', medication],
  ['passport', passport],
  ['residence', residence],
  ['therapy', therapy],
  ['recovery', recovery],
  ['community', community],
  ['aftercare', aftercare],
  ['crisis', crisis],
  ['outcomes', outcomes],
  ['bad-input', badInput],
  ['set-up', setUpSteps],
  ['import', imports],
];

const { values: asked } = parseArgs({ options: { from: { type: 'string' }, until: { type: 'string' }, with: { type: 'string' }, save: { type: 'string' } } });
const at = (name: string | undefined, otherwise: number): number => (name === undefined ? otherwise : stages.findIndex(([stage]) => stage === name));
const steps = stages.slice(at(asked.from, 0), at(asked.until, stages.length - 1) + 1).flatMap(([, of]) => of);

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const kept = asked.with === undefined ? undefined : await keptWay(asked.with);
const product = await startProduct(kept);
const browser = await openBrowser();
const walk = newWalk(product, browser, kept);
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
if (asked.save === undefined) {
  await browser.close();
  await product.stop();
} else {
  await browser.close();
  await product.halt();
  await keepWay(asked.save, { dataDirectory: product.dataDirectory, port: product.port, learned: walk.learned });
  await product.stop();
}
say(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
