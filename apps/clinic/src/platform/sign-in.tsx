/** The sign-in: its forms, the screen before anybody is in, and the overlay that keeps what was typed underneath. */
import { Button, ErrorNote, FairleadMark, languageNames, Segments, TextField, useWords } from '@fairlead/ui';
import type { Language } from '@fairlead/ui';
import { useEffect, useRef, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { IconFingerprint } from '@tabler/icons-react';
import { accountMessages } from './account-messages.ts';
import './account.css';
import { call } from './api.ts';
import { codeInAddress, ComeIn } from './come-in.tsx';
import { roleKeys } from './roles.ts';
import type { Asked } from './session.tsx';
import { languageChoice } from './session.tsx';
import { demoRoles } from '@fairlead/contract';
import { shellMessages } from './shell-messages.ts';
import { useSignIn } from './use-sign-in.ts';
import type { SigningIn } from './use-sign-in.ts';
import type { ReplyOf } from '@fairlead/contract';

function Fault({ signing }: { readonly signing: SigningIn }) {
  const words = useWords(shellMessages);
  const account = useWords(accountMessages);
  switch (signing.fault) {
    case undefined: return null;
    case 'wrong-passphrase': return <ErrorNote title={words('wrongPassphrase')} />;
    case 'wrong-code': return <ErrorNote title={words('wrongCode')} />;
    case 'wrong-passkey': return <ErrorNote title={account('passkeyFailed')} />;
    case 'too-many': return <ErrorNote title={words('tooMany')} />;
    case 'no-answer': return <ErrorNote title={words('noAnswer')}>{words('noAnswerSub')}</ErrorNote>;
  }
}

function PassphraseForm({ signing }: { readonly signing: SigningIn }) {
  const words = useWords(shellMessages);
  const [name, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const send = (event: FormEvent) => { event.preventDefault(); void signing.showPassphrase(name, passphrase); };
  return (
    <form className="stack" onSubmit={send}>
      <TextField label={words('name')} value={name} onText={setName} autoComplete="username" required />
      <TextField label={words('passphrase')} value={passphrase} onText={setPassphrase} type="password" autoComplete="current-password" required />
      <Fault signing={signing} />
      <Button look="primary" wide type="submit" aria-busy={signing.busy}>{words('signInButton')}</Button>
    </form>
  );
}

function CodeForm({ signing, canStartOver, isFresh = false }: { readonly signing: SigningIn; readonly canStartOver: boolean; readonly isFresh?: boolean }) {
  const words = useWords(shellMessages);
  const account = useWords(accountMessages);
  const [code, setCode] = useState('');
  const [isRecovery, setRecovery] = useState(false);
  const send = (event: FormEvent) => { event.preventDefault(); void signing.showCode(code); };
  const passkey = signing.showPasskey;
  return (
    <form className="stack" onSubmit={send}>
      {passkey === undefined ? null : <><Button look="primary" wide onClick={() => void passkey()}><IconFingerprint className="i" aria-hidden="true" />{account('usePasskey')}</Button><p className="muted small">{account('orCode')}</p></>}
      {isRecovery
        ? <TextField key="recovery" label={account('recoveryCode')} hint={account('recoveryHint')} value={code} onText={setCode} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={20} className="num" required />
        : <TextField key="digits" label={words('codeLabel')} hint={words('codeHint')} value={code} onText={setCode} inputMode="numeric" autoComplete="one-time-code" maxLength={7} className="num" required />}
      <Fault signing={signing} />
      <Button {...(passkey === undefined ? { look: 'primary' as const } : {})} wide type="submit" aria-busy={signing.busy}>{words('codeButton')}</Button>
      {isFresh ? null : <Button look="bare" onClick={() => { setCode(''); setRecovery(!isRecovery); }}>{isRecovery ? account('digitsInstead') : account('recoveryInstead')}</Button>}
      {canStartOver ? <Button look="bare" onClick={signing.startOver}>{words('startOver')}</Button> : null}
    </form>
  );
}

function DemoRoles({ signing }: { readonly signing: SigningIn }) {
  const words = useWords(shellMessages);
  const [items, setItems] = useState<ReplyOf<typeof demoRoles>['items']>([]);
  useEffect(() => {
    // Outside the demonstration this route does not exist, and nothing is offered.
    void call(demoRoles, {}, { gate: false }).then((answer) => { if (answer.kind === 'done') setItems(answer.reply.items); });
  }, []);
  if (items.length === 0) return null;
  return (
    <section className="demo-roles" aria-labelledby="demo-roles">
      <h2 id="demo-roles">{words('demoTitle')}</h2><p className="muted small">{words('demoSub')}</p>
      <ul>{items.map(({ staffId, displayName, roles, siteName }) => (
        <li key={staffId}><Button wide onClick={() => void signing.asDemo(staffId)}><span><b>{roles.map((role) => words(roleKeys[role])).join(', ')}</b><span className="muted small">{displayName} · {siteName}</span></span></Button></li>
      ))}</ul>
    </section>
  );
}

export function LanguageSwitch() {
  const words = useWords(shellMessages);
  const language = languageChoice.use();
  const choices = (Object.keys(languageNames) as Language[]).map((value) => ({ value, label: languageNames[value] }));
  return <Segments label={words('language')} choices={choices} value={language} onChoose={languageChoice.set} />;
}

/** Before anybody is signed in. */
export function SignInScreen({ onDone, isOtherDoor }: { readonly onDone: () => void; readonly isOtherDoor: boolean }) {
  const words = useWords(shellMessages);
  const account = useWords(accountMessages);
  const signing = useSignIn(onDone);
  const [comesIn, setComesIn] = useState(() => codeInAddress() !== '');
  useEffect(() => { document.title = words('signInTitle'); }, [words]);
  const frame = (title: string, sub: string, content: ReactNode) => (
    <main className="sign-in">
      <div className="sign-in-card"><header><FairleadMark size={44} /><div><h1>{title}</h1><p className="muted">{sub}</p></div></header>{content}</div>
      <LanguageSwitch />
    </main>
  );
  if (comesIn) return <ComeIn frame={frame} onDone={onDone} onBack={() => setComesIn(false)} />;
  return frame(signing.step === 'code' ? words('codeTitle') : words('signInTitle'), words('signInSub'), (
    <>
      {isOtherDoor ? <ErrorNote title={words('nobodyFits')} /> : null}
      {signing.step === 'code' ? <CodeForm signing={signing} canStartOver /> : <><PassphraseForm signing={signing} /><Button look="bare" onClick={() => setComesIn(true)}>{account('haveCode')}</Button></>}
      {signing.step === 'code' ? null : <DemoRoles signing={signing} />}
    </>
  ));
}

/** Over whatever is on the screen; nothing underneath is lost, and the request goes out again afterwards. */
export function SignInOverlay({ asked, onSignedIn }: { readonly asked: Asked; readonly onSignedIn: () => Promise<void> }) {
  const words = useWords(shellMessages);
  const dialog = useRef<HTMLDialogElement>(null);
  const done = () => { void onSignedIn().then(() => asked.settle(true)); };
  const signing = useSignIn(done, asked.factorOnly);
  useEffect(() => { dialog.current?.showModal(); }, []);
  return (
    <dialog ref={dialog} className="sign-in-over" aria-labelledby="sign-in-over" onCancel={(event) => event.preventDefault()}>
      <div className="sign-in-card">
        <header><FairleadMark size={36} /><div><h2 id="sign-in-over">{words(asked.factorOnly ? 'factorTitle' : 'againTitle')}</h2><p className="muted">{words(asked.factorOnly ? 'factorSub' : 'againSub')}</p></div></header>
        {signing.step === 'code' ? <CodeForm signing={signing} canStartOver={!asked.factorOnly} isFresh={asked.factorOnly} /> : <PassphraseForm signing={signing} />}
        {asked.factorOnly || signing.step === 'code' ? null : <DemoRoles signing={signing} />}
        <Button look="bare" onClick={() => asked.settle(false)}>{words('leave')}</Button>
      </div>
    </dialog>
  );
}
