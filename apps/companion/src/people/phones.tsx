/** Where one is signed in: this phone and any other, each of which can be ended from here. */
import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { endOtherSessions, endSession, listSessions } from '@fairlead/contract';
import type { ReplyOf } from '@fairlead/contract';
import { useLanguage, useWords } from '../platform/app.ts';
import { ask } from '../platform/http.ts';
import { Card, Page } from '../platform/parts.tsx';
import { instantText } from '../platform/say.ts';
import { peopleMessages } from './people-messages.ts';

type Session = ReplyOf<typeof listSessions>['items'][number];
type Shown = { readonly kind: 'asking' } | { readonly kind: 'offline' } | { readonly kind: 'shown'; readonly items: readonly Session[] };

async function asked(): Promise<Shown> {
  const answer = await ask(listSessions, {});
  return answer.kind === 'ok' ? { kind: 'shown', items: answer.value.items } : { kind: 'offline' };
}

export function PhonesPage(): ReactElement {
  const words = useWords(peopleMessages);
  const language = useLanguage();
  const [shown, setShown] = useState<Shown>({ kind: 'asking' });
  const [ended, setEnded] = useState(false);
  useEffect(() => { void asked().then(setShown); }, []);
  const end = async (id: string | null): Promise<void> => {
    const key = crypto.randomUUID();
    const answer = id === null ? await ask(endOtherSessions, { key }) : await ask(endSession, { params: { id }, key });
    setEnded(answer.kind === 'ok');
    setShown(await asked());
  };
  return (
    <Page needsLine title={words('phones')} lead={words('phonesLead')} back="/more">
      {shown.kind === 'asking' ? <p className="muted spaced" aria-busy="true">{words('phonesAsking')}</p> : null}
      {shown.kind === 'offline' ? <p className="note warn" role="alert">{words('phonesOffline')}</p> : null}
      {ended ? <p className="note" role="status">{words('phoneEnded')}</p> : null}
      {shown.kind !== 'shown' ? null : (
        <>
          {shown.items.map((session) => (
            <Card key={session.id} title={session.current ? words('thisPhone') : session.device}>
              <p className="muted">{session.current ? `${session.device}. ` : null}{words('phoneSeen', { when: instantText(language, session.lastSeenAt) })}</p>
              {session.current ? null : <button type="button" className="btn wide" aria-label={words('phoneEndNamed', { device: session.device })} onClick={() => { void end(session.id); }}>{words('phoneEnd')}</button>}
            </Card>
          ))}
          {shown.items.length > 2 ? <button type="button" className="btn tinted wide" onClick={() => { void end(null); }}>{words('phoneEndAll')}</button> : null}
          {shown.items.length === 1 ? <p className="muted spaced">{words('phoneOnly')}</p> : null}
        </>
      )}
    </Page>
  );
}
