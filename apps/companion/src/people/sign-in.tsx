import { useEffect, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { companionInvitation, companionSession, companionSignIn, demoPeople, demoSignIn } from '@fairlead/contract';
import type { CompanionSession, ReplyOf } from '@fairlead/contract';
import { Icon } from '@fairlead/ui/icon';
import { ask } from '../platform/http.ts';
import type { Answer } from '../platform/http.ts';
import { newKey } from '../platform/clock.ts';
import { useWords } from '../platform/app.ts';
import { platformMessages } from '../platform/platform-messages.ts';
import { peopleMessages } from './people-messages.ts';

type Trouble = 'wrongCode' | 'wrongSignIn' | 'easyPassphrase' | 'line' | undefined;

interface SignInProps { readonly onSignedIn: (session: CompanionSession) => void }

/** The first screen of a new phone: a code from the clinic, an earlier sign-in, or in the demo one tap. */
export function SignIn({ onSignedIn }: SignInProps): ReactElement {
  const words = useWords(peopleMessages);
  const platform = useWords(platformMessages);
  const [trouble, setTrouble] = useState<Trouble>();
  const take = (answer: Answer<CompanionSession>, otherwise: Trouble): void => {
    if (answer.kind === 'ok') onSignedIn(answer.value);
    else if (answer.kind === 'unreachable') setTrouble('line');
    else if (answer.kind === 'refused' && answer.field === '/passphrase') setTrouble('easyPassphrase');
    else setTrouble(otherwise);
  };
  return (
    <>
      <h1>{words('welcome')}</h1>
      <p className="muted">{words('welcomeLead')}</p>
      <p className="note warn" role="alert" hidden={trouble === undefined}>{trouble === undefined ? '' : trouble === 'line' ? platform('onlyOnline') : words(trouble)}</p>
      <Demo onSignedIn={(answer) => take(answer, 'wrongSignIn')} />
      <Code onAnswer={(answer) => take(answer, 'wrongCode')} />
      <Known onAnswer={(answer) => take(answer, 'wrongSignIn')} />
    </>
  );
}

interface AnswerProps { readonly onAnswer: (answer: Answer<CompanionSession>) => void }

function Code({ onAnswer }: AnswerProps): ReactElement {
  const words = useWords(peopleMessages);
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void ask(companionInvitation, { body: { code, passphrase }, key: newKey() }).then(onAnswer);
  };
  return (
    <form className="soft form" onSubmit={send}>
      <h2>{words('haveCode')}</h2>
      <p className="muted small">{words('haveCodeLead')}</p>
      <label className="field"><span>{words('code')} <small className="hint">{words('codeHint')}</small></span><input className="in" value={code} onChange={(event) => setCode(event.target.value)} autoComplete="one-time-code" autoCapitalize="characters" spellCheck={false} required /></label>
      <label className="field"><span>{words('passphrase')} <small className="hint">{words('passphraseHint')}</small></span><input className="in" type="password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} autoComplete="new-password" minLength={15} required /></label>
      <button className="btn primary wide">{words('start')}</button>
    </form>
  );
}

function Known({ onAnswer }: AnswerProps): ReactElement {
  const words = useWords(peopleMessages);
  const [signInName, setName] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    void ask(companionSignIn, { body: { signInName, passphrase }, key: newKey() }).then(onAnswer);
  };
  return (
    <details className="soft">
      <summary><h2>{words('signedBefore')}</h2></summary>
      <form className="form" onSubmit={send}>
        <label className="field"><span>{words('signInName')}</span><input className="in" value={signInName} onChange={(event) => setName(event.target.value)} autoComplete="username" autoCapitalize="none" spellCheck={false} required /></label>
        <label className="field"><span>{words('passphrase')}</span><input className="in" type="password" value={passphrase} onChange={(event) => setPassphrase(event.target.value)} autoComplete="current-password" required /></label>
        <button className="btn wide">{words('signIn')}</button>
      </form>
    </details>
  );
}

async function takePhone(accountId: string): Promise<Answer<CompanionSession>> {
  const signedIn = await ask(demoSignIn, { body: { accountId }, key: newKey() });
  if (signedIn.kind !== 'ok') return signedIn;
  const who = await ask(companionSession, {});
  if (who.kind !== 'ok') return who;
  return who.value.session === null ? { kind: 'signed_out' } : { kind: 'ok', value: who.value.session };
}

/** In the demo the server names its made-up people; elsewhere the route does not exist and nothing is drawn. */
function Demo({ onSignedIn }: { readonly onSignedIn: (answer: Answer<CompanionSession>) => void }): ReactElement | null {
  const words = useWords(peopleMessages);
  const [people, setPeople] = useState<ReplyOf<typeof demoPeople>['items']>([]);
  useEffect(() => {
    let here = true;
    void ask(demoPeople, {}).then((answer) => { if (here && answer.kind === 'ok') setPeople(answer.value.items); });
    return () => { here = false; };
  }, []);
  if (people.length === 0) return null;
  return (
    <section className="soft" aria-label={words('demoTitle')}>
      <h2>{words('demoTitle')}</h2>
      <p className="muted small">{words('demoLead')}</p>
      <ul className="rows">{people.slice(0, 12).map((person) => (
        <li key={person.accountId}><button type="button" className="row" aria-label={person.displayName} onClick={() => { void takePhone(person.accountId).then(onSignedIn); }}>
          <Icon name="user" /><span><b>{person.displayName}</b><small className="muted">{words(person.kind === 'supporter' ? 'supporterOf' : 'personOf')}. {person.story}</small></span><Icon name="chevron-right" />
        </button></li>
      ))}</ul>
    </section>
  );
}
