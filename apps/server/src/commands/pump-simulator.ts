/**
 * `npm run pump-simulator -- [--port 4690] [--seed N] [--drop 0.2] [--repeat 0.3] [--delay 200] [--cut 0.02] [--short 0.1] [--ul-per-second 2500]`:
 * a dispensing pump that keeps the protocol of docs/guides/pumps.md and whose line is as bad as it is told to be. For trying the
 * window without a pump, and for whoever writes a pump's driver. Shares are 0 to 1, the delay is milliseconds at most.
 */
import { parseArgs } from 'node:util';
import { seeded, SimulatedPump } from '../dispensary/pump/simulated-pump.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4690' }, seed: { type: 'string' }, drop: { type: 'string', default: '0' }, repeat: { type: 'string', default: '0' }, delay: { type: 'string', default: '0' }, cut: { type: 'string', default: '0' },
    short: { type: 'string', default: '0' }, 'ul-per-second': { type: 'string', default: '2500' }, help: { type: 'boolean', default: false },
  },
});
const share = (name: 'drop' | 'repeat' | 'cut' | 'short'): number => {
  const number = Number(values[name]);
  if (number >= 0 && number <= 1) return number;
  process.stderr.write(`--${name} is a share between 0 and 1.\n`);
  process.exit(2);
};

if (values.help) {
  process.stdout.write('npm run pump-simulator -- [--port 4690] [--seed N] [--drop 0..1] [--repeat 0..1] [--delay MS] [--cut 0..1] [--short 0..1] [--ul-per-second 2500]\n');
} else {
  const faults = { drop: share('drop'), repeat: share('repeat'), cut: share('cut'), short: share('short'), delayMs: Number(values.delay) };
  const pump = new SimulatedPump({ faults, ulPerSecond: Number(values['ul-per-second']), ...(values.seed === undefined ? {} : { random: seeded(Number(values.seed)) }) });
  const port = await pump.listen(Number(values.port), '127.0.0.1').catch((error: unknown) => {
    process.stderr.write(`Port ${values.port} is taken: ${error instanceof Error ? error.message : String(error)}. Choose another with --port.\n`);
    process.exit(1);
  });
  process.stdout.write(`Simulated pump is ready at 127.0.0.1:${port}\n`);
  process.once('SIGINT', () => {
    process.stdout.write(`\n${pump.remembered.size} pours, ${pump.totalUl} microlitres in all.\n`);
    void pump.close().then(() => process.exit(0));
  });
}
