/** The server that is measured: the product's app with all its rooms in a process of its own, as it is served, so that its clients do not run on its thread. */
import { buildApp } from '../../apps/server/src/platform/app.ts';
import { systemClock } from '../../apps/server/src/platform/clock.ts';
import { makeLimiter } from '../../apps/server/src/platform/limiter.ts';
import { silentLog } from '../../apps/server/src/platform/log.ts';
import { openDatabase } from '../../apps/server/src/platform/scoped.ts';
import { newKeyText, holdKeys, readKeys } from '../../apps/server/src/platform/vault.ts';
import { roomRoutes } from '../../apps/server/src/rooms.ts';

const [url, port] = [process.env['BENCH_DATABASE'] ?? '', Number(process.env['BENCH_PORT'])];
holdKeys(readKeys(newKeyText()) ?? []);
const database = openDatabase(url);
const app = await buildApp({
  deps: {
    database, clock: systemClock, log: silentLog, limiter: makeLimiter(() => systemClock.real().epochMilliseconds, 100_000), frontDoorOrganisation: async () => null,
    cookieName: 'fairlead', cookieSecure: false, passkeys: { rpId: 'localhost', origins: [] }, allowedOrigins: () => [],
  },
  routes: roomRoutes, ready: async () => true,
});
app.addHook('onClose', () => database.close());
await app.listen({ port, host: '127.0.0.1' });
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
process.send?.('ready');
