import type { ReactElement } from 'react';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { newKey } from '../platform/clock.ts';
import type { OutboxItem } from '../platform/outbox.ts';
import { Card, Go, Page, StateTag } from '../platform/parts.tsx';
import { instantText } from '../platform/say.ts';
import { peopleMessages } from './people-messages.ts';

/** Everything that was written and what became of it: on this phone, sent, not taken. */
export function SentPage(): ReactElement {
  const words = useWords(peopleMessages);
  const { items } = useApp();
  const newest = items.toReversed();
  return (
    <Page title={words('sentTitle')} lead={words('sentLead')} back="/">
      {newest.length === 0 ? <Card><p>{words('nothing')}</p></Card> : <ul className="stack">{newest.map((item) => <Item key={item.key} item={item} />)}</ul>}
    </Page>
  );
}

function Item({ item }: { readonly item: OutboxItem }): ReactElement {
  const words = useWords(peopleMessages);
  const language = useLanguage();
  const { outbox, refresh } = useApp();
  const because = item.because === 'stale' ? words('stale') : item.because === 'changed' ? words('changed') : item.because === '' ? words('noReason') : item.because;
  return (
    <li className="soft">
      <div className="row-h"><h2>{item.what}</h2><StateTag state={item.state} /></div>
      <p className="small muted num">{instantText(language, item.madeAt)}</p>
      {item.state !== 'refused' ? null : <>
        <p>{because}</p>
        <div className="two">
          {item.because === 'changed'
            // Sent again it would be refused again: the newer version has to be seen first.
            ? <Go to="/plan/relapse" className="btn tinted">{words('openLook')}</Go>
            : <button type="button" className="btn tinted" onClick={() => { void outbox.again(item.key, newKey()).then(refresh); }}>{words('again')}</button>}
          <button type="button" className="btn" onClick={() => { void outbox.discard(item.key); }}>{words('discard')}</button>
        </div>
      </>}
    </li>
  );
}
