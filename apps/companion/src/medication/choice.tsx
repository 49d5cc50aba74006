import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { choiceWishes, choiceWords } from '@fairlead/clinical';
import { beginOwnChoice, getOwnChoice } from '@fairlead/contract/medication';
import type { ChoicePoint, ChoiceWishes } from '@fairlead/contract/medication';
import { Icon } from '@fairlead/ui/icon';
import type { ReplyOf } from '@fairlead/contract';
import { useLanguage, useWords } from '../platform/app.ts';
import { ask } from '../platform/http.ts';
import { Card, Page } from '../platform/parts.tsx';
import { platformMessages } from '../platform/platform-messages.ts';
import { choiceMessages } from './choice-messages.ts';

type Own = ReplyOf<typeof getOwnChoice>;

/** Which medicine: what matters to me, written at home, and what speaks for and against each. Read when it is opened, never kept on the phone. */
export function ChoicePage(): ReactElement {
  const words = useWords(choiceMessages);
  const platform = useWords(platformMessages);
  const [own, setOwn] = useState<Own>();
  const [trouble, setTrouble] = useState(false);
  const load = (): void => { void ask(getOwnChoice, {}).then((answer) => { setTrouble(answer.kind !== 'ok'); if (answer.kind === 'ok') setOwn(answer.value); }); };
  useEffect(load, []);
  return (
    <Page needsLine title={words('title')} lead={words('lead')} back="/more">
      {own === undefined ? null : <>
        {own.version === null || own.version.chosen === null ? null : <p className="note due"><Icon name="check" /><span>{words('chosen', { medicine: words(`o-${own.version.chosen}`) })}</span></p>}
        <Wishes key={own.version?.version ?? 0} own={own} onKept={load} />
        {own.options.map((each) => (
          <Card key={each.option} title={words(`o-${each.option}`)}>
            <Points title={words('for')} points={each.for} /><Points title={words('against')} points={each.against} /><Points title={words('know')} points={each.know} />
          </Card>
        ))}
      </>}
      <p className="note warn" role="alert" hidden={!trouble}>{platform('onlyOnline')}</p>
    </Page>
  );
}

function Points({ title, points }: { readonly title: string; readonly points: readonly ChoicePoint[] }): ReactElement | null {
  const language = useLanguage();
  if (points.length === 0) return null;
  return <><h3>{title}</h3><ul className="dots">{points.map(({ id, says, source, mark }) => <li key={id}>{says[language === 'es' ? 'es' : 'en']}{mark === 'product' ? null : <span className="small muted"> {source}</span>}</li>)}</ul></>;
}

function Wishes({ own, onKept }: { readonly own: Own; readonly onKept: () => void }): ReactElement {
  const words = useWords(choiceMessages);
  const language = useLanguage();
  const [answers, setAnswers] = useState<ChoiceWishes>(() => Object.fromEntries(choiceWishes.map((key) => [key, own.version?.answers[key] ?? null])) as ChoiceWishes);
  const [text, setText] = useState(own.version?.ownWords ?? '');
  const [state, setState] = useState<'asked' | 'sending' | 'kept' | 'trouble'>('asked');
  const send = async (): Promise<void> => {
    setState('sending');
    const answer = await ask(beginOwnChoice, { body: { answers, ownWords: text } });
    setState(answer.kind === 'ok' ? 'kept' : 'trouble');
    if (answer.kind === 'ok') onKept();
  };
  return (
    <Card title={words('matters')}>
      <form onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <fieldset className="choices"><legend>{words('tick')}</legend>
          {choiceWishes.map((key) => <label key={key}><input type="checkbox" checked={answers[key] === true} onChange={(event) => setAnswers({ ...answers, [key]: event.target.checked })} /><span>{choiceWords[key][language === 'es' ? 'es' : 'en']}</span></label>)}
        </fieldset>
        <label className="field"><span>{words('ownWords')}</span><textarea className="in" rows={3} maxLength={4000} value={text} onChange={(event) => setText(event.target.value)} /></label>
        <button type="submit" className="btn primary wide spaced" disabled={state === 'sending'}>{words('send')}</button>
        <p role="status" className="small">{state === 'kept' ? words('kept') : state === 'trouble' ? words('notSent') : ''}</p>
      </form>
    </Card>
  );
}
