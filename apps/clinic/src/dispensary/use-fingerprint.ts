/** The fingerprint of a public key as people read it out: SHA-256 in groups of four, its first ten digits the key's id. */
import { fromBase64Url } from '@fairlead/contract/passport';
import { useEffect, useState } from 'react';

export async function fingerprintOf(publicKey: string): Promise<string | null> {
  const bytes = fromBase64Url(publicKey);
  if (bytes === null) return null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('').replaceAll(/(.{4})(?=.)/g, '$1 ');
}

export function useFingerprint(publicKey: string): string | null {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let there = true;
    void fingerprintOf(publicKey).then((found) => { if (there) setText(found); });
    return () => { there = false; };
  }, [publicKey]);
  return text;
}
