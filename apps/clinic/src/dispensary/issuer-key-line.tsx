/** One key with the fingerprint that people read out to each other. */
import { useWords } from '@fairlead/ui';
import type { ReactNode } from 'react';
import { issuerMessages } from './issuer-messages.ts';
import { useFingerprint } from './use-fingerprint.ts';

export function KeyLine({ publicKey, children }: { readonly publicKey: string; readonly children?: ReactNode }) {
  const words = useWords(issuerMessages);
  const fingerprint = useFingerprint(publicKey);
  return <li>{children}<p className="small muted">{words('fingerprint')}</p><p className="num"><b>{fingerprint}</b></p></li>;
}
