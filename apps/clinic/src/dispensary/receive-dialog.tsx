/** Receives a container: product, lot, date, label and what it holds. */
import { listReceipts, receiveStock } from '@fairlead/contract/dispensary';
import { listProducts } from '@fairlead/contract/medication';
import { Modal } from '@mantine/core';
import { Button, ChoiceField, TextField, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, Shown, useCall, useRead } from '../platform/index.ts';
import { ugOf } from '../medication/index.tsx';
import { disposalsMessages } from './disposals-messages.ts';
import { ledgerMessages } from './ledger-messages.ts';
import { noReceipt, papersOf, ReceiptFields, receiptLacks } from './receipt-fields.tsx';

export function ReceiveDialog({ siteId, opened, onClose }: { readonly siteId: string; readonly opened: boolean; readonly onClose: () => void }) {
  const words = useWords(ledgerMessages);
  const products = useRead(listProducts, {}, { enabled: opened });
  const receive = useCall(receiveStock);
  const papersWords = useWords(disposalsMessages);
  const receipts = useRead(listReceipts, { params: { id: siteId }, query: {} }, { enabled: opened });
  const [papers, setPapers] = useState(noReceipt);
  const [productId, setProductId] = useState<string | undefined>(undefined);
  const [place, setPlace] = useState<'safe' | 'window'>('safe');
  const [text, setText] = useState({ lot: '', expiresOn: '', label: '', amount: '' });
  const product = products.data?.reply.items.find(({ id }) => id === productId);
  const isUs = receipts.data?.reply.registrant.country === 'US';
  // Order forms are for schedule II; what is not controlled needs no papers.
  const onForm = isUs && product?.medicine === 'methadone';
  const withPapers = product?.controlled === true;
  const lacks = withPapers ? receiptLacks(papers, isUs, onForm) : undefined;
  const ug = ugOf(text.amount);
  const missing = productId === undefined ? words('product') : text.lot === '' ? words('lot') : text.expiresOn === '' ? words('expires') : text.label === '' ? words('label') : ug === null || ug === 0 ? words('amount') : lacks === undefined ? undefined : papersWords(lacks);
  const send = async () => {
    if (missing !== undefined || productId === undefined || ug === null) return;
    const answer = await receive.send({ params: { id: siteId }, body: { productId, lot: text.lot, expiresOn: text.expiresOn, label: text.label, amountUg: ug, place, ...(withPapers ? { papers: papersOf(papers, onForm) } : {}) } });
    if (answer.kind === 'done') { setText({ lot: '', expiresOn: '', label: '', amount: '' }); setPapers({ ...noReceipt, supplier: papers.supplier }); onClose(); }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={words('receive')} closeButtonProps={{ 'aria-label': words('notNow') }}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <Shown of={products}>{({ items }) => <ChoiceField label={words('product')} value={productId} onChoose={setProductId} choices={items.map((each) => ({ value: each.id, label: each.name }))} />}</Shown>
        <TextField label={words('lot')} value={text.lot} onText={(lot) => setText({ ...text, lot })} />
        <TextField label={words('expires')} type="date" value={text.expiresOn} onText={(expiresOn) => setText({ ...text, expiresOn })} />
        <TextField label={words('label')} value={text.label} onText={(label) => setText({ ...text, label })} />
        <TextField label={words('amount')} unit="mg" inputMode="decimal" value={text.amount} onText={(amount) => setText({ ...text, amount })} />
        <ChoiceField label={words('place')} value={place} onChoose={setPlace} choices={[{ value: 'safe', label: words('safe') }, { value: 'window', label: words('window') }]} />
        {withPapers ? <ReceiptFields typed={papers} isUs={isUs} onForm={onForm} known={receipts.data?.reply.parties ?? []} onChange={setPapers} /> : null}
        <AnswerNote answer={receive.answer} onAgain={() => { void receive.again(); }} />
        <Button type="submit" look="primary" aria-busy={receive.busy} why={missing}>{words('receive')}</Button>
      </form>
    </Modal>
  );
}
