import { useEffect, useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { useApp, useWords } from '../platform/app.ts';
import { newKey } from '../platform/clock.ts';
import { Page, SavedNote, StateTag } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { planMessages } from './plan-messages.ts';

interface OwnGoal { readonly key: string; readonly words: string }

/** Goals in own words, before arrival or at any time. */
export function GoalsPage(): ReactElement {
  const words = useWords(planMessages);
  const { me, local, queue, items } = useApp();
  const [own, setOwn] = useState<readonly OwnGoal[]>([]);
  const [text, setText] = useState('');
  const [saved, setSaved] = useState<Saved>('no');
  useEffect(() => { void local.read<readonly OwnGoal[]>('goals').then((kept) => setOwn(kept?.value ?? [])); }, [local]);
  const known = new Set(me?.value.ownGoals.map((goal) => goal.words));
  const mine = own.filter((goal) => !known.has(goal.words));
  const add = (event: SubmitEvent): void => {
    event.preventDefault();
    const goal = { key: newKey(), words: text.trim().slice(0, 200) };
    if (goal.words === '') return;
    setSaved('saving');
    queue(goal.key, goal.words, { method: 'POST', path: '/api/me/goals', body: { words: goal.words } })
      .then(() => local.change<readonly OwnGoal[]>('goals', [], (before) => [...before, goal]))
      .then((after) => { setOwn(after); setText(''); setSaved('saved'); }, () => setSaved('failed'));
  };
  return (
    <Page title={words('goalsTitle')} lead={words('goalsLead')} back="/plan">
      <form className="soft form" onSubmit={add}>
        <label className="field"><span>{words('goal')} <small className="hint">{words('prompts')}</small></span><input className="in" value={text} maxLength={200} onChange={(event) => setText(event.target.value)} /></label>
        <button className="btn primary wide">{words('addGoal')}</button>
        <SavedNote saved={saved} itemKey={own.at(-1)?.key} />
      </form>
      <ul className="stack">
        {mine.map((goal) => <li key={goal.key} className="soft row-h"><span className="own-words">{goal.words}</span><StateTag state={items.find((item) => item.key === goal.key)?.state ?? 'sent'} /></li>)}
        {me?.value.ownGoals.map((goal) => <li key={goal.id} className="soft own-words">{goal.words}</li>)}
      </ul>
    </Page>
  );
}
