/** Stock leaves for good, or somebody brought medicine back: what the law of the site asks of it, signed by two. */
import { disposeStock, getStock, listReceipts } from '@fairlead/contract/dispensary';
import type { ContainerLine, DisposalKind } from '@fairlead/contract/dispensary';
import { Button, ChoiceField, Field, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, useRead } from '../platform/index.ts';
import { ugOf } from '../medication/index.tsx';
import type { ChosenPerson } from '../people/index.tsx';
import { CameFromField } from './came-from.tsx';
import { disposalsMessages } from './disposals-messages.ts';
import { noParty, partyOf, PartyFields } from './party-fields.tsx';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';

interface Line { readonly containerId: string; readonly amount: string }

const empty = { reason: '', disposedOn: '', place: '', method: '', orderForm: '', invoice: '', witnessName: '', witnessCapacity: '', witnessBody: '', what: '', lot: '', back: '', broughtBy: '' };
const noLines: readonly Line[] = [{ containerId: '', amount: '' }];
const usKinds = ['destroyed', 'reverse-distributor', 'supplier'] as const;
const ukKinds = ['destroyed', 'supplier', 'returned-medicine'] as const;

/** The word of a kind; a supplier is somebody, and not what happens. */
export const kindWord = (kind: DisposalKind): 'destroyed' | 'reverse-distributor' | 'toSupplier' | 'returned-medicine' => (kind === 'supplier' ? 'toSupplier' : kind);

export function DisposeForm({ siteId, isUs }: { readonly siteId: string; readonly isUs: boolean }) {
  const words = useWords(disposalsMessages);
  const stock = useRead(getStock, { params: { id: siteId } }, { topics: ['stock'] });
  const parties = useRead(listReceipts, { params: { id: siteId }, query: {} }, { topics: ['stock'] });
  const dispose = useTwoSigned('disposal', disposeStock);
  const [kind, setKind] = useState<DisposalKind | undefined>(undefined);
  const [lines, setLines] = useState(noLines);
  const [text, setText] = useState(empty);
  const [recipient, setRecipient] = useState(noParty);
  const [cameFrom, setCameFrom] = useState<ChosenPerson | undefined>(undefined);
  const [gone, setGone] = useState(false);
  const [asking, setAsking] = useState(false);
  const set = (key: keyof typeof empty) => (value: string) => setText({ ...text, [key]: value });
  const containers = stock.data?.reply.items.filter(({ balanceUg, product }) => balanceUg > 0 && product.controlled) ?? [];
  const back = kind === 'returned-medicine';
  const destroyed = kind === 'destroyed' || back;
  const onForm = isUs && !destroyed && lines.some(({ containerId }) => containers.find(({ id }) => id === containerId)?.product.medicine === 'methadone');
  const lacks = kind === undefined ? 'kind' : !back && lines.some((line) => line.containerId === '' || (ugOf(line.amount) ?? 0) === 0) ? 'lines' : back && text.what.trim() === '' ? 'what' : back && text.broughtBy.trim() === '' ? 'broughtBy'
    : destroyed && text.place.trim() === '' ? 'place' : destroyed && text.method.trim() === '' ? 'method' : isUs && destroyed && !gone ? 'nonRetrievable' : !isUs && kind === 'destroyed' && (text.witnessName.trim() === '' || text.witnessCapacity.trim() === '' || text.witnessBody.trim() === '') ? 'witness'
    : !destroyed && recipient.name.trim() === '' ? 'partyName' : !destroyed && recipient.address.trim() === '' ? 'partyAddress' : isUs && !destroyed && recipient.number.trim() === '' ? 'deaNumber' : onForm && text.orderForm.trim() === '' ? 'orderForm' : text.reason.trim() === '' ? 'reason' : undefined;
  const send = async (confirmationId: string) => {
    setAsking(false);
    if (lacks !== undefined || kind === undefined) return;
    const given = (['disposedOn', 'place', 'method', 'orderForm', 'invoice'] as const).filter((key) => text[key].trim() !== '' && (destroyed ? key !== 'orderForm' && key !== 'invoice' : key !== 'place' && key !== 'method'));
    const answer = await dispose.send({
      params: { id: siteId },
      body: {
        kind, confirmationId, reason: text.reason.trim(), lines: back ? [] : lines.map((line) => ({ containerId: line.containerId, ug: ugOf(line.amount) ?? 0 })), ...Object.fromEntries(given.map((key) => [key, text[key].trim()])), ...(isUs && destroyed ? { nonRetrievable: gone } : {}),
        ...(!isUs && kind === 'destroyed' ? { witness: { name: text.witnessName.trim(), capacity: text.witnessCapacity.trim(), body: text.witnessBody.trim() } } : {}), ...(destroyed ? {} : { recipient: partyOf(recipient) }),
        ...(back ? { returned: { ...(cameFrom === undefined ? {} : { personId: cameFrom.id }), what: text.what.trim(), broughtBy: text.broughtBy.trim(), ...(text.lot.trim() === '' ? {} : { lot: text.lot.trim() }), ...(ugOf(text.back) === null ? {} : { ug: ugOf(text.back) ?? 0 }) } } : {}),
      },
    });
    if (answer.kind === 'done') { setKind(undefined); setLines(noLines); setText(empty); setRecipient(noParty); setGone(false); setCameFrom(undefined); }
  };
  return (
    <details className="card no-print"><summary>{words('note')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (lacks === undefined) setAsking(true); }}>
        <ChoiceField label={words('kind')} value={kind} onChoose={setKind} choices={(isUs ? usKinds : ukKinds).map((value) => ({ value, label: words(kindWord(value)) }))} />
        {kind === undefined ? null : <>
          {back ? <><p className="muted">{words('returnedHint')}</p><TextField label={words('what')} hint={words('whatHint')} value={text.what} onText={set('what')} /><TextField label={words('backAmount')} unit="mg" inputMode="decimal" value={text.back} onText={set('back')} optional /><TextField label={words('lot')} value={text.lot} onText={set('lot')} optional /><CameFromField of={cameFrom} onChoose={setCameFrom} /><TextField label={words('broughtBy')} hint={words('broughtByHint')} value={text.broughtBy} onText={set('broughtBy')} /></> : <Lines lines={lines} containers={containers} onChange={setLines} />}
          {destroyed ? <><TextField label={words('place')} value={text.place} onText={set('place')} /><TextField label={words('method')} hint={words(isUs ? 'methodHintUs' : 'methodHintUk')} value={text.method} onText={set('method')} /></> : <PartyFields label={words('recipient')} isUs={isUs} value={recipient} known={parties.data?.reply.parties ?? []} onChange={setRecipient} />}
          {isUs && destroyed ? <label className="check"><input type="checkbox" checked={gone} onChange={(event) => setGone(event.target.checked)} /> {words('nonRetrievable')}</label> : null}
          {!isUs && kind === 'destroyed' ? <fieldset className="fieldx"><legend>{words('witness')}</legend><span className="hint">{words('witnessHint')}</span><TextField label={words('witnessName')} value={text.witnessName} onText={set('witnessName')} /><TextField label={words('witnessCapacity')} value={text.witnessCapacity} onText={set('witnessCapacity')} /><TextField label={words('witnessBody')} value={text.witnessBody} onText={set('witnessBody')} /></fieldset> : null}
          {onForm ? <TextField label={words('orderForm')} hint={words('theirForm')} value={text.orderForm} onText={set('orderForm')} /> : null}
          {destroyed ? null : <TextField label={words('invoice')} value={text.invoice} onText={set('invoice')} optional />}
          <NotesField label={words('reason')} rows={2} value={text.reason} onText={set('reason')} />
          <TextField label={words('disposedOn')} type="date" hint={words('todayIfEmpty')} value={text.disposedOn} onText={set('disposedOn')} optional />
          <p className="muted">{words('twoSign')}</p>
        </>}
        <AnswerNote answer={dispose.answer} onAgain={() => { void dispose.again(); }} />
        <div><Button type="submit" look="primary" aria-busy={dispose.busy} why={lacks === undefined ? undefined : words(lacks)}>{words('sign')}</Button></div>
        <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(id) => { void send(id); }} />
        <SecondWaits of={dispose} />
      </form>
    </details>
  );
}

function Lines({ lines, containers, onChange }: { readonly lines: readonly Line[]; readonly containers: readonly ContainerLine[]; readonly onChange: (lines: readonly Line[]) => void }) {
  const words = useWords(disposalsMessages);
  const { mg } = useFormats();
  // What is chosen goes whole, unless somebody writes less.
  const choose = (index: number, containerId: string) => onChange(lines.with(index, { containerId, amount: String((containers.find(({ id }) => id === containerId)?.balanceUg ?? 0) / 1000) }));
  return (
    <>
      {lines.map((line, index) => (
        <div key={index} className="stack">
          <Field label={words('container')}>{(ties) => <select {...ties} className="in" value={line.containerId} onChange={(event) => choose(index, event.target.value)}><option value="">{words('choose')}</option>{containers.map((each) => <option key={each.id} value={each.id}>{`${each.label} · ${mg(each.balanceUg)}${each.state === 'quarantined' ? ` · ${words('setAside')}` : ''}`}</option>)}</select>}</Field>
          <TextField label={words('amount')} unit="mg" inputMode="decimal" value={line.amount} onText={(amount) => onChange(lines.with(index, { ...line, amount }))} />
        </div>
      ))}
      <div><Button onClick={() => onChange([...lines, { containerId: '', amount: '' }])}>{words('another')}</Button></div>
    </>
  );
}
