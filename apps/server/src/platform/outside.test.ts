/** The one way out to another organisation's server (W-6): whatever a name is written like, nothing inside is connected to. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, isOutside, postOutside } from './outside.ts';

let canary: Server;
let port = 0;
const heard: { readonly url: string; readonly body: string; readonly key: string | undefined }[] = [];
beforeAll(async () => {
  canary = createServer((request, reply) => {
    let body = '';
    request.on('data', (part: Buffer) => { body += part.toString(); });
    request.on('end', () => {
      heard.push({ url: request.url ?? '', body, key: request.headers['idempotency-key'] as string | undefined });
      if (request.url === '/elsewhere') reply.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
      else if (request.url === '/long') reply.end('x'.repeat(100_000));
      else reply.writeHead(201).end('{"taken":true}');
    });
  });
  await new Promise<void>((resolve) => { canary.listen(0, '127.0.0.1', resolve); });
  ({ port } = canary.address() as AddressInfo);
});
afterAll(() => { canary.close(); });

const nothing = { allowed: new Set<string>() };

describe('an address inside', () => {
  it.each(['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.8.8.8', '169.254.169.254', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.168.1.1', '198.18.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', 'fc00::1', 'fd12::1', 'fe80::1', 'ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::1', 'localhost', ''])('is known: %s', (address) => expect(isOutside(address)).toBe(false));
  it.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '193.0.0.1', '2606:4700:4700::1111', '2a00:1450::1'])('is not %s', (address) => expect(isOutside(address)).toBe(true));
});

describe('a letter on its way out', () => {
  const written = ['127.0.0.1', '127.1', '0x7f.1', '0x7f000001', '2130706433', '017700000001', '0', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', 'localhost', 'localhost.', '①②⑦.0.0.1'];
  it.each(written.flatMap((host) => [`https://${host}`, `http://${host}`]))('connects to nothing at %s', async (origin) => {
    const before = heard.length;
    await expect(postOutside(`${origin}:${port}/`, {}, {}, nothing)).rejects.toThrow();
    expect(heard.length).toBe(before);
  });

  it('connects to nothing where a name leads inside, however late it does', async () => {
    let asked = 0;
    const rebinding = ((_name: string, _options: object, done: (error: null, found: { address: string; family: number }[]) => void) => {
      asked += 1;
      done(null, asked === 1 ? [{ address: '93.184.216.34', family: 4 }, { address: '127.0.0.1', family: 4 }] : [{ address: '127.0.0.1', family: 4 }]);
    }) as never;
    for (let round = 0; round < 2; round += 1) await expect(postOutside(`https://clinic.example:${port}/`, {}, {}, { ...nothing, lookup: rebinding })).rejects.toThrow(/not out in the world/);
  });

  it('reaches a house’s own network only where it was named, follows nowhere, and reads a short answer', async () => {
    const allowed = new Set([`http://127.0.0.1:${port}`]);
    expect(await postOutside(`http://127.0.0.1:${port}/api`, { text: 'FLG1' }, { 'idempotency-key': 'abc' }, { allowed })).toEqual({ status: 201, text: '{"taken":true}' });
    expect(heard.at(-1)).toEqual({ url: '/api', body: '{"text":"FLG1"}', key: 'abc' });
    expect(await postOutside(`http://127.0.0.1:${port}/elsewhere`, {}, {}, { allowed })).toMatchObject({ status: 302 });
    expect(heard.some(({ url }) => url === '/inside')).toBe(false);
    await expect(postOutside(`http://127.0.0.1:${port}/long`, {}, {}, { allowed })).rejects.toThrow(/too long/);
    await expect(postOutside(`http://localhost:${port}/api`, {}, {}, { allowed })).rejects.toThrow();
  });
});

describe('the address of another organisation’s server', () => {
  it.each(['https://clinic.example.org', 'https://clinic.example.org:8443', 'https://clinic.example.org/'])('is %s', (text) => expect(addressOf(text)).toMatchObject({ kind: 'address' }));
  it.each(['clinic.example.org', 'http://clinic.example.org', 'https://user:word@clinic.example.org', 'https://clinic.example.org/path', 'https://clinic.example.org?x=1', 'https://clinic.example.org#x', 'file:///etc/passwd', 'javascript:alert(1)', 'gopher://x', ''])('is not %s', (text) => expect(addressOf(text)).toMatchObject({ kind: 'wrong' }));
});
