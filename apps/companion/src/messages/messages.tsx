import { useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { newKey } from '../platform/clock.ts';
import { Age, Page, SavedNote, StateTag } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { instantText } from '../platform/say.ts';
import { messagesMessages } from './messages-messages.ts';

/** Named people on both sides; what waits is shown as waiting. */
export function MessagesPage(): ReactElement {
  const words = useWords(messagesMessages);
  const language = useLanguage();
  const { me, items, queue } = useApp();
  const [text, setText] = useState('');
  const [saved, setSaved] = useState<Saved>('no');
  const waiting = items.filter((item) => item.call?.path === '/api/me/messages');
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    setSaved('saving');
    queue(newKey(), words('message'), { method: 'POST', path: '/api/me/messages', body: { text: text.trim() } }).then(() => { setText(''); setSaved('no'); }, () => setSaved('failed'));
  };
  const shown = me?.value.messages ?? [];
  return (
    <Page title={words('title')} lead={words('lead')} back="/more">
      {shown.length + waiting.length === 0 ? <p className="muted spaced">{words('none')}</p> : null}
      <ol className="talk" aria-label={words('list')}>
        {shown.map((message) => <li key={message.id} className={message.from}><p className="small muted num">{message.from === 'person' ? words('you') : message.name}, {instantText(language, message.at)}</p><p>{message.text}</p></li>)}
        {waiting.map((item) => <li key={item.key} className="person"><StateTag state={item.state} /><p>{textOf(item.call?.body)}</p></li>)}
      </ol>
      <form className="soft form" onSubmit={send}>
        <label className="field"><span>{words('write')}</span><textarea className="in tall" rows={3} value={text} maxLength={20_000} onChange={(event) => setText(event.target.value)} /></label>
        <button className="btn primary wide">{words('send')}</button>
        <SavedNote saved={saved} />
      </form>
      {me === undefined ? null : <Age keptAt={me.keptAt} />}
    </Page>
  );
}

const textOf = (body: unknown): string => (typeof body === 'object' && body !== null && 'text' in body && typeof body.text === 'string' ? body.text : '');
