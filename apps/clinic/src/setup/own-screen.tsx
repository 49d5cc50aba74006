/** One's own sign-ins: sessions, passkeys, authenticator app, recovery codes, passphrase. */
import { changeAuthenticator, changePassphrase, endOtherSessions, endPasskey, endSession, listSessions, nextAuthenticator, ownFactors, renewRecoveryCodes } from '@fairlead/contract';
import { Button, Card, Chip, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconDeviceDesktop, IconFingerprint } from '@tabler/icons-react';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { Authenticator, faultAt, NewPassphrase, RecoveryCodes, Refusal } from '../platform/enrol-parts.tsx';
import { AnswerNote, call, Screen, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import type { NotDone } from '../platform/index.ts';
import { canUsePasskeys, makePasskey } from '../platform/passkeys.ts';
import { ownMessages } from './own-messages.ts';

export function OwnScreen() {
  const words = useWords(ownMessages);
  const { who } = useSession();
  return (
    <Screen title={words('title')} sub={who.displayName} layout="sheet">
      <div className="sheet stack"><Sessions /><Passkeys /></div>
      <aside className="side stack"><App /><Codes /><ChangePassphrase /></aside>
    </Screen>
  );
}

const Said = ({ children }: { readonly children: ReactNode }) => <Note tone="allow" icon={IconCircleCheck} title={children} live="polite" />;

/** The server's "Chrome on Linux" in the reader's words. */
function useDeviceWords(): (device: string) => string {
  const words = useWords(ownMessages);
  return (device) => {
    const [program, system] = device.split(' on ');
    if (program === undefined || system === undefined) return device;
    return words('deviceOn', { program: program === 'A program' ? words('aProgram') : program, system: system === 'an unknown system' ? words('unknownSystem') : system });
  };
}

function Sessions() {
  const words = useWords(ownMessages);
  const device = useDeviceWords();
  const { dayTime } = useFormats();
  const sessions = useRead(listSessions, {});
  const one = useCall(endSession, { refreshes: [listSessions] });
  const others = useCall(endOtherSessions, { refreshes: [listSessions] });
  const isEnded = one.answer?.kind === 'done' || others.answer?.kind === 'done';
  return (
    <Card title={words('sessions')}>
      <Shown of={sessions}>{({ items }) => {
        const rest = items.filter((session) => !session.current);
        return (
          <div className="stack">
            <ul className="row-lines">{[...items.filter((session) => session.current), ...rest].map((session) => (
              <li key={session.id}>
                <span><IconDeviceDesktop className="i" aria-hidden="true" /> <b>{device(session.device)}</b> {session.current ? <Chip tone="allow">{words('thisOne')}</Chip> : null}<br /><span className="muted small num">{words('since', { when: dayTime(session.createdAt) })} · {words('seen', { when: dayTime(session.lastSeenAt) })}</span></span>
                {session.current ? null : <Button aria-label={words('endNamed', { device: device(session.device) })} aria-busy={one.busy} onClick={() => void one.send({ params: { id: session.id } })}>{words('end')}</Button>}
              </li>
            ))}</ul>
            {isEnded ? <Said>{words('ended')}</Said> : null}
            <AnswerNote answer={one.answer} onAgain={() => void one.again()} /><AnswerNote answer={others.answer} onAgain={() => void others.again()} />
            {rest.length === 0 ? <p className="muted">{words('onlyHere')}</p> : <div><Button aria-busy={others.busy} onClick={() => void others.send({})}>{words('endOthers', { count: rest.length })}</Button></div>}
            <p className="muted small">{words('sessionsSub')}</p>
          </div>
        );
      }}</Shown>
    </Card>
  );
}

function Passkeys() {
  const words = useWords(ownMessages);
  const { date } = useFormats();
  const factors = useRead(ownFactors, {});
  const end = useCall(endPasskey, { refreshes: [ownFactors] });
  const [name, setName] = useState('');
  const [became, setBecame] = useState<'done' | 'not-taken' | NotDone | undefined>(undefined);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await makePasskey(name);
    setBecame(answer);
    if (answer !== 'done') return;
    setName('');
    await factors.refetch();
  };
  return (
    <Card title={words('passkeys')}>
      <div className="stack">
        <p className="muted">{words('passkeysSub')}</p>
        <Shown of={factors} lines={2}>{({ passkeys }) => (passkeys.length === 0 ? <p>{words('noPasskeys')}</p> : (
          <ul className="row-lines">{passkeys.map((passkey) => (
            <li key={passkey.id}><span><IconFingerprint className="i" aria-hidden="true" /> <b>{passkey.name}</b> <span className="muted small num">{words('made', { when: date(passkey.createdAt.slice(0, 10)) })}</span></span><Button aria-label={words('removeNamed', { name: passkey.name })} onClick={() => void end.send({ params: { id: passkey.id } })}>{words('remove')}</Button></li>
          ))}</ul>
        ))}</Shown>
        <AnswerNote answer={end.answer} onAgain={() => void end.again()} />
        {canUsePasskeys() ? (
          <form className="stack" onSubmit={(event) => void add(event)}>
            <TextField label={words('passkeyName')} hint={words('passkeyNameHint')} value={name} onText={setName} required maxLength={100} />
            {became === 'done' ? <Said>{words('passkeyMade')}</Said> : became === 'not-taken' ? <Note tone="warn" icon={IconFingerprint} title={words('passkeyNotMade')} live="assertive" /> : <Refusal why={became} />}
            <div><Button type="submit">{words('addPasskey')}</Button></div>
          </form>
        ) : <p>{words('noPasskeysHere')}</p>}
      </div>
    </Card>
  );
}

function App() {
  const words = useWords(ownMessages);
  const { who } = useSession();
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const [code, setCode] = useState('');
  const [why, setWhy] = useState<NotDone | undefined>(undefined);
  const [isChanged, setChanged] = useState(false);
  const begin = async () => {
    const answer = await call(nextAuthenticator, {});
    setChanged(false);
    if (answer.kind === 'done') setSecret(answer.reply.totpSecret);
    else setWhy(answer);
  };
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call(changeAuthenticator, { body: { totpCode: code.replace(/\D/g, '') } });
    setWhy(answer.kind === 'done' ? undefined : answer);
    if (answer.kind !== 'done') return;
    setSecret(undefined);
    setCode('');
    setChanged(true);
  };
  return (
    <Card title={words('app')}>
      {secret === undefined ? <div className="stack"><p className="muted">{words('appSub')}</p>{isChanged ? <Said>{words('appChanged')}</Said> : null}<Refusal why={why} /><div><Button onClick={() => void begin()}>{words('changeApp')}</Button></div></div> : (
        <form className="stack" onSubmit={(event) => void keep(event)}>
          <Authenticator secret={secret} name={who.displayName} code={code} onCode={setCode} error={faultAt(why, '/totpCode')} />
          <Refusal why={why} />
          <div className="rowx"><Button type="submit">{words('keepApp')}</Button><Button look="bare" onClick={() => setSecret(undefined)}>{words('cancel')}</Button></div>
        </form>
      )}
    </Card>
  );
}

function Codes() {
  const words = useWords(ownMessages);
  const factors = useRead(ownFactors, {});
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [why, setWhy] = useState<NotDone | undefined>(undefined);
  const make = async () => {
    const answer = await call(renewRecoveryCodes, {});
    setWhy(answer.kind === 'done' ? undefined : answer);
    if (answer.kind === 'done') setCodes(answer.reply.recoveryCodes);
  };
  const keep = () => { setCodes([]); void factors.refetch(); };
  return (
    <Card title={words('codes')}>
      {codes.length > 0 ? <RecoveryCodes codes={codes} onKept={keep} isLast={false} /> : (
        <div className="stack">
          <Shown of={factors} lines={1}>{({ recoveryCodesLeft }) => <p>{recoveryCodesLeft === 0 ? words('noCodes') : words('codesLeft', { count: recoveryCodesLeft })}</p>}</Shown>
          <Refusal why={why} />
          <div><Button onClick={() => void make()}>{words('makeCodes')}</Button></div>
          <p className="muted small">{words('makeCodesSub')}</p>
        </div>
      )}
    </Card>
  );
}

function ChangePassphrase() {
  const words = useWords(ownMessages);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [why, setWhy] = useState<NotDone | undefined>(undefined);
  const [isChanged, setChanged] = useState(false);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await call(changePassphrase, { body: { current, passphrase: next } });
    setWhy(answer.kind === 'done' ? undefined : answer);
    setChanged(answer.kind === 'done');
    if (answer.kind === 'done') { setCurrent(''); setNext(''); }
  };
  return (
    <Card title={words('passphrase')}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <TextField label={words('current')} error={faultAt(why, '/current')} type="password" autoComplete="current-password" value={current} onText={setCurrent} required />
        <NewPassphrase label={words('next')} value={next} onText={setNext} error={faultAt(why, '/passphrase')} />
        <Refusal why={why} />
        {isChanged ? <Said>{words('changed')}</Said> : null}
        <div><Button type="submit">{words('change')}</Button></div>
      </form>
    </Card>
  );
}
