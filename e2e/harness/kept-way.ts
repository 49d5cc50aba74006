/** One person's way kept in a folder between two walks: the data directory, what the steps learned, and the phone as it was. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import type { Learned } from './walk.ts';

/** The phone's cookies and storage, its encrypted IndexedDB with them; null when no phone was used yet. */
export type PhoneState = Awaited<ReturnType<BrowserContext['storageState']>> | null;

export interface Way {
  readonly dataDirectory: string;
  /** A phone's storage belongs to an origin, and the origin has the port in it. */
  readonly port: number;
  readonly learned: Learned;
  readonly phone: PhoneState;
}

/** Keeps a way whose product has stopped. */
export async function keepWay(folder: string, way: Way): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(way.dataDirectory, join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'way.json'), JSON.stringify({ port: way.port, learned: way.learned, phone: way.phone }));
}

/** A copy of a kept way, free to be changed. */
export async function keptWay(folder: string): Promise<Way> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'fairlead-walk-'));
  await cp(join(folder, 'data'), dataDirectory, { recursive: true });
  return { ...(JSON.parse(await readFile(join(folder, 'way.json'), 'utf8')) as Omit<Way, 'dataDirectory'>), dataDirectory };
}
