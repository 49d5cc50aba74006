/** A message that says nothing, to be copied and sent from the site's own phone, in the person's language; kept as a try when it was sent. */
import { noteOutreach } from '@fairlead/contract/aftercare';
import { Button, ChoiceField, TextField, formatsOf, useWords, wordsOf } from '@fairlead/ui';
import type { Language } from '@fairlead/contract';
import { useState } from 'react';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { discreetMessages, discreetTexts } from './discreet-messages.ts';
import type { DiscreetText } from './discreet-messages.ts';

interface Props {
  readonly personId: string;
  readonly telephone: string | null;
  /** Whether texts are fine, as the person said; null where nobody asked, and then none is sent. */
  readonly mayText: boolean | null;
  readonly language: Language;
  readonly choices: readonly [DiscreetText, ...DiscreetText[]];
  /** The day before which somebody is to come or call. */
  readonly before?: string;
}

export function DiscreetMessage({ mayText, telephone, ...props }: Props) {
  const words = useWords(discreetMessages);
  return (
    <details><summary>{words('title')}</summary>
      {mayText !== true ? <p className="small">{words(mayText === false ? 'notAllowed' : 'notAsked')}</p> : telephone === null ? <p className="small">{words('noNumber')}</p> : <Message {...props} telephone={telephone} />}
    </details>
  );
}

function Message({ personId, telephone, language, choices, before }: Omit<Props, 'mayText' | 'telephone'> & { readonly telephone: string }) {
  const words = useWords(discreetMessages);
  const { who, site } = useSession();
  const send = useCall(noteOutreach);
  const [which, setWhich] = useState<DiscreetText>(choices[0]);
  const [from, setFrom] = useState(who.displayName.replace(/^(Dr|Prof)\.? /, '').split(' ')[0] ?? '');
  const [copied, setCopied] = useState(false);
  const text = wordsOf(discreetTexts, language)(which, { from: from.trim(), day: before === undefined ? '' : formatsOf(language, site.timeZone).day(before) });
  const copy = () => { void navigator.clipboard.writeText(text).then(() => setCopied(true), () => undefined); };
  const missing = from.trim() === '' ? words('from') : undefined;
  return (
    <div className="stack">
      <p className="small">{words('lead', { telephone })}</p>
      <ChoiceField label={words('which')} value={which} onChoose={(chosen) => { setWhich(chosen); setCopied(false); }} choices={choices.map((value) => ({ value, label: words(value) }))} />
      <TextField label={words('from')} hint={words('fromHint')} value={from} maxLength={20} onText={(name) => { setFrom(name); setCopied(false); }} />
      <p className="say" lang={language === 'en' ? 'en-US' : language}>{text}</p>
      <p className="muted small">{words('language', { language: words(language) })}</p>
      <div className="rowx"><Button onClick={copy} why={missing}><span role="status">{words(copied ? 'copied' : 'copy')}</span></Button><Button look="primary" why={missing} aria-busy={send.busy} onClick={() => { void send.send({ params: { id: personId }, body: { how: 'text', outcome: 'sent', note: text } }); }}>{words('sent')}</Button></div>
      {send.answer?.kind === 'done' ? <p role="status">{words('noted')}</p> : <AnswerNote answer={send.answer} onAgain={() => { void send.again(); }} />}
    </div>
  );
}
