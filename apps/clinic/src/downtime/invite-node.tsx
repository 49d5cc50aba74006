/** A one-time code for the machine that becomes a site's node. */
import { addNode, getDowntime } from '@fairlead/contract/downtime';
import { Button, Card, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { downtimeMessages } from './downtime-messages.ts';

export function InviteNode({ siteId, site }: { readonly siteId: string; readonly site: string }) {
  const words = useWords(downtimeMessages);
  const { dayTime } = useFormats();
  const invite = useCall(addNode, { refreshes: [getDowntime] });
  const [name, setName] = useState('');
  const [ahead, setAhead] = useState('7');
  const isDays = /^([1-9]|[12]\d|3[0-5])$/.test(ahead);
  const why = name.trim() === '' ? words('name') : isDays ? undefined : words('aheadSub');
  if (invite.answer?.kind === 'done') {
    const { code, until } = invite.answer.reply;
    return (
      <Card title={words('code')}>
        <div className="stack">
          <p className="one-time-code num">{code}</p>
          <p>{words('codeSub', { when: dayTime(until) })}</p>
          <pre className="command">{words('command', { server: location.origin, code })}</pre>
          <p className="muted small">{words('codeOnce')}</p>
          <div><Button onClick={() => invite.clear()}>{words('close')}</Button></div>
        </div>
      </Card>
    );
  }
  return (
    <Card title={words('invite')} lead={words('inviteSub', { site })}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (why === undefined) void invite.send({ params: { id: siteId }, body: { name, aheadDays: Number(ahead) } }); }}>
        <TextField label={words('name')} value={name} onText={setName} autoComplete="off" maxLength={60} />
        <TextField label={words('ahead')} hint={words('aheadSub')} inputMode="numeric" value={ahead} onText={setAhead} />
        <AnswerNote answer={invite.answer} onAgain={() => void invite.again()} />
        <div><Button type="submit" look="primary" aria-busy={invite.busy} why={why}>{words('inviteSend')}</Button></div>
      </form>
    </Card>
  );
}
