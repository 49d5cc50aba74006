/** Believes another clinic: its file is read here first, so that the fingerprints are compared before anything is kept. */
import type { ReplyOf } from '@fairlead/contract';
import { addPassportIssuer, type getPassportIssuers } from '@fairlead/contract/dispensary';
import { readPassportKeys, type PassportKeys } from '@fairlead/contract/passport';
import { Button, Card, Field, Note, NotesField, TextField, useWords } from '@fairlead/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { KeyLine } from './issuer-key-line.tsx';
import { issuerMessages } from './issuer-messages.ts';
import { signedMessages } from './signed-messages.ts';

/** The keys of a file, or null where it holds none. */
async function keysOf(file: File): Promise<PassportKeys | null> {
  try {
    const keys = readPassportKeys(JSON.parse(await file.text()) as unknown);
    return keys === null || keys.keys.length === 0 ? null : keys;
  } catch {
    return null;
  }
}

export function AddIssuer({ known }: { readonly known: ReplyOf<typeof getPassportIssuers>['items'] }) {
  const words = useWords(issuerMessages);
  const add = useCall(addPassportIssuer);
  const [read, setRead] = useState<PassportKeys | 'not-keys' | undefined>(undefined);
  const [howChecked, setHowChecked] = useState('');
  const [same, setSame] = useState(false);
  const [url, setUrl] = useState('');
  const signed = useWords(signedMessages);
  const keys = read === 'not-keys' ? undefined : read;
  const missing = keys === undefined ? words('chooseFile') : !same ? words('tick') : howChecked.trim() === '' ? words('howChecked') : undefined;
  const choose = async (file: File | undefined) => {
    setSame(false);
    setRead(file === undefined ? undefined : (await keysOf(file)) ?? 'not-keys');
  };
  const send = async () => {
    if (keys === undefined) return;
    const answer = await add.send({ body: { keys, howChecked: howChecked.trim(), ...(url.trim() === '' ? {} : { url: url.trim() }) } });
    if (answer.kind === 'done') { setRead(undefined); setHowChecked(''); setUrl(''); setSame(false); }
  };
  return (
    <Card title={words('addTitle')}>
      <p className="muted small">{words('addSub')}</p>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (missing === undefined) void send(); }}>
        <Field label={words('file')}>{(ties) => <input {...ties} type="file" accept=".json,application/json" onChange={(event) => void choose(event.target.files?.[0])} />}</Field>
        {read === 'not-keys' ? <Note tone="warn" icon={IconAlertTriangle} title={words('notKeys')} live="assertive" /> : null}
        {keys === undefined ? null : <>
          <p>{words('fromFile', { name: keys.issuer })}</p>
          {known.some(({ name }) => name === keys.issuer) ? <Note tone="warn" icon={IconAlertTriangle} title={words('newer')} live="polite" /> : null}
          <ul className="stack">{keys.keys.map((key) => <KeyLine key={key.id} publicKey={key.publicKey} />)}</ul>
          <label className="choice"><input type="checkbox" className="tick" checked={same} onChange={(event) => setSame(event.target.checked)} /><span>{words('same')}</span></label>
          <NotesField label={words('howChecked')} hint={words('howCheckedHint')} rows={2} value={howChecked} onText={setHowChecked} />
          <TextField label={signed('url')} hint={signed('urlHint')} type="url" value={url} onText={setUrl} optional />
        </>}
        <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
        <div><Button type="submit" look="primary" aria-busy={add.busy} why={missing}>{keys === undefined ? words('addNothing') : words('add', { name: keys.issuer })}</Button></div>
      </form>
    </Card>
  );
}
