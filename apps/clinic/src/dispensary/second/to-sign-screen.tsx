/** What colleagues ask to be signed as the second: exactly what will be written, and one press. And what one asked for and is open. */
import { declineSecond, listSecondSignatures, signAsSecond, takeBackSecond } from '@fairlead/contract/dispensary';
import type { SecondSignature } from '@fairlead/contract/dispensary';
import { Button, Card, EmptyState, Note, NotesField, useFormats, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconInfoCircle, IconServer, IconSignature } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { AnswerNote, Screen, Shown, useCall, useRead } from '../../platform/index.ts';
import { useIsNode } from './ask-colleague.tsx';
import { secondMessages } from './second-messages.ts';
import { toFirst } from '../to-first.ts';
import { ShownAct } from './shown-act.tsx';

export function ToSignScreen() {
  const words = useWords(secondMessages);
  const read = useRead(listSecondSignatures, {}, { topics: ['second-signatures'], refetchInterval: 30_000 });
  const isNode = useIsNode();
  // What was just answered stands until the screen is left: it would vanish under the finger.
  const said = useRef<HTMLDivElement>(null);
  const [answered, setAnswered] = useState<readonly SecondSignature[]>([]);
  return (
    <Screen title={words('toSign')} sub={words('toSignSub')} layout="narrow">
      {isNode ? <Note tone="quiet" icon={IconServer} title={words('nodeSigns')}>{words('nodeToSignSub')}</Note> : null}
      <div aria-live="polite" className="stack said" tabIndex={-1} ref={said}>{answered.map((each) => <Answered key={each.id} one={each} />)}</div>
      <Shown of={read}>{({ toSign, asked }) => <>
        {toSign.length > 0 ? toSign.map((each) => <Asked key={each.id} one={each} onAnswered={(one) => { setAnswered([one, ...answered]); said.current?.focus(); }} />) : answered.length > 0 || isNode ? null : <EmptyState title={words('nothingToSign')}>{words('nothingToSignSub')}</EmptyState>}
        {asked.length === 0 ? null : <Card title={words('youAsked')}><ul className="stack">{asked.map((each) => <li key={each.id}><Mine one={each} /></li>)}</ul></Card>}
      </>}</Shown>
    </Screen>
  );
}

function Answered({ one }: { readonly one: SecondSignature }) {
  const words = useWords(secondMessages);
  const says = one.state === 'signed' ? words('signedNow') : one.state === 'declined' ? words('declinedNow', { name: one.askedBy }) : one.state === 'changed' ? words('changedNow') : words('refusedNow', { name: one.askedBy });
  return one.state === 'signed' ? <Note tone="allow" icon={IconCircleCheck} title={words(`act_${one.act}`)}>{says}</Note> : <Note tone="warn" icon={IconInfoCircle} title={words(`act_${one.act}`)}>{says}</Note>;
}

function Asked({ one, onAnswered }: { readonly one: SecondSignature; readonly onAnswered: (one: SecondSignature) => void }) {
  const words = useWords(secondMessages);
  const { time } = useFormats();
  const sign = useCall(signAsSecond);
  const decline = useCall(declineSecond);
  const [saying, setSaying] = useState(false);
  const [reason, setReason] = useState('');
  const press = async () => {
    const answer = await sign.send({ params: { id: one.id }, body: { hash: one.hash } });
    if (answer.kind === 'done') onAnswered(answer.reply);
  };
  const no = async () => {
    const answer = await decline.send({ params: { id: one.id }, body: { reason: reason.trim() } });
    if (answer.kind === 'done') onAnswered(answer.reply);
  };
  return (
    <Card title={words('askedBy', { name: one.askedBy })} sub={words('since', { time: time(one.askedAt), end: time(one.expiresAt) })}>
      <div className="stack">
        <ShownAct act={one.act} shown={one.shown} />
        {saying ? (
          <form ref={toFirst} className="stack" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') void no(); }}>
            <NotesField label={words('why')} rows={2} value={reason} onText={setReason} />
            <div className="rowx"><Button type="submit" look="danger" aria-busy={decline.busy} why={reason.trim() === '' ? words('why') : undefined}>{words('sendNo')}</Button><Button onClick={() => setSaying(false)}>{words('cancel')}</Button></div>
            <AnswerNote answer={decline.answer} onAgain={() => { void decline.again(); }} />
          </form>
        ) : (
          <div className="rowx"><Button look="primary" aria-busy={sign.busy} onClick={() => { void press(); }}><IconSignature className="i" aria-hidden="true" />{words('signThis', { what: words(`act_${one.act}`) })}</Button><Button onClick={() => setSaying(true)}>{words('sayNo')}</Button></div>
        )}
        <AnswerNote answer={sign.answer} onAgain={() => { void sign.again(); }} />
      </div>
    </Card>
  );
}

function Mine({ one }: { readonly one: SecondSignature }) {
  const words = useWords(secondMessages);
  const { time } = useFormats();
  const back = useCall(takeBackSecond);
  return (
    <div className="stack">
      <p>{words('waits', { name: one.askedOf, time: time(one.askedAt) })} <span className="muted">{words('since', { time: time(one.askedAt), end: time(one.expiresAt) })}</span></p>
      <ShownAct act={one.act} shown={one.shown} />
      <div><Button aria-busy={back.busy} onClick={() => { void back.send({ params: { id: one.id }, body: {} }); }}>{words('takeBack')}</Button></div>
      <AnswerNote answer={back.answer} onAgain={() => { void back.again(); }} />
    </div>
  );
}
