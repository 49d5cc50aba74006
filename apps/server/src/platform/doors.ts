/** Serves the built doors, each on its own origin: sign-out, storage, workers and cookies must not be shared. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join, extname, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

export type DoorName = 'front' | 'clinic' | 'companion';

/** Which door a Host header stands for. In production the hosts are named in ORIGINS. */
export type DoorOf = (host: string) => DoorName;

/** `clinic.localhost:4600` is the clinic, `companion.localhost:4600` the companion, all else the front door. */
export const doorOnLoopback: DoorOf = (host) => {
  const name = host.split(':')[0] ?? '';
  return name === 'clinic.localhost' ? 'clinic' : name === 'companion.localhost' ? 'companion' : 'front';
};

interface StaticFile {
  readonly body: Buffer;
  readonly type: string;
  readonly etag: string;
  readonly immutable: boolean;
}

const typeOf: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png',
  '.woff2': 'font/woff2', '.woff': 'font/woff', '.webmanifest': 'application/manifest+json', '.json': 'application/json; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.ico': 'image/x-icon',
};

/** All files below a folder by their path, held in memory: the doors are small, and no request ever names a file of the disk. */
export async function filesBelow(folder: string): Promise<ReadonlyMap<string, StaticFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, StaticFile>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const full = join(entry.parentPath, entry.name);
    const body = await readFile(full);
    const path = `/${relative(folder, full).split(sep).join('/')}`;
    files.set(path, { body, type: typeOf[extname(entry.name)] ?? 'application/octet-stream', etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`, immutable: path.startsWith('/assets/') });
  }
  return files;
}

function sendFile(request: FastifyRequest, reply: FastifyReply, file: StaticFile): FastifyReply {
  reply.header('etag', file.etag).header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache').type(file.type);
  return request.headers['if-none-match'] === file.etag ? reply.code(304).send() : reply.send(file.body);
}

/** Draws a page of the front door; null where it has none of that path. */
export type FrontDoor = (request: FastifyRequest, files: ReadonlyMap<string, StaticFile>) => Promise<{ readonly status: number; readonly html: string; readonly headers?: Readonly<Record<string, string>> } | null>;

export interface DoorsOptions {
  readonly doorOf: DoorOf;
  /** Folders of the built doors. */
  readonly folders: Readonly<Record<DoorName, string>>;
  readonly frontDoor: FrontDoor;
  /** Where /clinic and /companion lead on the front door's host. */
  readonly originOf: (door: DoorName, host: string) => string;
}

/** Mounts the doors behind everything that is not /api, /fhir or /cds-services. */
export async function mountDoors(app: FastifyInstance, options: DoorsOptions): Promise<void> {
  const files = {
    front: await filesBelow(options.folders.front), clinic: await filesBelow(options.folders.clinic), companion: await filesBelow(options.folders.companion),
  };
  const shellOf = (request: FastifyRequest, reply: FastifyReply, door: DoorName, path: string): FastifyReply | null => {
    const file = files[door].get(path === '/' ? '/index.html' : path);
    if (file !== undefined) return sendFile(request, reply, file);
    // Any other path of a one-page door is one of its screens.
    const shell = files[door].get('/index.html');
    return shell === undefined || extname(path) !== '' ? null : sendFile(request, reply, shell);
  };
  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const path = decodeURIComponent(request.url.split('?')[0] ?? '/');
    const door = options.doorOf(request.headers.host ?? '');
    if (door !== 'front') {
      const sent = request.method === 'POST' ? null : shellOf(request, reply, door, path);
      return sent ?? reply.code(404).type('text/plain; charset=utf-8').send('Not found.');
    }
    if (path === '/clinic' || path === '/companion') return reply.redirect(options.originOf(path === '/clinic' ? 'clinic' : 'companion', request.headers.host ?? ''), 302);
    const file = request.method === 'POST' || path === '/index.html' ? undefined : files.front.get(path);
    if (file !== undefined) return sendFile(request, reply, file);
    const page = await options.frontDoor(request, files.front);
    if (page === null) return reply.code(404).type('text/plain; charset=utf-8').send('Not found.');
    for (const [name, value] of Object.entries(page.headers ?? {})) reply.header(name, value);
    return reply.code(page.status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(page.html);
  };
  app.route({ method: ['GET', 'HEAD', 'POST'], url: '/*', handler });
}
