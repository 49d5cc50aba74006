import { useState } from 'react';
import type { ReactElement, SubmitEvent } from 'react';
import { SupporterScope, addSupporter, endSupporter } from '@fairlead/contract/community';
import type { Supporter } from '@fairlead/contract/community';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { dayAfter, newKey, phoneDay } from '../platform/clock.ts';
import { ask } from '../platform/http.ts';
import { Card, Page } from '../platform/parts.tsx';
import { platformMessages } from '../platform/platform-messages.ts';
import { fullDay } from '../platform/say.ts';
import { consentMessages } from './consent-messages.ts';

/** Who may see what and until when. Stopping acts at the server at once, so it never waits in the outbox unseen. */
export function SharingPage(): ReactElement {
  const words = useWords(consentMessages);
  const { me } = useApp();
  const supporters = me?.value.supporters ?? [];
  return (
    <Page needsLine title={words('title')} lead={words('lead')} back="/more">
      {supporters.length === 0 ? <p className="muted spaced">{words('none')}</p> : supporters.map((one) => <SupporterCard key={one.id} supporter={one} />)}
      <Invite />
      <p className="small muted spaced">{words('never')}</p>
    </Page>
  );
}

function SupporterCard({ supporter }: { readonly supporter: Supporter }): ReactElement {
  const words = useWords(consentMessages);
  const language = useLanguage();
  const { refresh } = useApp();
  const [key] = useState(newKey);
  const [end, setEnd] = useState<'no' | 'ended' | 'no line'>('no');
  const over = supporter.state === 'ended' || end === 'ended';
  const stop = (): void => {
    void ask(endSupporter, { params: { id: supporter.id }, key }).then((answer) => {
      setEnd(answer.kind === 'ok' ? 'ended' : 'no line');
      return refresh();
    });
  };
  return (
    <Card title={supporter.name} aside={<span className={over ? 'tag quiet' : 'tag allow'}><Icon name={over ? 'ban' : 'eye'} />{words(over ? 'ended' : supporter.state)}</span>}>
      <p className="small muted">{supporter.relation}. {words('until', { day: fullDay(language, supporter.endsOn) })}</p>
      <ul className="dots">{supporter.scopes.map((scope) => <li key={scope}>{words(scope)}</li>)}</ul>
      {over ? null : <button type="button" className="btn wide" onClick={stop}>{words('stop')}</button>}
      <p className="note warn" role="alert" hidden={end !== 'no line'}>{words('needsLine')}</p>
      <p className="note quiet" aria-live="polite" hidden={end !== 'ended'}>{words('stopped', { name: supporter.name })}</p>
    </Card>
  );
}

const spans = [['month1', 30], ['month3', 91], ['month6', 182], ['year', 364]] as const;

function Invite(): ReactElement {
  const words = useWords(consentMessages);
  const platform = useWords(platformMessages);
  const language = useLanguage();
  const { refresh } = useApp();
  const [key, setKey] = useState(newKey);
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [scopes, setScopes] = useState<ReadonlySet<SupporterScope>>(new Set());
  const [days, setDays] = useState(91);
  const [agreed, setAgreed] = useState(false);
  const [code, setCode] = useState<{ readonly code: string; readonly ends: string; readonly name: string }>();
  const [trouble, setTrouble] = useState('');
  const endsOn = dayAfter(phoneDay(), days);
  const toggle = (scope: SupporterScope): void => setScopes((before) => { const next = new Set(before); if (!next.delete(scope)) next.add(scope); return next; });
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '' || relation.trim() === '' || scopes.size === 0 || !agreed) { setTrouble(words('pickOne')); return; }
    const answer = await ask(addSupporter, { body: { name, relation, scopes: [...scopes], endsOn, agreed: true }, key });
    if (answer.kind !== 'ok') { setTrouble(answer.kind === 'refused' ? answer.because : platform('onlyOnline')); return; }
    setCode({ code: answer.value.invitationCode, ends: answer.value.codeEndsAt.slice(0, 10), name });
    setKey(newKey()); setName(''); setRelation(''); setScopes(new Set()); setAgreed(false); setTrouble('');
    await refresh();
  };
  if (code !== undefined) return <section className="soft" aria-live="polite"><h2>{words('code', { name: code.name })}</h2><p className="code num">{code.code}</p><p className="muted">{words('codeText', { day: fullDay(language, code.ends) })}</p></section>;
  return (
    <details className="soft"><summary><h2>{words('invite')}</h2></summary>
      <form className="form" onSubmit={(event) => { void send(event); }}>
        <label className="field"><span>{words('name')}</span><input className="in" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} autoComplete="off" /></label>
        <label className="field"><span>{words('relation')}</span><input className="in" value={relation} maxLength={200} onChange={(event) => setRelation(event.target.value)} autoComplete="off" /></label>
        <fieldset className="ticks"><legend>{words('mayTitle')}</legend>{SupporterScope.options.map((scope) => <label key={scope}><input className="tick" type="checkbox" checked={scopes.has(scope)} onChange={() => toggle(scope)} /><span>{words(scope)}</span></label>)}</fieldset>
        <fieldset className="choices"><legend>{words('endsTitle')}</legend>{spans.map(([label, span]) => <label key={label}><input type="radio" name="ends" checked={days === span} onChange={() => setDays(span)} /><span>{words(label)}</span></label>)}</fieldset>
        <label className="check"><input className="tick" type="checkbox" checked={agreed} onChange={(event) => setAgreed(event.target.checked)} /><span>{words('agree', { name: name.trim() === '' ? '…' : name, day: fullDay(language, endsOn) })}</span></label>
        <p className="note warn" role="alert" hidden={trouble === ''}>{trouble}</p>
        <button className="btn primary wide">{words('inviteDo')}</button>
      </form>
    </details>
  );
}
