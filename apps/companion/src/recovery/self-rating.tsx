import { useEffect, useMemo, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { catalogue } from '@fairlead/ui/words';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { newKey, nowInstant } from '../platform/clock.ts';
import { Page, SavedNote } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { recoveryMessages } from './recovery-messages.ts';
import { withdrawalForm } from './withdrawal-form.ts';

const formMessages = catalogue({
  en: { lead: '{about}. Leave out what you do not know. About 2 minutes.', send: 'Send to my nurse', left: '{done} of {all} answered', thanks: 'Thank you. Your nurse sees it with your name.' },
  es: { lead: '{about}. Deja sin contestar lo que no sepas. Unos 2 minutos.', send: 'Enviar a enfermería', left: '{done} de {all} contestadas', thanks: 'Gracias. Enfermería lo ve con tu nombre.' },
});

/** Filled in before arriving; half-filled answers stay on the phone. Scores are made by the clinic's rules, not here. */
export function WithdrawalPage(): ReactElement {
  const words = useWords(recoveryMessages);
  const form = useWords(formMessages);
  const { country, local, queue } = useApp();
  const language = useLanguage();
  const shown = useMemo(() => withdrawalForm(country, language), [country, language]);
  const [key] = useState(newKey);
  const [answers, setAnswers] = useState<Readonly<Record<string, number>>>({});
  const [saved, setSaved] = useState<Saved>('no');
  const draft = `draft:${shown.instrument}`;
  useEffect(() => { void local.read<Record<string, number>>(draft).then((kept) => { if (kept !== undefined) setAnswers((now) => ({ ...kept.value, ...now })); }); }, [local, draft]);
  const answer = (item: string, value: number): void => { const next = { ...answers, [item]: value }; setAnswers(next); void local.keep(draft, next).catch(() => setSaved('failed')); };
  const send = (event: SubmitEvent): void => {
    event.preventDefault();
    // An item left out is null: asked and not answered, never a zero.
    const all = Object.fromEntries(shown.items.map((item) => [item.id, answers[item.id] ?? null]));
    setSaved('saving');
    queue(key, words('feeling'), { method: 'POST', path: '/api/me/responses', body: { instrument: shown.instrument, version: shown.version, ratedAt: nowInstant(), answers: all } })
      .then(() => local.forget(draft)).then(() => setSaved('saved'), () => setSaved('failed'));
  };
  if (saved === 'saved') return <Page title={form('thanks')} back="/log"><SavedNote saved={saved} itemKey={key} /></Page>;
  return (
    <Page title={words('feeling')} lead={form('lead', { about: shown.about })} back="/log">
      <form onSubmit={send}>
        {shown.items.map((item) => (
          <fieldset key={item.id} className="soft scale"><legend>{item.text}</legend>
            {item.answers.map(({ score, text }) => <label key={score}><input type="radio" name={item.id} checked={answers[item.id] === score} onChange={() => answer(item.id, score)} /><span>{text}</span></label>)}
          </fieldset>
        ))}
        <p className="muted num spaced">{form('left', { done: Object.keys(answers).length, all: shown.items.length })}</p>
        <button className="btn primary wide">{form('send')}</button>
        <SavedNote saved={saved} />
      </form>
    </Page>
  );
}
