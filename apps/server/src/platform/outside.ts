/**
 * The only way out to another organisation's server: to an address that somebody here believed, over TLS, without following
 * elsewhere. What is checked is the address that a name leads to at the moment of connecting, never its text: `0x7f.1`,
 * `127.0.0.1.nip.io` and a name that changes between check and use all come to the same.
 */
import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import { BlockList, isIP } from 'node:net';

const inside = new BlockList();
for (const [net, bits] of [['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.88.99.0', 24], ['192.168.0.0', 16], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4]] as const) inside.addSubnet(net, bits, 'ipv4');

// Of IPv6, 2000::/3 is out in the world, without what carries an IPv4 address or stands in books.
const out = new BlockList();
out.addSubnet('2000::', 3, 'ipv6');
const carriers = new BlockList();
for (const [net, bits] of [['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['3fff::', 20]] as const) carriers.addSubnet(net, bits, 'ipv6');

/** Whether an address is out in the world. */
export function isOutside(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !inside.check(address, 'ipv4');
  if (family !== 6) return false;
  return out.check(address, 'ipv6') && !carriers.check(address, 'ipv6');
}

export type Address = { readonly kind: 'address'; readonly origin: string } | { readonly kind: 'wrong'; readonly sentence: string };

/** Reads the address of another organisation's server: https and a name, and nothing else in it. */
export function addressOf(text: string): Address {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return { kind: 'wrong', sentence: 'Give the address of their server with https, as https://clinic.example.org.' };
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '' || url.pathname !== '/') return { kind: 'wrong', sentence: 'Give the address alone, without a path, a question mark or a name before it.' };
  // Inside a house's own network, where whoever operates it has named the address: nothing is sent to one that is not named.
  return url.protocol === 'https:' || url.hostname === 'localhost' || isIP(url.hostname) !== 0 ? { kind: 'address', origin: url.origin } : { kind: 'wrong', sentence: 'Letters go over TLS only: the address begins with https.' };
}

export interface Outside {
  /** Origins inside a house's own network that whoever operates it has named one by one. */
  readonly allowed: ReadonlySet<string>;
  /** Tests give their own. */
  readonly lookup?: typeof systemLookup;
}

const waitMs = 10_000;
const mostBytes = 64_000;

/** Sends JSON and reads a short answer. Throws, and connects nowhere, where an address is inside. */
export function postOutside(to: string, body: unknown, headers: Readonly<Record<string, string>>, { allowed, lookup = systemLookup }: Outside): Promise<{ readonly status: number; readonly text: string }> {
  const url = new URL(to);
  const known = allowed.has(url.origin);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' && !known) return Promise.reject(new Error('Letters go over TLS only.'));
  if (!known && isIP(host) !== 0 && !isOutside(host)) return Promise.reject(new Error('This address is not out in the world.'));
  const checked = ((name: string, options: object, done: (error: Error | null, address: string | LookupAddress[], family?: number) => void): void => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const list = Array.isArray(found) ? found : [];
      if (error !== null) done(error, []);
      else if (list.length === 0 || (!known && list.some(({ address }) => !isOutside(address)))) done(new Error('This name leads to an address that is not out in the world.'), []);
      else if ((options as { all?: boolean }).all === true) done(null, list);
      else done(null, list[0]?.address ?? '', list[0]?.family ?? 4);
    });
  });
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestTls : requestPlain;
    const call = send(url, { method: 'POST', agent: false, lookup: checked as never, signal: AbortSignal.timeout(waitMs), headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text), accept: 'application/json', ...headers } }, (reply) => {
      let got = '';
      reply.setEncoding('utf8');
      reply.on('data', (part: string) => {
        got += part;
        if (got.length > mostBytes) call.destroy(new Error('The answer is too long.'));
      });
      reply.on('end', () => resolve({ status: reply.statusCode ?? 0, text: got }));
      reply.on('error', reject);
    });
    call.on('error', reject);
    call.end(text);
  });
}
