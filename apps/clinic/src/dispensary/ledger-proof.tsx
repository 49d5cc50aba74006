/** For whoever looks from outside: the ledger as a file that they verify themselves, and the anchors that they keep. */
import { exportLedger, getAnchor, listAnchors, makeAnchor } from '@fairlead/contract/dispensary';
import { Button, Card, Note, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, Shown, call, saveFile, useCall, useRead } from '../platform/index.ts';
import { ledgerMessages } from './ledger-messages.ts';

/** A digest in groups that can be read aloud and written down. */
const spelled = (digest: string): string => (digest.match(/.{1,8}/g) ?? []).join(' ');

export function LedgerProof({ siteId }: { readonly siteId: string }) {
  const words = useWords(ledgerMessages);
  const { date, dayTime } = useFormats();
  const anchors = useRead(listAnchors, {}, { topics: ['stock'] });
  const make = useCall(makeAnchor, { refreshes: [listAnchors] });
  const [state, setState] = useState<'ready' | 'busy' | 'failed'>('ready');
  const take = async (file: () => ReturnType<typeof call<typeof getAnchor>> | ReturnType<typeof call<typeof exportLedger>>) => {
    setState('busy');
    const answer = await file();
    if (answer.kind === 'done') saveFile(answer.reply.fileName, 'text/plain', answer.reply.text);
    setState(answer.kind === 'done' ? 'ready' : 'failed');
  };
  return (
    <Card title={words('proof')}><div className="stack">
      <p className="muted small">{words('proofHint')}</p>
      <div className="rowx"><Button aria-busy={state === 'busy'} onClick={() => { void take(() => call(exportLedger, { params: { id: siteId }, query: {} })); }}>{words('exportLedger')}</Button><Button aria-busy={make.busy} onClick={() => { void make.send({ body: {} }); }}>{words('anchorNow')}</Button></div>
      {state === 'failed' ? <Note tone="warn" icon={IconAlertTriangle} title={words('fileFailed')} live="assertive" /> : null}
      <AnswerNote answer={make.answer} onAgain={() => { void make.again(); }} />
      <Shown of={anchors} lines={2}>{({ items }) => (items.length === 0 ? <p className="muted">{words('noAnchor')}</p> : <ul className="stack">{items.slice(0, 5).map((each) => (
        <li key={each.number} className="num"><b>{words('anchorOf', { number: each.number, day: date(each.day) })}</b> <span className="muted small">{dayTime(each.madeAt)}</span><br /><span className="small" style={{ overflowWrap: 'anywhere' }}>{spelled(each.digest)}</span><br /><Button look="bare" onClick={() => { void take(() => call(getAnchor, { params: { number: each.number } })); }}>{words('keepAnchor')}</Button></li>
      ))}</ul>)}</Shown>
    </div></Card>
  );
}
