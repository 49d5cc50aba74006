/** COWS by its points: a digit chooses and goes on to the next sign, so that eleven signs are eleven keys. */
import type { Answers, Instrument } from '@fairlead/clinical';
import { useWords } from '@fairlead/ui';
import { useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useSay } from '../assessment/index.tsx';
import { wardMessages } from './withdrawal-messages.ts';

type Item = Instrument['items'][number];
interface Option { readonly value: number | string; readonly lead: string; readonly label: string }

function useOptions(): (item: Item) => readonly Option[] {
  const say = useSay();
  return ({ answer }) => {
    if (answer.kind === 'options') return answer.options.map(({ score, says }) => ({ value: score, lead: String(score), label: say(says) }));
    return answer.kind === 'coded' ? answer.options.map(({ code, says }) => ({ value: code, lead: code, label: say(says) })) : [];
  };
}

interface SignProps { readonly item: Item; readonly options: readonly Option[]; readonly value: number | string | undefined; readonly onChoose: (value: number | string) => void; readonly hint?: string | undefined }

export function Sign({ item, options, value, onChoose, hint }: SignProps) {
  const say = useSay();
  const name = useId();
  return (
    <fieldset className="sign" data-sign={item.id}>
      <legend>{say(item.says)}{hint === undefined ? null : <span className="muted small"> {hint}</span>}</legend>
      <div className="opts">{options.map((option) => <label key={option.lead}><input type="radio" name={name} data-lead={option.lead} checked={option.value === value} onChange={() => onChoose(option.value)} /><b className="num">{option.lead}</b><span>{option.label}</span></label>)}</div>
    </fieldset>
  );
}

interface SignsFormProps { readonly instrument: Instrument; readonly answers: Answers; readonly onAnswer: (item: string, points: number) => void; /** Words beside a sign whose points came from elsewhere. */ readonly hints?: Readonly<Record<string, string>> }

export function SignsForm({ instrument, answers, onAnswer, hints = {} }: SignsFormProps) {
  const words = useWords(wardMessages);
  const optionsOf = useOptions();
  const list = useRef<HTMLDivElement>(null);
  const onKey = (event: KeyboardEvent) => {
    if (!/^[0-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const sign = (event.target as HTMLElement).closest<HTMLElement>('[data-sign]');
    const item = instrument.items.find(({ id }) => id === sign?.dataset['sign']);
    const option = item === undefined ? undefined : optionsOf(item).find(({ lead }) => lead === event.key);
    if (sign === null || item === undefined || option === undefined || typeof option.value !== 'number') return;
    event.preventDefault();
    onAnswer(item.id, option.value);
    const signs = [...(list.current?.querySelectorAll<HTMLElement>('[data-sign]') ?? [])];
    const next = signs[signs.indexOf(sign) + 1];
    const target = next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector<HTMLInputElement>('input');
    target?.focus();
    next?.scrollIntoView({ block: 'nearest' });
  };
  return (
    // The keys belong to the radio buttons inside; the wrapper only hears them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="signs" ref={list} onKeyDown={onKey}>
      <p className="muted small">{words('cowsHint')}</p>
      {instrument.items.map((item) => { const value = answers[item.id]; return <Sign key={item.id} item={item} options={optionsOf(item)} value={typeof value === 'number' ? value : undefined} hint={hints[item.id]} onChoose={(points) => onAnswer(item.id, Number(points))} />; })}
    </div>
  );
}

/** One coded item by itself: sedation, consciousness. */
export function CodedSign({ instrument, itemId, value, onChoose }: { readonly instrument: Instrument; readonly itemId: string; readonly value: string | undefined; readonly onChoose: (code: string) => void }) {
  const optionsOf = useOptions();
  const item = instrument.items.find(({ id }) => id === itemId);
  return item === undefined ? null : <Sign item={item} options={optionsOf(item)} value={value} onChoose={(code) => onChoose(String(code))} />;
}
