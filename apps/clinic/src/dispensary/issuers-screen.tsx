/** Keys of dose passports: what proves ours, with its fingerprint and a paper, and whose passports are believed here. */
import type { ReplyOf } from '@fairlead/contract';
import { getPassportIssuers, getPassportKeys, rotatePassportKey } from '@fairlead/contract/dispensary';
import { Button, Card, ChoiceField, EmptyState, Note, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { AnswerNote, saveFile, Screen, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { AddIssuer } from './add-issuer.tsx';
import { KeyLine } from './issuer-key-line.tsx';
import { issuerMessages } from './issuer-messages.ts';

type Keys = ReplyOf<typeof getPassportKeys>;

export function IssuersScreen() {
  const words = useWords(issuerMessages);
  const { has } = useSession();
  const may = has('administrator', 'pharmacist');
  const keys = useRead(getPassportKeys, {}, { enabled: may });
  const issuers = useRead(getPassportIssuers, {}, { enabled: may });
  if (!may) return <Screen title={words('title')} layout="narrow"><EmptyState icon={IconLock} title={words('noRole')} /></Screen>;
  return (
    <Screen title={words('title')} sub={words('sub')} layout="sheet">
      <div className="sheet stack">
        <p className="no-print">{has('administrator') ? <Link className="btn" to="/staff">{words('backToStaff')}</Link> : <Link className="btn" to="/ledger">{words('backToLedger')}</Link>}</p>
        <Shown of={keys}>{(reply) => <OwnKeys of={reply} />}</Shown>
        <div className="no-print"><Shown of={issuers}>{({ items }) => <Others items={items} />}</Shown></div>
      </div>
      <aside className="side stack no-print">
        <AddIssuer known={issuers.data?.reply.items ?? []} />
        {has('administrator') ? <ChangeKey /> : null}
      </aside>
    </Screen>
  );
}

function OwnKeys({ of }: { readonly of: Keys }) {
  const words = useWords(issuerMessages);
  const { date, dayOf } = useFormats();
  const save = () => saveFile('fairlead-passport-keys.json', 'application/json', JSON.stringify(of, null, 2));
  return (
    <Card title={words('paperTitle', { name: of.issuer })} aside={of.keys.length === 0 ? undefined : <span className="rowx no-print"><Button onClick={save}>{words('save')}</Button><Button onClick={() => window.print()}>{words('print')}</Button></span>}>
      <p className="muted small">{words('oursSub')}</p>
      {of.keys.length === 0 ? <EmptyState title={words('none')} /> : <ul className="stack">{of.keys.map((key) => (
        <KeyLine key={key.id} publicKey={key.publicKey}><p><StateTag state={key.state === 'current' ? 'allow' : key.state === 'retired' ? 'away' : 'refuse'}>{words(key.state)}</StateTag> <span className="muted small num">{key.id}, {words('since', { day: date(dayOf(key.from)) })}</span></p></KeyLine>
      ))}</ul>}
    </Card>
  );
}

function Others({ items }: { readonly items: ReplyOf<typeof getPassportIssuers>['items'] }) {
  const words = useWords(issuerMessages);
  const { dayTime } = useFormats();
  return (
    <Card title={words('others')} sub={items.length}>
      {items.length === 0 ? <p className="muted">{words('othersNone')}</p> : <ul className="stack">{items.map((each) => (
        <li key={each.id}><b>{each.name}</b> <span className="muted small num">{each.keyIds.join(', ')}</span>{each.url === null ? null : <p className="small num">{each.url}</p>}<p>{words('checkedHow', { how: each.howChecked })}</p><p className="muted small num">{words('added', { when: dayTime(each.addedAt) })}</p></li>
      ))}</ul>}
    </Card>
  );
}

function ChangeKey() {
  const words = useWords(issuerMessages);
  const rotate = useCall(rotatePassportKey);
  const [old, setOld] = useState<'retire' | 'withdraw'>('retire');
  const [reason, setReason] = useState('');
  const send = async () => {
    const answer = await rotate.send({ body: { withdrawn: old === 'withdraw', reason: reason.trim() } });
    if (answer.kind === 'done') setReason('');
  };
  return (
    <Card title={words('change')}>
      <p className="muted small">{words('changeSub')}</p>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (reason.trim() !== '') void send(); }}>
        <ChoiceField<'retire' | 'withdraw'> label={words('how')} value={old} onChoose={setOld} choices={[{ value: 'retire', label: words('retire') }, { value: 'withdraw', label: words('withdraw') }]} />
        <TextField label={words('reason')} value={reason} onText={setReason} />
        {rotate.answer?.kind === 'done' ? <Note tone="allow" icon={IconCircleCheck} title={words('changed', { id: rotate.answer.reply.id })} live="polite" /> : <AnswerNote answer={rotate.answer} onAgain={() => { void rotate.again(); }} />}
        <div><Button type="submit" look="danger" aria-busy={rotate.busy} why={reason.trim() === '' ? words('reason') : undefined}>{words('changeNow')}</Button></div>
      </form>
    </Card>
  );
}
