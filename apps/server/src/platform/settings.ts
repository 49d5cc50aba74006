/** What an installation may set, read once at the edge. TZ has no effect: each site has its own zone. */
import { resolve } from 'node:path';
import type { DoorName } from './doors.ts';
import { dataDirectory } from './embedded/index.ts';
import { readKeys } from './vault.ts';

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  readonly databaseUrl: string | null;
  readonly trustProxy: boolean;
  /** Each door's own origin in production; null on loopback, where the doors are names below localhost. */
  readonly origins: Readonly<Record<DoorName, string>> | null;
  /** Keys that seal second factors, as `readKeys` reads them; null where none is given. */
  readonly keys: string | null;
  /** A longer list of passphrases that nobody may take; null for the short one alone. */
  readonly passphraseList: string | null;
  /** Other organisations' servers at addresses inside this house's own network; everything else inside is never called. */
  readonly privatePeers: readonly string[];
}

type Read = { readonly kind: 'settings'; readonly settings: Settings } | { readonly kind: 'wrong'; readonly sentence: string };

function originsOf(text: string): Record<DoorName, string> | null {
  const found = new Map(text.split(',').map((part) => part.trim().split('=') as [string, string]));
  const [front, clinic, companion] = [found.get('front'), found.get('clinic'), found.get('companion')];
  if (front === undefined || clinic === undefined || companion === undefined) return null;
  const all = { front, clinic, companion };
  return Object.values(all).every((origin) => URL.canParse(origin) && new URL(origin).origin === origin) ? all : null;
}

/** Reads the settings from the environment. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, from: string): Read {
  const port = Number(env['PORT'] ?? '4600');
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return { kind: 'wrong', sentence: `PORT is "${env['PORT'] ?? ''}", which is no port. Give a whole number from 1 to 65535.` };
  const origins = env['ORIGINS'] === undefined ? null : originsOf(env['ORIGINS']);
  if (env['ORIGINS'] !== undefined && origins === null) {
    return { kind: 'wrong', sentence: 'ORIGINS must name the three doors: front=https://help.example.org,clinic=https://clinic.example.org,companion=https://today.example.org' };
  }
  const databaseUrl = env['DATABASE_URL'] || null;
  if (databaseUrl !== null && !/^postgres(ql)?:$/.test(URL.canParse(databaseUrl) ? new URL(databaseUrl).protocol : '')) {
    return { kind: 'wrong', sentence: 'DATABASE_URL is no address of a PostgreSQL database; it looks like postgres://fairlead_app:password@host:5432/fairlead.' };
  }
  const keys = env['FAIRLEAD_KEY'] || null;
  if (keys !== null && readKeys(keys) === null) {
    return { kind: 'wrong', sentence: 'FAIRLEAD_KEY must be 32 random bytes in base64 (openssl rand -base64 32 makes one); while a key is changed, the new one, a comma and the old one.' };
  }
  const peers = (env['FAIRLEAD_PRIVATE_PEERS'] ?? '').split(',').map((each) => each.trim()).filter((each) => each !== '');
  if (peers.some((each) => !URL.canParse(each) || new URL(each).origin !== each)) return { kind: 'wrong', sentence: 'FAIRLEAD_PRIVATE_PEERS must name addresses alone, as https://10.0.0.5:8443,https://clinic.internal' };
  return {
    kind: 'settings',
    settings: {
      port, host: env['HOST'] ?? '127.0.0.1', dataDirectory: dataDirectory(env, from), databaseUrl,
      trustProxy: env['TRUST_PROXY'] === '1' || env['TRUST_PROXY'] === 'true', origins,
      keys, passphraseList: env['FAIRLEAD_PASSPHRASE_LIST'] ? resolve(from, env['FAIRLEAD_PASSPHRASE_LIST']) : null, privatePeers: peers,
    },
  };
}

/** Whether an address is this machine's own, so that nobody else can reach it. */
export function isLoopback(host: string): boolean {
  return host === '127.0.0.1' || host === '::1' || host === 'localhost';
}
