/** Signing in: passphrase, then the second factor; in the demonstration one tap a role. */
import { useEffect, useState } from 'react';
import { call } from './api.ts';
import type { NotDone } from './api.ts';
import { demoSignIn, freshFactor, freshPasskey, freshPasskeyOptions, showFactor, signIn, signInPasskeyOptions, signInWithPasskey } from '@fairlead/contract';
import { showPasskey } from './passkeys.ts';

export type SignInFault = 'wrong-passphrase' | 'wrong-code' | 'wrong-passkey' | 'too-many' | 'no-answer';

export interface SigningIn {
  readonly step: 'passphrase' | 'code';
  readonly fault: SignInFault | undefined;
  readonly busy: boolean;
  readonly showPassphrase: (name: string, passphrase: string) => Promise<void>;
  readonly showCode: (code: string) => Promise<void>;
  /** Where the account has a passkey. */
  readonly showPasskey: (() => Promise<void>) | undefined;
  readonly asDemo: (staffId: string) => Promise<void>;
  readonly startOver: () => void;
}

function faultOf(why: NotDone, wrong: SignInFault): SignInFault {
  if (why.kind === 'unreachable') return 'no-answer';
  return why.kind === 'fault' && why.problem.status === 429 ? 'too-many' : wrong;
}

/** Letters and digits as typed: six digits lose their gaps, a recovery code keeps its letters. */
const codeAsTyped = (code: string): string => (/[a-z]/i.test(code) ? code.trim() : code.replace(/\D/g, ''));

/** `factorOnly`: one is signed in and signs something that asks for a fresh code. */
export function useSignIn(onDone: () => void, factorOnly = false): SigningIn {
  const [step, setStep] = useState<'passphrase' | 'code'>(factorOnly ? 'code' : 'passphrase');
  const [fault, setFault] = useState<SignInFault | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const [hasPasskey, setHasPasskey] = useState(false);
  useEffect(() => {
    if (factorOnly) void call(freshPasskeyOptions, {}, { gate: false }).then((answer) => setHasPasskey(answer.kind === 'done' && answer.reply.options !== null));
  }, [factorOnly]);
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
      else if (answer.reply.next === 'factor') { setHasPasskey(answer.reply.hasPasskey); setStep('code'); }
      else onDone();
    }),
    showCode: (code) => during(async () => {
      const answer = await call(factorOnly ? freshFactor : showFactor, { body: { code: codeAsTyped(code) } }, { gate: false });
      if (answer.kind === 'done') onDone();
      else setFault(faultOf(answer, 'wrong-code'));
    }),
    showPasskey: hasPasskey ? () => during(async () => {
      const answer = await (factorOnly ? showPasskey(freshPasskeyOptions, freshPasskey) : showPasskey(signInPasskeyOptions, signInWithPasskey));
      if (answer === 'done') onDone();
      else setFault(answer === 'not-taken' ? 'wrong-passkey' : faultOf(answer, 'wrong-passkey'));
    }) : undefined,
    asDemo: (staffId) => during(async () => {
      const answer = await call(demoSignIn, { body: { staffId } }, { gate: false });
      if (answer.kind === 'done') onDone();
      else setFault(faultOf(answer, 'no-answer'));
    }),
    startOver: () => { setStep('passphrase'); setFault(undefined); },
  };
}
