/** What guessers try first. A short list of our own from well-known facts; a site loads a longer one beside it. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** Stems: what remains when digits and signs at the ends are gone and look-alikes are letters again (`P@ssw0rd1!` is `password`). */
const stems = new Set(`
password passphrase passcode passwort contrasena motdepasse secret secretpassword mypassword newpassword changeme changemenow default letmein letmeinnow
welcome welcomeback welcomehome hello helloworld hellothere whatever trustnoone nothing everything something
admin administrator root superuser sysadmin manager guest user username login signin test testtest tester testing demo sample example temp temporary
qwerty qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc asdasd poiuyt
iloveyou iloveyouso iloveme loveyou lovely lover babygirl babyboy baby sweetheart honey sunshine princess prince angel butterfly flower rainbow unicorn
football baseball basketball soccer hockey liverpool chelsea arsenal manchester barcelona realmadrid juventus yankees cowboys steelers lakers eagles
dragon monkey tiger lion bear horse cat dog puppy kitten buster charlie max bella shadow ginger pepper cookie chocolate cheese banana orange apple
superman batman spiderman ironman starwars pokemon pikachu naruto minecraft fortnite roblox matrix hunter ranger killer ninja wizard master jordan
michael jennifer jessica ashley daniel thomas robert matthew andrew joshua anthony michelle nicole amanda william james george david maria carlos
summer winter spring autumn january february march april june july august september october november december
monday tuesday wednesday thursday friday saturday sunday freedom forever family friends friendship jesus jesuschrist blessed heaven church
computer internet google facebook instagram twitter linkedin youtube microsoft windows apple iphone samsung android network server database system
access accessgranted opensesame abracadabra mustang ferrari porsche mercedes harley corvette camaro money dollar million lottery
clinic hospital nurse doctor medicine pharmacy patient treatment recovery methadone buprenorphine suboxone subutex naloxone narcan heroin opioid fairlead companion
correcthorsebatterystaple thequickbrownfox onceuponatime tobeornottobe maytheforcebewithyou inthebeginning ilovemyfamily ilovemydog ilovemycat iamthebest
`.split(/\s+/).filter((word) => word !== ''));

const lookAlikes: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** Letters only, look-alikes read as letters, what stands at the ends cut off. */
function stemsOf(text: string): readonly string[] {
  const plain = text.toLowerCase().replaceAll(/\s+/g, '');
  const cut = plain.replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  const read = (some: string): string => [...some].map((sign) => lookAlikes[sign] ?? sign).join('').replaceAll(/[^a-z]/g, '');
  return [read(cut), read(plain), read(plain).replaceAll('l', 'i')];
}

const rows = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p', '1q2w3e4r5t6y7u8i9o0p'];

/** One sign or a short unit over and over, or a walk along the alphabet, the digits or the keyboard. */
function isPattern(text: string): boolean {
  const plain = text.toLowerCase().replaceAll(/[\s-]/g, '');
  for (let unit = 1; unit <= Math.min(4, plain.length / 2); unit += 1) if (plain === plain.slice(0, unit).repeat(Math.ceil(plain.length / unit)).slice(0, plain.length)) return true;
  return rows.some((row) => row.includes(plain) || [...row].toReversed().join('').includes(plain));
}

/** The first eight bytes of SHA-1 as a number: enough to find a passphrase again, eight bytes each in memory. */
const mark = (digest: Buffer): bigint => digest.readBigUInt64BE(0);
const sha1 = (text: string): Buffer => createHash('sha1').update(text).digest();

let loaded: BigUint64Array = new BigUint64Array();

function isLoaded(wanted: bigint): boolean {
  let [from, to] = [0, loaded.length - 1];
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = loaded[middle] ?? 0n;
    if (found === wanted) return true;
    if (found < wanted) from = middle + 1;
    else to = middle - 1;
  }
  return false;
}

/**
 * Reads a longer list, one a line: a passphrase as it is, or its SHA-1 in hex, with a count after a colon or without (the form in
 * which breach lists are published). Takes the place of what was loaded before; returns how many there are. Throws what the file does.
 */
export async function loadCommonPassphrases(path: string): Promise<number> {
  const marks: bigint[] = [];
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })) {
    const hex = /^([0-9a-f]{40})(?::\d+)?$/i.exec(line)?.[1];
    if (hex !== undefined) marks.push(mark(Buffer.from(hex, 'hex')));
    else if (line !== '') marks.push(mark(sha1(line)));
  }
  loaded = BigUint64Array.from(marks).sort();
  return loaded.length;
}

/** Whether this is among the first that anybody would try; `own`: words that belong to whoever chooses it (name, organisation). */
export function isCommonPassphrase(passphrase: string, own: readonly string[] = []): boolean {
  const text = passphrase.normalize('NFKC');
  const found = stemsOf(text);
  if (isPattern(text) || found.some((stem) => stems.has(stem))) return true;
  if (own.flatMap((word) => stemsOf(word)).some((word) => word.length >= 3 && found.includes(word))) return true;
  return isLoaded(mark(sha1(text))) || isLoaded(mark(sha1(text.toLowerCase())));
}
