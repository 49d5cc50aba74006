/** Consents, each with what it says and the way to end it at once; and for those who watch over access, who looked. */
import type { Consent } from '@fairlead/contract/consent';
import { accessLog, endConsent, listConsents } from '@fairlead/contract/consent';
import { Button, Card, EmptyState, StateTag, Chip, NotesField, useFormats, useWords } from '@fairlead/ui';
import { Modal } from '@mantine/core';
import { IconShieldCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { TakeOut } from '../interop/index.tsx';
import { usePerson } from '../people/index.tsx';
import { AnswerNote, roleKeys, shellMessages, Shown, useCall, useRead, useSession } from '../platform/index.ts';
import { consentMessages } from './consent-messages.ts';
import { NewConsent } from './new-consent.tsx';

type Words = ReturnType<typeof useWords<keyof typeof consentMessages.en>>;
const methods = ['on_screen', 'on_phone', 'on_paper', 'spoken'] as const;
const howOf = (method: string, words: Words): string => { const known = methods.find((each) => each === method); return known === undefined ? method : words(known); };
export const nameOfConsent = (consent: Consent, words: Words): string => (consent.kind === 'sharing' && consent.recipient !== null ? `${words('sharing')}: ${consent.recipient}` : words(consent.kind));

function EndConsent({ consent, onDone }: { readonly consent: Consent; readonly onDone: () => void }) {
  const words = useWords(consentMessages);
  const [reason, setReason] = useState('');
  const end = useCall(endConsent);
  const press = async () => {
    const answer = await end.send({ params: { id: consent.id }, body: reason.trim() === '' ? {} : { reason: reason.trim() } });
    if (answer.kind === 'done') onDone();
  };
  return (
    <Modal opened onClose={onDone} title={words('endTitle')} closeButtonProps={{ 'aria-label': words('keep') }}>
      <div className="stack">
        <p>{words('endSays')}</p>
        <NotesField label={words('endReason')} value={reason} onText={setReason} rows={2} optional />
        <AnswerNote answer={end.answer} onAgain={() => void end.again()} />
        <div className="rowx"><Button look="danger" aria-busy={end.busy} onClick={() => void press()}>{words('endPress', { what: nameOfConsent(consent, words) })}</Button><Button look="bare" onClick={onDone}>{words('keep')}</Button></div>
      </div>
    </Modal>
  );
}

function ConsentLine({ consent, onEnd }: { readonly consent: Consent; readonly onEnd: (() => void) | undefined }) {
  const words = useWords(consentMessages);
  const { date, dayOf } = useFormats();
  const state = consent.state === 'in_force' ? <StateTag state="allow">{words('inForce')}</StateTag> : <Chip>{consent.state === 'ended' && consent.endedAt !== null ? words('ended', { day: date(dayOf(consent.endedAt)) }) : words('expired', { day: consent.expiresOn === null ? '' : date(consent.expiresOn) })}</Chip>;
  return (
    <li>
      <span className="who">
        <b>{nameOfConsent(consent, words)}</b>
        {consent.amountAndKind === null ? null : <small>{words('what')}: {consent.amountAndKind}. {words('why')}: {consent.purpose}</small>}
        <small className="num">{words('signed', { day: date(dayOf(consent.signedAt)), how: howOf(consent.method, words) })}, {consent.expiresOn === null ? words('noEnd') : words('until', { day: date(consent.expiresOn) })}</small>
      </span>
      <span className="rowx">{state}{consent.state === 'in_force' && onEnd !== undefined ? <Button onClick={onEnd} aria-label={`${words('endNow')}: ${nameOfConsent(consent, words)}`}>{words('endNow')}</Button> : null}</span>
    </li>
  );
}

function AccessCard() {
  const words = useWords(consentMessages);
  const shell = useWords(shellMessages);
  const { dayTime, list } = useFormats();
  const { person } = usePerson();
  const maySee = useSession().has('auditor', 'manager', 'administrator');
  const read = useRead(accessLog, { params: { id: person.id } }, { enabled: maySee });
  if (!maySee) return <Card title={words('access')}><p className="muted">{words('accessRight')}</p></Card>;
  const kinds: Readonly<Record<string, string>> = { read: words('read'), write: words('write'), refused: words('refused'), denied: words('denied') };
  const roleOf = (role: string): string => { const key = Object.entries(roleKeys).find(([name]) => name === role)?.[1]; return key === undefined ? role : shell(key); };
  return (
    <Card title={words('access')} lead={words('accessSub')}>
      <Shown of={read} lines={8}>{({ items }) => (items.length === 0 ? <p className="muted">{words('accessNone')}</p> : (
        // A table wider than a phone is scrolled by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="figures-scroll" role="region" aria-label={words('access')} tabIndex={0}>
          <table className="figures"><thead><tr><th scope="col">{words('when')}</th><th scope="col">{words('who')}</th><th scope="col">{words('role')}</th><th scope="col">{words('whatDone')}</th></tr></thead>
            <tbody>{items.map((line, at) => <tr key={at}><td className="num">{dayTime(line.at)}</td><th scope="row">{line.who ?? words('system')}</th><td>{list(line.roles.map(roleOf))}</td><td>{kinds[line.kind] ?? line.kind}: {line.event}</td></tr>)}</tbody>
          </table>
        </div>
      ))}</Shown>
    </Card>
  );
}

export function ConsentsTab() {
  const words = useWords(consentMessages);
  const { person } = usePerson();
  const mayWrite = useSession().has('prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker');
  const read = useRead(listConsents, { params: { id: person.id } }, { topics: ['consents', 'people'] });
  const [ending, setEnding] = useState<Consent | undefined>(undefined);
  const [isAdding, setAdding] = useState(false);
  return (
    <div className="stack">
      {isAdding ? <Card title={words('addTitle')}><NewConsent onDone={() => setAdding(false)} /></Card> : null}
      <Card title={words('consents')} aside={mayWrite && !isAdding ? <Button onClick={() => setAdding(true)}>{words('add')}</Button> : undefined}>
        <Shown of={read}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconShieldCheck} title={words('none')}>{words('noneSub')}</EmptyState>
          : <ul className="asked">{items.map((consent) => <ConsentLine key={consent.id} consent={consent} onEnd={mayWrite ? () => setEnding(consent) : undefined} />)}</ul>)}</Shown>
      </Card>
      {mayWrite ? <TakeOut personId={person.id} number={person.number} sharing={(read.data?.reply.items ?? []).filter(({ kind, state, recipient }) => kind === 'sharing' && state === 'in_force' && recipient !== null)} /> : null}
      <AccessCard />
      {ending === undefined ? null : <EndConsent consent={ending} onDone={() => setEnding(undefined)} />}
    </div>
  );
}
