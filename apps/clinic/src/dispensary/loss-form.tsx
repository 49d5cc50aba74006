/** What the form asks of a theft or loss beyond what was noted: filled in here, kept with every change, printed as PDF. */
import { answerLoss } from '@fairlead/contract/dispensary';
import type { Loss, LossAnswers, MissingField } from '@fairlead/contract/dispensary';
import { Button, ChoiceField, Note, NotesField, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconClipboardCheck, IconClipboardList } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, useCall } from '../platform/index.ts';
import { lossMessages } from './loss-messages.ts';

type Key = keyof LossAnswers;
type Kind = 'line' | 'notes' | 'day' | 'yes-no' | 'count' | 'money';
type Typed = Partial<Record<Key, string>>;

const kinds: Readonly<Record<Key, Kind>> = {
  happenedOn: 'day', policeTold: 'yes-no', policeDepartment: 'line', policePhone: 'line', policeReference: 'line', marks: 'notes', orderFormsTaken: 'yes-no', orderFormNumbers: 'line', otherGoodsTaken: 'yes-no', otherGoodsMinor: 'money',
  anybodyHurt: 'yes-no', kindInWords: 'line', carrier: 'line', consignee: 'line', consigneeNumber: 'line', cartonCame: 'yes-no', cartonTampered: 'yes-no', earlierWithCarrier: 'count', signer: 'line',
};

/** The questions that this loss is asked, in the order of the form. */
function questionsOf(loss: Loss, isUs: boolean, typed: Typed): readonly Key[] {
  const told = typed.policeTold === undefined ? loss.policeTold : typed.policeTold === 'yes';
  const transit: readonly Key[] = loss.kind === 'lost-in-transit' && isUs ? ['carrier', 'consignee', 'consigneeNumber', 'cartonCame', ...(typed.cartonCame === 'yes' ? ['cartonTampered'] as const : []), 'earlierWithCarrier'] : [];
  return [
    'happenedOn', ...(loss.kind === 'other' ? ['kindInWords'] as const : []), ...(loss.kind === 'armed-robbery' && isUs ? ['anybodyHurt'] as const : []), ...transit, 'policeTold',
    ...(told ? [...(isUs ? ['policeDepartment', 'policePhone'] as const : []), 'policeReference'] as const : []),
    ...(isUs ? ['marks', 'orderFormsTaken', ...(typed.orderFormsTaken === 'yes' ? ['orderFormNumbers'] as const : []), 'otherGoodsTaken', ...(typed.otherGoodsTaken === 'yes' ? ['otherGoodsMinor'] as const : [])] as const : []), 'signer',
  ];
}

const typedOf = (answers: LossAnswers): Typed => Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, typeof value === 'boolean' ? (value ? 'yes' : 'no') : key === 'otherGoodsMinor' ? String(Number(value) / 100) : String(value)]));

function valueOf(key: Key, text: string): string | number | boolean | undefined {
  const kind = kinds[key];
  if (text.trim() === '') return undefined;
  if (kind === 'yes-no') return text === 'yes';
  if (kind === 'count') return /^\d{1,4}$/.test(text.trim()) ? Number(text) : undefined;
  if (kind === 'money') return /^\d{1,8}([.,]\d{1,2})?$/.test(text.trim()) ? Math.round(Number(text.trim().replace(',', '.')) * 100) : undefined;
  return text.trim();
}

/** Whether something stands in the field that is no such number. */
const isWrong = (key: Key, text: string | undefined): boolean => text !== undefined && text.trim() !== '' && valueOf(key, text) === undefined;

export function MissingFields({ missing }: { readonly missing: readonly MissingField[] }) {
  const words = useWords(lossMessages);
  const { number, list } = useFormats();
  if (missing.length === 0) return <Note tone="allow" icon={IconClipboardCheck} title={words('complete')} />;
  const name = ({ field, line }: MissingField): string => (isNamed(field) ? (line === undefined ? words(field) : words('ofLine', { field: words(field), line: number(line) })) : field);
  return <Note tone="due" icon={IconClipboardList} title={words('missing', { count: missing.length })}><p>{list(missing.map(name))}</p><p className="muted">{words('whereMissing')}</p></Note>;
}

const named = ['address', 'phone', 'number', 'county', 'officer', 'liaison', 'ndc', 'tradeName', 'value', ...Object.keys(kinds)] as readonly (Key | 'address' | 'phone' | 'number' | 'county' | 'officer' | 'liaison' | 'ndc' | 'tradeName' | 'value')[];
const isNamed = (field: string): field is (typeof named)[number] => named.some((each) => each === field);

export function LossForm({ loss, isUs }: { readonly loss: Loss; readonly isUs: boolean }) {
  const words = useWords(lossMessages);
  const answer = useCall(answerLoss);
  const [typed, setTyped] = useState<Typed>(() => typedOf(loss.answers));
  const set = (key: Key) => (text: string) => setTyped({ ...typed, [key]: text });
  const questions = questionsOf(loss, isUs, typed);
  const wrong = questions.find((key) => isWrong(key, typed[key]));
  const send = async () => {
    if (wrong !== undefined) return;
    const given = Object.fromEntries(questions.flatMap((key) => { const value = valueOf(key, typed[key] ?? ''); return value === undefined ? [] : [[key, value]]; }));
    await answer.send({ params: { id: loss.id }, body: given });
  };
  return (
    <details className="card no-print"><summary>{words('fillIn')}</summary>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <p className="muted">{words('fillInHint')}</p>
        {questions.map((key) => {
          const value = typed[key] ?? '';
          const kind = kinds[key];
          if (kind === 'yes-no') return <ChoiceField key={key} label={words(key)} value={value === 'yes' || value === 'no' ? value : key === 'policeTold' ? (loss.policeTold ? 'yes' : 'no') : undefined} onChoose={set(key)} choices={[{ value: 'yes', label: words('yes') }, { value: 'no', label: words('no') }]} />;
          if (kind === 'notes') return <NotesField key={key} label={words(key)} rows={2} value={value} onText={set(key)} />;
          return <TextField key={key} label={words(key)} {...(kind === 'day' ? { type: 'date', optional: true } : kind === 'line' ? {} : { inputMode: 'decimal' as const })} {...(kind === 'money' ? { unit: loss.currency } : {})} value={value} error={isWrong(key, typed[key]) ? words('noNumber') : undefined} onText={set(key)} />;
        })}
        <AnswerNote answer={answer.answer} onAgain={() => { void answer.again(); }} />
        <div><Button type="submit" look="primary" aria-busy={answer.busy} why={wrong === undefined ? undefined : words(wrong)}>{words('keep')}</Button></div>
      </form>
    </details>
  );
}
