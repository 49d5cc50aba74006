import { useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import type { Lapse } from '@fairlead/contract/recovery';
import { useApp, useWords } from '../platform/app.ts';
import { newKey, nowInstant, phoneDay } from '../platform/clock.ts';
import { Go, Page, SavedNote } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { recoveryMessages } from './recovery-messages.ts';

/** Safety first, then kind words, then telling the team by choice. Nothing is reset. */
export function LapsePage(): ReactElement {
  const words = useWords(recoveryMessages);
  const steps = [['safe1', 'safe1Text'], ['safe2', 'safe2Text'], ['safe3', 'safe3Text'], ['safe4', 'safe4Text']] as const;
  return (
    <Page title={words('lapseTitle')} lead={words('lapseLead')} back="/log">
      <ol className="do">{steps.map(([head, text]) => <li key={head}><p><b>{words(head)}</b><small>{words(text)}</small></p></li>)}</ol>
      <Tell />
      <p className="muted spaced">{words('later')} <Go to="/plan/relapse">{words('planTitle')}</Go></p>
    </Page>
  );
}

function Tell(): ReactElement {
  const words = useWords(recoveryMessages);
  const { queue } = useApp();
  const [key] = useState(newKey);
  const [safeNow, setSafe] = useState<Lapse['safeNow']>('not_said');
  const [hasNaloxone, setNaloxone] = useState<Lapse['hasNaloxone']>('not_said');
  const [wantsCall, setCall] = useState(false);
  const [text, setText] = useState('');
  const [saved, setSaved] = useState<Saved>('no');
  const tell = (event: SubmitEvent): void => {
    event.preventDefault();
    const body: Lapse = { toldAt: nowInstant(), happenedOn: phoneDay(), what: null, safeNow, hasNaloxone, wantsCall, words: text.trim() === '' ? null : text.trim() };
    setSaved('saving');
    queue(key, words('lapse'), { method: 'POST', path: '/api/me/lapses', body }).then(() => setSaved('saved'), () => setSaved('failed'));
  };
  if (saved === 'saved') return <section className="soft" aria-label={words('tellTitle')}><h2>{words('told')}</h2><SavedNote saved={saved} itemKey={key} /></section>;
  return (
    <form className="soft form" onSubmit={tell}>
      <h2>{words('tellTitle')}</h2>
      <p className="muted small">{words('tellLead')}</p>
      <Choice legend={words('areYouSafe')} name="safe" value={safeNow} onChange={setSafe} options={[['yes', words('yes')], ['no', words('no')], ['not_sure', words('notSure')], ['not_said', words('skipIt')]]} />
      <Choice legend={words('haveNaloxone')} name="naloxone" value={hasNaloxone} onChange={setNaloxone} options={[['yes', words('yes')], ['no', words('no')], ['not_said', words('skipIt')]]} />
      <label className="check"><input className="tick" type="checkbox" checked={wantsCall} onChange={(event) => setCall(event.target.checked)} /><span>{words('wantCall')}</span></label>
      <label className="field"><span>{words('whatWords')}</span><textarea className="in tall" rows={3} value={text} maxLength={20_000} onChange={(event) => setText(event.target.value)} /></label>
      <button className="btn primary wide">{words('tell')}</button>
      <SavedNote saved={saved} />
    </form>
  );
}

interface ChoiceProps<V extends string> { readonly legend: string; readonly name: string; readonly value: V; readonly onChange: (value: V) => void; readonly options: readonly (readonly [V, string])[] }
export function Choice<V extends string>({ legend, name, value, onChange, options }: ChoiceProps<V>): ReactElement {
  return <fieldset className="choices"><legend>{legend}</legend>{options.map(([option, label]) => <label key={option}><input type="radio" name={name} checked={value === option} onChange={() => onChange(option)} /><span>{label}</span></label>)}</fieldset>;
}
