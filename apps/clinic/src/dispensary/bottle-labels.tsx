/** Labels of the bottles that are out, as PDF; and a bottle known again by the code of its label. */
import { getLabels, scanBottle } from '@fairlead/contract/dispensary';
import type { Scanned } from '@fairlead/contract/dispensary';
import { Button, Note, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle, IconCircleCheck, IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, call, saveFile, useCall } from '../platform/index.ts';
import { takeHomeMessages } from './take-home-messages.ts';

/** `bottle`: the label of one, straight to the printer. */
export function PrintLabels({ personId, bottle }: { readonly personId: string; readonly bottle?: { readonly id: string; readonly label: string } }) {
  const words = useWords(takeHomeMessages);
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const print = async (paper: 'roll' | 'a4') => {
    setState('busy');
    const answer = await call(getLabels, { params: { id: personId }, query: { paper, ...(bottle === undefined ? {} : { bottles: bottle.id }) } });
    if (answer.kind === 'done') saveFile(answer.reply.fileName, 'application/pdf', Uint8Array.from(atob(answer.reply.base64), (letter) => letter.charCodeAt(0)));
    setState(answer.kind === 'done' ? 'ready' : 'failed');
  };
  return (
    <div className="stack no-print">
      {bottle !== undefined ? <p><Button aria-busy={state === 'busy'} onClick={() => { void print('roll'); }}>{bottle.label}</Button></p> : <div className="rowx"><Button aria-busy={state === 'busy'} onClick={() => { void print('roll'); }}>{words('labelsRoll')}</Button><Button aria-busy={state === 'busy'} onClick={() => { void print('a4'); }}>{words('labelsSheet')}</Button></div>}
      {state === 'failed' ? <Note tone="warn" icon={IconAlertTriangle} title={words('labelsFailed')} live="assertive" /> : null}
    </div>
  );
}

/** A reader at the counter types the code and Enter; a hand does the same. */
export function ScanBottle({ personId, onFound }: { readonly personId: string; readonly onFound: (bottleId: string) => void }) {
  const words = useWords(takeHomeMessages);
  const scan = useCall(scanBottle, { refreshes: [] });
  const [code, setCode] = useState('');
  const send = async () => {
    if (code.trim() === '') return;
    const answer = await scan.send({ body: { code: code.trim(), personId } });
    setCode('');
    if (answer.kind === 'done' && answer.reply.found === 'theirs') onFound(answer.reply.bottleId);
  };
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <TextField label={words('scan')} hint={words('scanHint')} value={code} autoComplete="off" autoCapitalize="characters" spellCheck={false} onText={setCode} />
      <Button type="submit" aria-busy={scan.busy} why={code.trim() === '' ? words('scan') : undefined}>{words('lookUp')}</Button>
      {scan.answer?.kind === 'done' ? <Found one={scan.answer.reply} /> : <AnswerNote answer={scan.answer} onAgain={() => { void scan.again(); }} />}
    </form>
  );
}

function Found({ one }: { readonly one: Scanned }) {
  const words = useWords(takeHomeMessages);
  const { dayTime } = useFormats();
  if (one.found === 'theirs') return <Note tone="allow" icon={IconCircleCheck} title={words('scanTheirs')} live="polite" />;
  if (one.found === 'settled') return <Note tone="warn" icon={IconAlertTriangle} title={words('scanSettled', { state: words(one.state), when: one.settledAt === null ? '' : dayTime(one.settledAt), by: one.settledBy ?? '' })} live="assertive" />;
  return <Note tone="refuse" icon={IconHandStop} title={words('scanOther', { name: one.name, number: one.number })} live="assertive"><p>{words('scanTalk')}</p><p><Link to={`/people/${one.personId}/take-home`}>{words('scanOpen', { name: one.name })}</Link></p></Note>;
}
