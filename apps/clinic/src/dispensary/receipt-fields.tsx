/** Where a delivery came from, and the order form (222) that schedule II comes on. */
import type { Party, ReceiptPapers } from '@fairlead/contract/dispensary';
import { TextField, useWords } from '@fairlead/ui';
import { disposalsMessages } from './disposals-messages.ts';
import { noParty, partyOf, PartyFields, type TypedParty } from './party-fields.tsx';

export interface TypedReceipt { readonly supplier: TypedParty; readonly receivedOn: string; readonly invoice: string; readonly packs: string; readonly form: string; readonly line: string; readonly ordered: string; readonly orderedOn: string }
export const noReceipt: TypedReceipt = { supplier: noParty, receivedOn: '', invoice: '', packs: '', form: '', line: '1', ordered: '', orderedOn: '' };

export const typedReceipt = (papers: ReceiptPapers | null): TypedReceipt => (papers === null ? noReceipt : {
  supplier: { name: papers.supplier.name, address: papers.supplier.address ?? '', number: papers.supplier.number ?? '' }, receivedOn: papers.receivedOn ?? '', invoice: papers.invoice ?? '', packs: papers.packsReceived === undefined ? '' : String(papers.packsReceived),
  form: papers.orderForm?.number ?? '', line: String(papers.orderForm?.line ?? 1), ordered: papers.orderForm === undefined ? '' : String(papers.orderForm.packsOrdered), orderedOn: papers.orderForm?.orderedOn ?? '',
});

const count = (text: string): number | undefined => (/^\d{1,6}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : undefined);

/** The first field that lacks something, by its key; undefined where it may be sent. */
export function receiptLacks(typed: TypedReceipt, isUs: boolean, onForm: boolean): 'partyName' | 'partyAddress' | 'deaNumber' | 'packs' | 'orderForm' | 'orderLine' | 'packsOrdered' | 'orderedOn' | undefined {
  if (typed.supplier.name.trim() === '') return 'partyName';
  if (typed.supplier.address.trim() === '') return 'partyAddress';
  if (isUs && typed.supplier.number.trim() === '') return 'deaNumber';
  if ((isUs || typed.packs.trim() !== '') && count(typed.packs) === undefined) return 'packs';
  if (!onForm) return undefined;
  if (typed.form.trim() === '') return 'orderForm';
  if (count(typed.line) === undefined) return 'orderLine';
  if (count(typed.ordered) === undefined) return 'packsOrdered';
  return typed.orderedOn === '' ? 'orderedOn' : undefined;
}

export function papersOf(typed: TypedReceipt, onForm: boolean): ReceiptPapers {
  const packs = count(typed.packs);
  return {
    supplier: partyOf(typed.supplier), ...(typed.receivedOn === '' ? {} : { receivedOn: typed.receivedOn }), ...(typed.invoice.trim() === '' ? {} : { invoice: typed.invoice.trim() }), ...(packs === undefined ? {} : { packsReceived: packs }),
    ...(onForm ? { orderForm: { number: typed.form.trim(), line: count(typed.line) ?? 1, packsOrdered: count(typed.ordered) ?? 1, orderedOn: typed.orderedOn } } : {}),
  };
}

export function ReceiptFields({ typed, isUs, onForm, known, onChange }: { readonly typed: TypedReceipt; readonly isUs: boolean; readonly onForm: boolean; readonly known: readonly Party[]; readonly onChange: (typed: TypedReceipt) => void }) {
  const words = useWords(disposalsMessages);
  const set = (part: Partial<TypedReceipt>) => onChange({ ...typed, ...part });
  return (
    <>
      <PartyFields label={words('supplier')} isUs={isUs} value={typed.supplier} known={known} onChange={(supplier) => set({ supplier })} />
      <TextField label={words('receivedOn')} type="date" value={typed.receivedOn} onText={(receivedOn) => set({ receivedOn })} hint={words('todayIfEmpty')} optional />
      <TextField label={words('packs')} inputMode="numeric" value={typed.packs} onText={(packs) => set({ packs })} optional={!isUs} />
      <TextField label={words('invoice')} value={typed.invoice} onText={(invoice) => set({ invoice })} optional />
      {onForm ? <fieldset className="fieldx"><legend>{words('orderFormTitle')}</legend><span className="hint">{words('orderFormHint')}</span>
        <TextField label={words('orderForm')} value={typed.form} onText={(form) => set({ form })} maxLength={60} /><TextField label={words('orderLine')} inputMode="numeric" value={typed.line} onText={(line) => set({ line })} />
        <TextField label={words('packsOrdered')} inputMode="numeric" value={typed.ordered} onText={(ordered) => set({ ordered })} /><TextField label={words('orderedOn')} type="date" value={typed.orderedOn} onText={(orderedOn) => set({ orderedOn })} />
      </fieldset> : null}
    </>
  );
}
