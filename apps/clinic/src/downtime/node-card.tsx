/** One site node: what it holds, how fresh what is known of it is, and where the site doses. */
import { changeNode, endNode, getDowntime } from '@fairlead/contract/downtime';
import type { NodeLine } from '@fairlead/contract/downtime';
import { Button, Chip, Facts, Note, NotesField, TextField, useFormats, useNow, useWords } from '@fairlead/ui';
import { IconClockExclamation, IconHandStop, IconPlugConnectedX } from '@tabler/icons-react';
import { useState } from 'react';
import { SecondPersonDialog } from '../dispensary/second-person-dialog.tsx';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { downtimeMessages } from './downtime-messages.ts';

const tones = { invited: 'due', active: 'allow', returning: 'warn', ended: 'quiet' } as const;
const quietMs = 120_000;
const offMs = 120_000;

export function NodeCard({ node }: { readonly node: NodeLine }) {
  const words = useWords(downtimeMessages);
  const { day, dayTime } = useFormats();
  const { has } = useSession();
  const nowMs = useNow();
  const silentMs = node.lastHeardAt === null ? 0 : nowMs - new Date(node.lastHeardAt).getTime();
  const lives = node.state === 'active' || node.state === 'returning';
  const off = Math.round((node.clockOffMs ?? 0) / 1000);
  return (
    <section className="stack" aria-label={node.name}>
      <h3 className="rowx"><b>{node.name}</b> <span className="muted">{node.site}</span> <Chip tone={tones[node.state]}>{words(node.state)}</Chip></h3>
      {lives && node.lastHeardAt !== null && silentMs > quietMs ? <Note tone="warn" icon={IconPlugConnectedX} title={words('quiet', { minutes: Math.floor(silentMs / 60_000), when: dayTime(node.lastHeardAt) })} live="polite" /> : null}
      {lives && node.stopped !== null ? <Note tone="refuse" icon={IconHandStop} title={words('stopped', { why: node.stopped })} live="polite" /> : null}
      {lives && Math.abs(node.clockOffMs ?? 0) > offMs ? <Note tone="warn" icon={IconClockExclamation} title={words('clockOff', { seconds: off })} live="polite" /> : null}
      {node.endedAt === null ? null : <p className="muted">{words('since', { when: dayTime(node.endedAt), reason: node.endReason ?? '' })}</p>}
      <Facts facts={[
        { name: words('heard'), value: node.lastHeardAt === null ? words('never') : dayTime(node.lastHeardAt) },
        { name: words('holds'), value: node.heldFrom === null || node.heldTo === null ? words('holdsNothing') : `${words('holdsSpan', { from: day(node.heldFrom), to: day(node.heldTo) })}, ${words('people', { count: node.people })}` },
        { name: words('handed'), value: `${words('handedRows', { count: node.handedOver })}, ${words('doses', { count: node.doses })}` },
        ...(node.waiting > 0 ? [{ name: words('waiting'), value: words('waitingRows', { count: node.waiting }) }] : []),
        ...(node.askedBack > 0 ? [{ name: words('asked'), value: words('askedDays', { count: node.askedBack }) }] : []),
        { name: words('clock'), value: Math.abs(off) < 5 ? words('clockRight') : words('clockOff', { seconds: off }) },
      ]} />
      {lives && has('administrator', 'manager', 'prescriber', 'pharmacist') ? <Where node={node} /> : null}
      {lives && has('prescriber') ? <End node={node} /> : null}
    </section>
  );
}

function Where({ node }: { readonly node: NodeLine }) {
  const words = useWords(downtimeMessages);
  const change = useCall(changeNode, { refreshes: [getDowntime] });
  const [ahead, setAhead] = useState(String(node.aheadDays));
  const isDays = /^([1-9]|[12]\d|3[0-5])$/.test(ahead);
  const to = node.state === 'active' ? 'returning' : 'active';
  return (
    <div className="stack">
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (isDays) void change.send({ params: { id: node.id }, body: { state: node.state === 'active' ? 'active' : 'returning', aheadDays: Number(ahead) } }); }}>
        <TextField label={words('ahead')} hint={words('aheadSub')} inputMode="numeric" value={ahead} onText={setAhead} />
        <div><Button type="submit" why={isDays ? undefined : words('aheadSub')}>{words('save')}</Button></div>
      </form>
      <p className="small muted">{node.state === 'active' ? words('giveBackSub') : null}</p>
      <div><Button onClick={() => void change.send({ params: { id: node.id }, body: { state: to } })} aria-busy={change.busy}>{words(to === 'returning' ? 'giveBack' : 'takeAgain')}</Button></div>
      <AnswerNote answer={change.answer} onAgain={() => void change.again()} />
    </div>
  );
}

function End({ node }: { readonly node: NodeLine }) {
  const words = useWords(downtimeMessages);
  const end = useCall(endNode, { refreshes: [getDowntime] });
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  return (
    <details>
      <summary>{words('end')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') setAsking(true); }}>
        <p>{words('endSub')}</p>
        <NotesField label={words('endReason')} rows={2} value={reason} onText={setReason} />
        <div><Button type="submit" look="danger" aria-busy={end.busy} why={reason.trim() === '' ? words('endReason') : undefined}>{words('endSend')}</Button></div>
        <AnswerNote answer={end.answer} onAgain={() => void end.again()} />
        <SecondPersonDialog opened={asking} onClose={() => setAsking(false)} onConfirmed={(confirmationId) => { setAsking(false); void end.send({ params: { id: node.id }, body: { reason: reason.trim(), confirmationId } }); }} />
      </form>
    </details>
  );
}
