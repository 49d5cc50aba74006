/** Runs the server that is killed, on the port and database that the environment names. Bundled once, started by plain node. */
import { flushCompileCache } from 'node:module';
import { serveWindow } from './server.ts';

const [url, port] = [process.env['CRASH_DATABASE'] ?? '', Number(process.env['CRASH_PORT'])];
// Its database may be starting again at this moment: it waits like any server would.
for (let tries = 0; ; tries += 1) {
  try {
    await serveWindow(url, port);
    break;
  } catch (error) {
    if (tries === 100) throw error;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
}
// It never ends by itself, so what was compiled is kept now for the next start.
flushCompileCache();
