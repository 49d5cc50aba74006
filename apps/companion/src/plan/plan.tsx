import { useState } from 'react';
import type { ReactElement } from 'react';
import type { PersonPlan } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { newKey } from '../platform/clock.ts';
import { Age, Card, Page, Row, SavedNote } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { fullDay, instantText } from '../platform/say.ts';
import { planMessages } from './plan-messages.ts';

/** Own goals as headings; what is done for them under each. */
export function PlanPage(): ReactElement {
  const words = useWords(planMessages);
  const { me } = useApp();
  const plan = me?.value.plan ?? null;
  return (
    <Page title={words('title')} lead={words(plan === null ? 'none' : 'lead')}>
      {plan === null ? null : <>
        {plan.awaitsPerson ? <Sign plan={plan} /> : null}
        {plan.goals.map((goal) => <Goal key={goal.id} goal={goal} />)}
        <Signatures plan={plan} />
      </>}
      <Card><ul className="rows">
        <Row to="/plan/relapse" icon="shield-check" title={words('relapse')} text={words('relapseText')} />
        <Row to="/plan/goals" icon="pencil" title={words('goals')} text={words('goalsText')} />
        <Row to="/more/sessions" icon="calendar-event" title={words('homework')} />
      </ul></Card>
      {me === undefined ? null : <Age keptAt={me.keptAt} />}
    </Page>
  );
}

function Goal({ goal }: { readonly goal: PersonPlan['goals'][number] }): ReactElement {
  const words = useWords(planMessages);
  const language = useLanguage();
  return (
    <section className="soft" aria-label={goal.words}>
      <div className="row-h"><h2 className="own-words">{goal.words}</h2>{goal.state === 'active' ? null : <span className="tag allow"><Icon name="circle-check" />{words(goal.state === 'reached' ? 'reached' : 'resting')}</span>}</div>
      <ul className="doings">{goal.interventions.map((one) => (
        <li key={one.id} className={one.nextOn === null && one.lastNote === null ? 'open' : ''}><Icon name={one.nextOn !== null ? 'calendar-event' : one.lastNote !== null ? 'circle-check' : 'info-circle'} /><span>{one.words}{one.who === null ? '' : `, ${words('with', { who: one.who })}`}
          <small className="muted">{one.nextOn !== null ? words('next', { day: fullDay(language, one.nextOn) }) : one.lastNote !== null ? words('note', { note: one.lastNote }) : words('noNote')}</small></span></li>
      ))}</ul>
    </section>
  );
}

function Sign({ plan }: { readonly plan: PersonPlan }): ReactElement {
  const words = useWords(planMessages);
  const { queue } = useApp();
  const [key] = useState(newKey);
  const [asks, setAsks] = useState(false);
  const [text, setText] = useState('');
  const [saved, setSaved] = useState<Saved>('no');
  const send = (agree: boolean): void => {
    setSaved('saving');
    queue(key, words(agree ? 'plan' : 'planChange'), { method: 'POST', path: '/api/me/plan-signatures', body: { planId: plan.id, version: plan.version, agree, words: text.trim() === '' ? null : text.trim() } })
      .then(() => setSaved('saved'), () => setSaved('failed'));
  };
  if (saved === 'saved') return <SavedNote saved={saved} itemKey={key} />;
  return (
    <section className="soft" aria-label={words('signTitle')}>
      <h2>{words('signTitle')}</h2><p className="muted small">{words('signLead')}</p>
      {asks ? <label className="field spaced"><span>{words('changeWhat')}</span><textarea className="in tall" rows={3} value={text} onChange={(event) => setText(event.target.value)} /></label> : null}
      <div className="two">
        {asks ? <button type="button" className="btn primary" aria-disabled={text.trim() === ''} onClick={() => { if (text.trim() !== '') send(false); }}>{words('changeSend')}</button> : <button type="button" className="btn primary" onClick={() => send(true)}>{words('sign')}</button>}
        {asks ? null : <button type="button" className="btn" onClick={() => setAsks(true)}>{words('change')}</button>}
      </div>
      <SavedNote saved={saved} />
    </section>
  );
}

function Signatures({ plan }: { readonly plan: PersonPlan }): ReactElement {
  const words = useWords(planMessages);
  const language = useLanguage();
  return (
    <div className="spaced small muted">
      {plan.signatures.map((one) => <p key={one.by + one.at}>{words('signed', { who: one.by, when: instantText(language, one.at) })}</p>)}
      {plan.reviewOn === null ? null : <p>{words('review', { day: fullDay(language, plan.reviewOn) })}</p>}
    </div>
  );
}
