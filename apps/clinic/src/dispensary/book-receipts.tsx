/** Receipts with their supplier and order form; what is not entered yet is named, and entered here. */
import { addReceiptPapers, getReceiptsPaper, listReceipts } from '@fairlead/contract/dispensary';
import type { Party, Receipt } from '@fairlead/contract/dispensary';
import { Button, Card, EmptyState, StateTag, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, call, Shown, useCall, useRead, useSession, useSettled } from '../platform/index.ts';
import { Letterhead } from './book-parts.tsx';
import { SearchFields, noSearch, searchQuery } from './book-search.tsx';
import { Sheet, useFormWords, useStrength } from './book-tables.tsx';
import { disposalsMessages } from './disposals-messages.ts';
import { PaperButton } from './paper-button.tsx';
import { papersOf, ReceiptFields, receiptLacks, typedReceipt } from './receipt-fields.tsx';

export function BookReceipts() {
  const words = useWords(disposalsMessages);
  const { site, has } = useSession();
  const [asked, setAsked] = useState(noSearch);
  const [open, setOpen] = useState<string | undefined>(undefined);
  const query = searchQuery({ ...asked, find: useSettled(asked.find.trim()) });
  const read = useRead(listReceipts, { params: { id: site.id }, query }, { topics: ['stock'], keep: true });
  const may = has('nurse', 'pharmacist', 'prescriber', 'manager');
  return (
    <Card title={words('receipts')} lead={words('receiptsSub')}>
      <Shown of={read}>{({ items, parties, from, to, registrant }) => {
        const one = items.find(({ containerId }) => containerId === open);
        return (
          <div className="stack">
            <SearchFields asked={asked} shown={{ from, to }} onAsk={setAsked} />
            <PaperButton ask={() => call(getReceiptsPaper, { params: { id: site.id }, query: { ...query, from, to } })}>{words('asPdf')}</PaperButton>
            <Letterhead of={registrant} title={words('receipts')} />
            {one === undefined || !may ? null : <PapersForm key={one.containerId} one={one} isUs={registrant.country === 'US'} known={parties} onDone={() => setOpen(undefined)} />}
            {items.length === 0 ? <EmptyState title={words(query.find === undefined ? 'noReceipts' : 'noneFound')} /> : <Receipts items={items} onEnter={may ? setOpen : undefined} />}
          </div>
        );
      }}</Shown>
    </Card>
  );
}

function Receipts({ items, onEnter }: { readonly items: readonly Receipt[]; readonly onEnter: ((containerId: string) => void) | undefined }) {
  const words = useWords(disposalsMessages);
  const { date, dayOf, mg, number } = useFormats();
  const [strength, form] = [useStrength(), useFormWords()];
  return (
    <Sheet caption={words('receipts')} heads={[words('receivedOn'), words('medicine'), words('container'), words('amount'), words('supplier'), words('orderForm'), words('stillMissing')]}>
      {items.map((each) => (
        <tr key={each.containerId}>
          <th scope="row">{date(each.papers?.receivedOn ?? dayOf(each.receivedAt))}</th><td>{each.product}, {form(each.form)}, {strength(each)}</td><td>{each.label}<br /><span className="muted">{each.lot}</span></td>
          <td>{mg(each.amountUg)}{each.papers?.packsReceived === undefined ? null : <><br /><span className="muted">{each.packSize === null ? words('packsOnly', { count: each.papers.packsReceived }) : words('packCount', { count: each.papers.packsReceived, size: number(each.packSize) })}</span></>}</td>
          <td>{each.papers === null ? '–' : <>{each.papers.supplier.name}<br /><span className="muted">{[each.papers.supplier.address, each.papers.supplier.number, each.papers.invoice].filter((part) => part !== undefined).join(' · ')}</span></>}</td>
          <td>{each.papers?.orderForm === undefined ? '–' : <>{each.papers.orderForm.number}, {number(each.papers.orderForm.line)}<br /><span className="muted">{words('orderedAs', { count: each.papers.orderForm.packsOrdered, day: date(each.papers.orderForm.orderedOn) })}</span></>}</td>
          <td>{each.missing.length === 0 ? <StateTag state="allow">{words('whole')}</StateTag> : <>{each.missing.map((field) => words(field)).join(', ')}</>}{onEnter === undefined ? null : <><br /><Button look="bare" className="no-print" onClick={() => onEnter(each.containerId)}>{words(each.papers === null ? 'enter' : 'correct')}<span className="hide"> {each.label}</span></Button></>}</td>
        </tr>
      ))}
    </Sheet>
  );
}

function PapersForm({ one, isUs, known, onDone }: { readonly one: Receipt; readonly isUs: boolean; readonly known: readonly Party[]; readonly onDone: () => void }) {
  const words = useWords(disposalsMessages);
  const add = useCall(addReceiptPapers);
  const [typed, setTyped] = useState(() => typedReceipt(one.papers));
  const onForm = isUs && one.schedule === 'II';
  const lacks = receiptLacks(typed, isUs, onForm);
  const send = async () => {
    if (lacks !== undefined) return;
    const answer = await add.send({ params: { id: one.containerId }, body: papersOf(typed, onForm) });
    if (answer.kind === 'done') onDone();
  };
  return (
    <form className="card stack no-print" aria-label={one.label} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      <h3>{one.label} · {one.product}</h3>
      <ReceiptFields typed={typed} isUs={isUs} onForm={onForm} known={known} onChange={setTyped} />
      <AnswerNote answer={add.answer} onAgain={() => { void add.again(); }} />
      <div className="rowx"><Button type="submit" look="primary" aria-busy={add.busy} why={lacks === undefined ? undefined : words(lacks)}>{words('keepReceipt')}</Button><Button look="bare" onClick={onDone}>{words('cancel')}</Button></div>
    </form>
  );
}
