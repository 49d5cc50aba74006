/** A member of staff's one-time code: the first sign-in, or after a reset. */
import { Button, TextField, useWords } from '@fairlead/ui';
import { acceptInvitation, lookAtInvitation } from '@fairlead/contract';
import type { ReplyOf } from '@fairlead/contract';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { accountMessages } from './account-messages.ts';
import { call } from './api.ts';
import type { NotDone } from './api.ts';
import { Authenticator, faultAt, NewPassphrase, RecoveryCodes, Refusal } from './enrol-parts.tsx';

type Asked = ReplyOf<typeof lookAtInvitation>;

/** The code that a link carries behind its #, which no server ever sees. */
export const codeInAddress = (): string => new URLSearchParams(location.hash.slice(1)).get('code') ?? '';

interface ComeInProps { readonly onDone: () => void; readonly onBack: () => void; readonly frame: (title: string, sub: string, content: ReactNode) => ReactNode }

export function ComeIn({ onDone, onBack, frame }: ComeInProps) {
  const words = useWords(accountMessages);
  const [code, setCode] = useState(codeInAddress);
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[]>([]);
  const [why, setWhy] = useState<NotDone | undefined>(undefined);
  const look = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call(lookAtInvitation, { body: { code } }, { gate: false });
    setWhy(answer.kind === 'done' ? undefined : answer);
    if (answer.kind === 'done') setAsked(answer.reply);
  };
  const leave = (go: () => void) => () => { history.replaceState(null, '', location.pathname); go(); };
  if (recoveryCodes.length > 0) return frame(words('recoveryTitle'), '', <RecoveryCodes codes={recoveryCodes} onKept={leave(onDone)} />);
  if (asked !== undefined) return frame(words('welcome', { name: asked.displayName }), words('joins', { organisation: asked.organisationName }), <AcceptForm code={code} asked={asked} onCodes={setRecoveryCodes} onSpent={(spent) => { setAsked(undefined); setWhy(spent); }} />);
  return frame(words('inviteTitle'), words('inviteSub'), (
    <form className="stack" onSubmit={(event) => void look(event)}>
      <TextField label={words('oneTimeCode')} error={faultAt(why, '/code')} value={code} onText={setCode} autoComplete="off" autoCapitalize="characters" spellCheck={false} className="num" required />
      <Refusal why={why} />
      <Button look="primary" wide type="submit">{words('continue')}</Button>
      <Button look="bare" onClick={leave(onBack)}>{words('toSignIn')}</Button>
    </form>
  ));
}

interface AcceptProps { readonly code: string; readonly asked: Asked; readonly onCodes: (codes: readonly string[]) => void; readonly onSpent: (why: NotDone) => void }

function AcceptForm({ code, asked, onCodes, onSpent }: AcceptProps) {
  const words = useWords(accountMessages);
  const [name, setName] = useState(asked.name ?? '');
  const [passphrase, setPassphrase] = useState('');
  const [totpCode, setTotpCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [why, setWhy] = useState<NotDone | undefined>(undefined);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await call(acceptInvitation, { body: { code, name, passphrase, totpCode: totpCode.replace(/\D/g, '') } }, { gate: false });
    setBusy(false);
    if (answer.kind === 'done') onCodes(answer.reply.recoveryCodes);
    else if (faultAt(answer, '/code') !== undefined) onSpent(answer);
    else setWhy(answer);
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      {asked.passphrase === 'own' ? <p className="muted">{words('ownSub')}</p> : null}
      <TextField label={words('signInName')} hint={asked.name === null ? words('signInNameHint') : undefined} error={faultAt(why, '/name')} value={name} onText={setName} readOnly={asked.name !== null} autoComplete="username" required />
      <NewPassphrase isNew={asked.passphrase === 'new'} value={passphrase} onText={setPassphrase} error={faultAt(why, '/passphrase')} />
      <h2>{words('appTitle')}</h2>
      <Authenticator secret={asked.totpSecret} name={name} code={totpCode} onCode={setTotpCode} error={faultAt(why, '/totpCode')} />
      <Refusal why={why} />
      <Button look="primary" wide type="submit" aria-busy={busy}>{words('comeIn')}</Button>
    </form>
  );
}
