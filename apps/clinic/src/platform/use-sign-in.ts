/** Signing in: passphrase, then the second factor; in the demonstration one tap a role. */
import { useState } from 'react';
import { call } from './api.ts';
import type { NotDone } from './api.ts';
import { demoSignIn, freshFactor, showFactor, signIn } from '@fairlead/contract';

export type SignInFault = 'wrong-passphrase' | 'wrong-code' | 'too-many' | 'no-answer';

export interface SigningIn {
  readonly step: 'passphrase' | 'code';
  readonly fault: SignInFault | undefined;
  readonly busy: boolean;
  readonly showPassphrase: (name: string, passphrase: string) => Promise<void>;
  readonly showCode: (code: string) => Promise<void>;
  readonly asDemo: (staffId: string) => Promise<void>;
  readonly startOver: () => void;
}

function faultOf(why: NotDone, wrong: SignInFault): SignInFault {
  if (why.kind === 'unreachable') return 'no-answer';
  return why.kind === 'fault' && why.problem.status === 429 ? 'too-many' : wrong;
}

/** `factorOnly`: one is signed in and signs something that asks for a fresh code. */
export function useSignIn(onDone: () => void, factorOnly = false): SigningIn {
  const [step, setStep] = useState<'passphrase' | 'code'>(factorOnly ? 'code' : 'passphrase');
  const [fault, setFault] = useState<SignInFault | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    setFault(undefined);
    try { await work(); } finally { setBusy(false); }
  };
  return {
    step, fault, busy,
    showPassphrase: (name, passphrase) => during(async () => {
      const answer = await call(signIn, { body: { name, passphrase } }, { gate: false });
      if (answer.kind !== 'done') setFault(faultOf(answer, 'wrong-passphrase'));
      else if (answer.reply.next === 'factor') setStep('code');
      else onDone();
    }),
    showCode: (code) => during(async () => {
      const answer = await call(factorOnly ? freshFactor : showFactor, { body: { code } }, { gate: false });
      if (answer.kind === 'done') onDone();
      else setFault(faultOf(answer, 'wrong-code'));
    }),
    asDemo: (staffId) => during(async () => {
      const answer = await call(demoSignIn, { body: { staffId } }, { gate: false });
      if (answer.kind === 'done') onDone();
      else setFault(faultOf(answer, 'no-answer'));
    }),
    startOver: () => { setStep('passphrase'); setFault(undefined); },
  };
}
