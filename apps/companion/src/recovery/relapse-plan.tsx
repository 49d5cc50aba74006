import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import type { RelapsePreventionPlan, VersionedRelapsePreventionPlan } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useWords } from '../platform/app.ts';
import { newKey } from '../platform/clock.ts';
import { bothPlans } from './both-plans.ts';
import { Card, Page, SavedNote } from '../platform/parts.tsx';
import type { Saved } from '../platform/parts.tsx';
import { recoveryMessages } from './recovery-messages.ts';

const empty: VersionedRelapsePreventionPlan = { version: 0, changedAt: null, plan: { triggers: [], warningSigns: [], coping: [], reasons: [], contacts: [], safety: [] } };

/** The plan as it stands on this phone: the server's copy, the own change that still waits, or both where the team changed it meanwhile. */
function useRelapsePlan() {
  const { me, local, outbox, queue, items } = useApp();
  const [own, setOwn] = useState<{ readonly key: string; readonly plan: RelapsePreventionPlan }>();
  const [saved, setSaved] = useState<Saved>('no');
  useEffect(() => { void local.read<{ key: string; plan: RelapsePreventionPlan }>('relapse-plan').then((kept) => setOwn(kept?.value)); }, [local]);
  const server = me?.value.relapsePrevention ?? empty;
  const item = items.find((one) => one.key === own?.key);
  const apart = own !== undefined && item?.state === 'refused' && item.because === 'changed';
  const waits = own !== undefined && item !== undefined && item.state !== 'sent' && !apart;
  const keep = (plan: RelapsePreventionPlan, what: string): void => {
    const key = newKey();
    setSaved('saving');
    local.keep('relapse-plan', { key, plan })
      .then(() => queue(key, what, { method: 'PUT', path: '/api/me/relapse-prevention-plan', body: plan, ifMatch: `"${server.version}"` }))
      .then(() => (apart ? outbox.discard(own.key) : undefined))
      .then(() => { setOwn({ key, plan }); setSaved('saved'); }, () => setSaved('failed'));
  };
  const keepTheirs = (): void => {
    if (own !== undefined) void outbox.discard(own.key).then(() => local.forget('relapse-plan')).then(() => { setOwn(undefined); setSaved('no'); });
  };
  const plan = own === undefined ? server.plan : apart ? bothPlans(server.plan, own.plan) : waits || (saved === 'saved' && item?.state !== 'sent') ? own.plan : server.plan;
  return { plan, apart, keep, keepTheirs, saved, key: own?.key };
}

type Lists = 'warningSigns' | 'coping' | 'reasons' | 'safety';
const lists: readonly (readonly [Lists, 'warning' | 'copingTitle' | 'reasonsTitle' | 'safety'])[] = [['reasons', 'reasonsTitle'], ['warningSigns', 'warning'], ['coping', 'copingTitle'], ['safety', 'safety']];

/** One page: reasons, triggers with what to do, early signs, what helps, who to call. */
export function RelapsePlanPage(): ReactElement {
  const words = useWords(recoveryMessages);
  const { plan, apart, keep, keepTheirs, saved, key } = useRelapsePlan();
  const [draft, setDraft] = useState<RelapsePreventionPlan>();
  const shown = draft ?? plan;
  const done = (): void => { if (draft !== undefined) keep(draft, words('planKept')); setDraft(undefined); };
  return (
    <Page title={words('planTitle')} lead={words('planLead')} back="/plan">
      {apart ? <section className="soft" aria-label={words('apart')}><h2>{words('apart')}</h2><p>{words('apartText')}</p><div className="two"><button type="button" className="btn primary" onClick={() => keep(plan, words('planKept'))}>{words('keepBoth')}</button><button type="button" className="btn" onClick={keepTheirs}>{words('keepTheirs')}</button></div></section> : <SavedNote saved={saved} itemKey={key} />}
      {lists.map(([list, title]) => <Card key={list} title={words(title)}>
        <Lines lines={shown[list]} {...(draft === undefined ? {} : { onChange: (lines: readonly string[]) => setDraft({ ...draft, [list]: lines }) })} />
      </Card>)}
      <Triggers plan={shown} {...(draft === undefined ? {} : { onChange: setDraft })} />
      <Contacts plan={shown} {...(draft === undefined ? {} : { onChange: setDraft })} />
      {draft === undefined
        ? <button type="button" className="btn wide spaced" onClick={() => setDraft(plan)}><Icon name="pencil" />{words('edit')}</button>
        : <button type="button" className="btn primary wide spaced" onClick={done}>{words('done')}</button>}
    </Page>
  );
}

function Lines({ lines, onChange }: { readonly lines: readonly string[]; readonly onChange?: (lines: readonly string[]) => void }): ReactElement {
  const words = useWords(recoveryMessages);
  const [next, setNext] = useState('');
  const add = (): void => { if (next.trim() !== '' && onChange !== undefined) { onChange([...lines, next.trim()]); setNext(''); } };
  return (
    <>
      {lines.length === 0 && onChange === undefined ? <p className="muted">{words('empty')}</p> : <ul className="dots">{lines.map((line) => <li key={line}><span>{line}</span>{onChange === undefined ? null : <Take words={line} onTake={() => onChange(lines.filter((one) => one !== line))} />}</li>)}</ul>}
      {onChange === undefined ? null : <div className="add"><input className="in" aria-label={words('addLine')} maxLength={300} value={next} onChange={(event) => setNext(event.target.value)} onBlur={add} /><button type="button" className="btn" onClick={add}>{words('addLine')}</button></div>}
    </>
  );
}

function Take({ words: line, onTake }: { readonly words: string; readonly onTake: () => void }): ReactElement {
  const words = useWords(recoveryMessages);
  return <button type="button" className="round small-round" aria-label={`${words('remove')}: ${line}`} onClick={onTake}><Icon name="x" /></button>;
}

interface PartProps { readonly plan: RelapsePreventionPlan; readonly onChange?: (plan: RelapsePreventionPlan) => void }

function Triggers({ plan, onChange }: PartProps): ReactElement {
  const words = useWords(recoveryMessages);
  const [what, setWhat] = useState('');
  const [then, setThen] = useState('');
  const add = (): void => {
    if (what.trim() === '' || onChange === undefined) return;
    onChange({ ...plan, triggers: [...plan.triggers, { kind: 'other', words: what.trim(), coping: then.trim() }] });
    setWhat(''); setThen('');
  };
  return (
    <Card title={words('triggers')}>
      <ul className="dots">{plan.triggers.map((trigger) => <li key={trigger.words}><span><b>{trigger.words}</b>{trigger.coping === '' ? null : <small className="muted">{trigger.coping}</small>}</span>{onChange === undefined ? null : <Take words={trigger.words} onTake={() => onChange({ ...plan, triggers: plan.triggers.filter((one) => one !== trigger) })} />}</li>)}</ul>
      {plan.triggers.length === 0 && onChange === undefined ? <p className="muted">{words('empty')}</p> : null}
      {onChange === undefined ? null : <div className="form"><label className="field"><span>{words('triggers')}</span><input className="in" value={what} maxLength={300} onChange={(event) => setWhat(event.target.value)} /></label><label className="field"><span>{words('triggerCoping')}</span><input className="in" value={then} maxLength={300} onChange={(event) => setThen(event.target.value)} /></label><button type="button" className="btn" onClick={add}>{words('addLine')}</button></div>}
    </Card>
  );
}

function Contacts({ plan, onChange }: PartProps): ReactElement {
  const words = useWords(recoveryMessages);
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const add = (): void => {
    if (name.trim() === '' || !/^[+0-9 ()-]{3,30}$/.test(phone.trim()) || onChange === undefined) return;
    onChange({ ...plan, contacts: [...plan.contacts, { name: name.trim(), phone: phone.trim(), who: '' }] });
    setName(''); setPhone('');
  };
  return (
    <Card title={words('contacts')}>
      {plan.contacts.length === 0 && onChange === undefined ? <p className="muted">{words('empty')}</p> : null}
      <ul className="rows">{plan.contacts.map((contact) => <li key={contact.name + contact.phone} className="with-take"><a className="row" href={`tel:${contact.phone.replace(/[^+\d]/g, '')}`} aria-label={words('callAria', { name: contact.name })}><Icon name="phone" /><span><b>{contact.name}</b><small className="muted num">{[contact.who, contact.phone].filter((part) => part !== '').join(', ')}</small></span></a>{onChange === undefined ? null : <Take words={contact.name} onTake={() => onChange({ ...plan, contacts: plan.contacts.filter((one) => one !== contact) })} />}</li>)}</ul>
      {onChange === undefined ? null : <div className="form"><label className="field"><span>{words('name')}</span><input className="in" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} /></label><label className="field"><span>{words('phone')}</span><input className="in num" inputMode="tel" value={phone} maxLength={30} onChange={(event) => setPhone(event.target.value)} /></label><button type="button" className="btn" onClick={add}>{words('addLine')}</button></div>}
    </Card>
  );
}
