// `npm start`: installs what is missing and serves the demo clinic.
import { ensureInstalled, handOver } from './bootstrap.mjs';

ensureInstalled();
handOver('apps/server/src/main.ts', ['start', ...process.argv.slice(2)]);
