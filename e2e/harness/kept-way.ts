/**
 * One person's way kept in a folder between two walks: the data directory and what the steps learned. The phone is not kept: its
 * device key cannot leave the browser that made it, so a walk that goes on signs in on a new phone.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the steps learn about the one person whom they take through. */
export interface Learned {
  reference: string;
  personId: string;
  episodeId: string;
  invitationCode: string;
  [more: string]: string;
}

export interface Way {
  readonly dataDirectory: string;
  readonly port: number;
  readonly learned: Learned;
}

/** Keeps a way whose product has stopped. */
export async function keepWay(folder: string, way: Way): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await cp(way.dataDirectory, join(folder, 'data'), { recursive: true });
  await writeFile(join(folder, 'way.json'), JSON.stringify({ port: way.port, learned: way.learned }));
}

/** A copy of a kept way, free to be changed. */
export async function keptWay(folder: string): Promise<Way> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'fairlead-walk-'));
  await cp(join(folder, 'data'), dataDirectory, { recursive: true });
  return { ...(JSON.parse(await readFile(join(folder, 'way.json'), 'utf8')) as Omit<Way, 'dataDirectory'>), dataDirectory };
}
