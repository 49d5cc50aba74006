/** Parts of coming in for the first time: passphrase, authenticator app, the ten recovery codes. */
import { Button, ErrorNote, TextField, useWords } from '@fairlead/ui';
import { IconCheck, IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { NotDone } from './api.ts';
import { accountMessages } from './account-messages.ts';
import { QrCode } from './qr-code.tsx';

/** What an authenticator app reads. */
export const otpAddress = (secret: string, name: string): string => `otpauth://totp/Fairlead:${encodeURIComponent(name.slice(0, 60))}?secret=${secret}&issuer=Fairlead`;

/** A new passphrase may be looked at while it is typed (NIST SP 800-63B-4). */
export function NewPassphrase({ value, onText, error, label, isNew = true }: { readonly value: string; readonly onText: (text: string) => void; readonly error?: string | undefined; readonly label?: string; readonly isNew?: boolean }) {
  const words = useWords(accountMessages);
  const [isShown, setShown] = useState(false);
  return (
    <div className="stack tight">
      <TextField label={label ?? words('passphrase')} hint={isNew ? words('passphraseHint') : undefined} error={error} type={isShown ? 'text' : 'password'} autoComplete={isNew ? 'new-password' : 'current-password'} value={value} onText={onText} required />
      <div><Button look="bare" aria-pressed={isShown} onClick={() => setShown(!isShown)}>{isShown ? words('hide') : words('show')}</Button></div>
    </div>
  );
}

/** The picture to scan (where the app is new), and the six digits that show it was. */
export function Authenticator({ secret, name, code, onCode, error }: { readonly secret: string | null; readonly name: string; readonly code: string; readonly onCode: (text: string) => void; readonly error?: string | undefined }) {
  const words = useWords(accountMessages);
  return (
    <div className="stack">
      <p className="muted">{secret === null ? words('appSame') : words('appSub')}</p>
      {secret === null ? null : (
        <div className="enrol-app">
          <QrCode text={otpAddress(secret, name)} label={words('qrLabel')} />
          <p className="small">{words('byHand')}<br /><code className="num">{(secret.match(/.{1,4}/g) ?? []).join(' ')}</code></p>
        </div>
      )}
      <TextField label={words('appCode')} error={error} value={code} onText={onCode} inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="num" required />
    </div>
  );
}

export function RecoveryCodes({ codes, onKept, isLast = true }: { readonly codes: readonly string[]; readonly onKept: () => void; readonly isLast?: boolean }) {
  const words = useWords(accountMessages);
  const [isCopied, setCopied] = useState(false);
  const copy = () => { void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true), () => undefined); };
  return (
    <div className="stack">
      <p>{words('recoverySub')}</p>
      <ol className="recovery-codes num" aria-label={words('recoveryTitle')}>{codes.map((code) => <li key={code}><code>{code}</code></li>)}</ol>
      <div className="rowx">
        <Button onClick={copy}>{isCopied ? <IconCheck className="i" aria-hidden="true" /> : <IconCopy className="i" aria-hidden="true" />}<span role="status">{isCopied ? words('copied') : words('copy')}</span></Button>
        <Button onClick={() => print()}><IconPrinter className="i" aria-hidden="true" />{words('print')}</Button>
      </div>
      <Button look="primary" wide={isLast} onClick={onKept}>{words('recoveryKept')}</Button>
    </div>
  );
}

/** What stood against it, where no field says so itself. */
export function Refusal({ why }: { readonly why: NotDone | undefined }) {
  const words = useWords(accountMessages);
  if (why === undefined) return null;
  if (why.kind === 'unreachable') return <ErrorNote title={words('noAnswer')} />;
  if (why.kind === 'signed-out') return null;
  if (why.problem.status === 429) return <ErrorNote title={words('tooMany')} />;
  return why.kind === 'invalid' && why.problem.field !== undefined ? null : <ErrorNote title={why.problem.detail} code={why.problem.reference} />;
}

/** The sentence for one field, where the refusal was about it. */
export const faultAt = (why: NotDone | undefined, field: string): string | undefined => (why?.kind === 'invalid' && why.problem.field === field ? why.problem.detail : undefined);
