/** Passphrases (argon2id) and one-time codes (TOTP, RFC 6238). */
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { generateSecret, generateSync, verifySync } from 'otplib';
import { isCommonPassphrase } from './common-passphrases.ts';

// OWASP's figures for argon2id: 19 MiB, two passes, one lane. Algorithm 2 is argon2id.
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 } as const;

/** The hash to keep of a passphrase. */
export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(passphrase.normalize('NFKC'), options);
}

// Checked when there is no such account, so that the time taken does not tell whether a name exists.
const decoy = hash('nobody has this passphrase', options);

/** Whether this is the passphrase behind the hash. A null hash takes as long and is never right. */
export async function isPassphrase(kept: string | null, passphrase: string): Promise<boolean> {
  const right = await verify(kept ?? (await decoy), passphrase.normalize('NFKC')).catch(() => false);
  return kept !== null && right;
}

const period = 30;

export const newTotpSecret = (): string => generateSecret();

/** The code of an instant, for the demonstration and tests. */
export function totpCode(secret: string, now: Temporal.Instant): string {
  return generateSync({ secret, epoch: Math.floor(now.epochMilliseconds / 1000), period });
}

/** The time step that a code belongs to, within one step either way, or null when it is wrong. */
export function totpStep(secret: string, code: string, now: Temporal.Instant): number | null {
  const seconds = Math.floor(now.epochMilliseconds / 1000);
  for (const step of [0, -1, 1]) {
    const result = verifySync({ secret, token: code, epoch: seconds + step * period, period });
    if (result.valid) return Math.floor(seconds / period) + step;
  }
  return null;
}

/**
 * Why a new passphrase cannot be used, or null. Length is what counts; nothing is asked of its composition (NIST SP 800-63B-4).
 * `own`: words of whoever chooses it, which are guessed at once.
 */
export function passphraseFault(passphrase: string, withSecondFactor: boolean, own: readonly string[] = []): string | null {
  const least = withSecondFactor ? 8 : 15;
  if ([...passphrase].length < least) return `Use at least ${least} characters. A few words that you remember are best.`;
  if (isCommonPassphrase(passphrase)) return 'This is one of the first that people try. Choose another.';
  if (isCommonPassphrase(passphrase, own)) return 'This is your own name or your clinic’s, which is tried first. Choose another.';
  return null;
}

// Without 0, O, 1, I and L, so that a code read out or written down comes back as it was.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Random letters and digits in groups of four, such as `K7QM-9PXT-4WHC`. */
export function newCode(groups: number): string {
  return Array.from({ length: groups }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)] ?? 'X').join('')).join('-');
}

/** Ten codes for a lost phone, each with its slot in front: `3-K7QM-9PXT-4WHC`, of 59 random bits. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: 10 }, (_, slot) => `${slot}-${newCode(3)}`);

/** A code as it is compared: letters and digits only, capitals. */
export const plainCode = (code: string): string => code.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
