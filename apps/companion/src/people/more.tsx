import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { Language } from '@fairlead/ui/words';
import { useApp, useWords } from '../platform/app.ts';
import { Card, Page, Row } from '../platform/parts.tsx';
import { dispensaryMessages } from '../dispensary/index.ts';
import { peopleMessages } from './people-messages.ts';

const languageNames: readonly (readonly [Language, string])[] = [['en', 'English (US)'], ['en-GB', 'English (UK)'], ['es', 'Español']];

export function More(): ReactElement {
  const words = useWords(peopleMessages);
  const home = useWords(dispensaryMessages);
  const { session } = useApp();
  const person = session.door === 'person';
  return (
    <Page title={words('more')} day={session.name}>
      {person ? <Card>
        <ul className="rows">
          <Row to="/more/messages" icon="message" title={words('messages')} text={words('messagesText')} />
          <Row to="/more/sessions" icon="calendar-event" title={words('sessions')} />
          <Row to="/more/results" icon="list-check" title={words('results')} text={words('resultsText')} />
          <Row to="/more/sharing" icon="users" title={words('sharing')} text={words('sharingText')} />
          <Row to="/more/looked" icon="eye" title={words('looked')} text={words('lookedText')} />
          <Row to="/more/record" icon="file-text" title={words('record')} text={words('recordText')} />
          <Row to="/more/passport" icon="shield-check" title={words('passport')} text={words('passportText')} />
          <Row to="/more/label" icon="volume" title={home('labelRow')} text={home('labelRowText')} />
          <Row to="/more/reminders" icon="clock" title={home('reminderRow')} text={home('reminderRowText')} />
          <Row to="/more/card" icon="device-mobile" title={words('card')} text={words('cardText')} />
          <Row to="/more/choice" icon="list-check" title={words('choice')} text={words('choiceText')} />
          <Row to="/more/meetings" icon="users-group" title={words('meetings')} text={words('meetingsText')} />
        </ul>
      </Card> : <Card><ul className="rows"><Row to="/more/meetings" icon="users-group" title={words('meetings')} text={words('meetingsText')} /></ul></Card>}
      <Settings />
    </Page>
  );
}

function Settings(): ReactElement {
  const words = useWords(peopleMessages);
  const { language, chooseLanguage, lock } = useApp();
  return (
    <Card title={words('settings')}>
      <fieldset className="choices"><legend>{words('language')}</legend>
        {languageNames.map(([code, name]) => <label key={code} lang={code}><input type="radio" name="language" checked={language === code} onChange={() => chooseLanguage(code)} /><span>{name}</span></label>)}
      </fieldset>
      <ul className="rows"><Row to="/more/phones" icon="device-mobile" title={words('phones')} text={words('phonesText')} /></ul>
      <button type="button" className="btn wide" onClick={lock}>{words('lockNow')}</button>
      <SignOut />
    </Card>
  );
}

function SignOut(): ReactElement {
  const words = useWords(peopleMessages);
  const { items, signOut, local } = useApp();
  const [asked, setAsked] = useState(false);
  const [journal, setJournal] = useState(false);
  useEffect(() => { void local.read<readonly unknown[]>('journal').then((kept) => setJournal((kept?.value.length ?? 0) > 0)); }, [local]);
  const unsent = items.filter((item) => item.state !== 'sent').length;
  if (!asked) return <button type="button" className="btn bare wide" onClick={() => setAsked(true)}>{words('signOut')}</button>;
  return (
    <section className="say" aria-label={words('signOut')}>
      <p>{words('signOutLead')}</p>
      {unsent > 0 ? <p><b>{words('unsentLeft', { count: unsent })}</b></p> : null}
      {journal ? <p><b>{words('journalLeft')}</b></p> : null}
      <button type="button" className="btn wide" onClick={() => { void signOut(); }}>{words('signOutDo')}</button>
      <button type="button" className="btn tinted wide" onClick={() => setAsked(false)}>{words('stay')}</button>
    </section>
  );
}
