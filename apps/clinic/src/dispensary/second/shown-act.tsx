/** Exactly what two sign: the lines as the ledger will have them, what was said with it, what the rules found, the photo. */
import type { SecondAct, ShownAct as Shown, ShownLine } from '@fairlead/contract/dispensary';
import { DecisionPanel, Facts, useFormats, useWords } from '@fairlead/ui';
import { useFactWords } from '../../medication/index.tsx';
import { injectionMessages } from '../injection-messages.ts';
import { usePlaceWords } from '../use-place-words.ts';
import { secondMessages } from './second-messages.ts';
import { WastePhoto } from './waste-photo.tsx';

const accounts = ['waste', 'person', 'bottle', 'supplier', 'distributor', 'discrepancy'] as const;
const isAccount = (name: string): name is (typeof accounts)[number] => accounts.some((each) => each === name);

function usePlaceOf(): (line: ShownLine) => string {
  const words = useWords(secondMessages);
  return ({ account, container, amountUg }) => {
    if (account === 'counted') return words('counted', { label: container ?? '' });
    if (container !== null) return words(amountUg < 0 ? 'from' : 'into', { label: container });
    return isAccount(account) ? words(`a_${account}`) : account;
  };
}

type Word = keyof typeof secondMessages.en;
const isWord = (key: string): key is Word => Object.hasOwn(secondMessages.en, key);

/** Of an injection: the words under which its own screen asks the same. */
const injectionFields = { route: 'route', place: 'place', poss: 'sedation', intoxicated: 'intoxicated', 'facts.naive': 'naive', 'facts.testDoseUg': 'testDose', 'facts.hoursAfterTm': 'hoursAfter', 'facts.opioidUseSince': 'used', 'facts.uds': 'uds' } as const;
const injectionValues = { SC: 'SC', 'IM-gluteal': 'IM-gluteal', positive: 'positive', negative: 'negative', 1: 'poss1', 2: 'poss2', 3: 'poss3', 4: 'poss4', S: 'possS' } as const;
const has = <T extends object>(of: T, key: PropertyKey): key is keyof T => Object.hasOwn(of, key);

function useInjectionSaid(): { readonly name: (key: string) => string | undefined; readonly value: (value: string) => string } {
  const words = useWords(injectionMessages);
  const place = usePlaceWords();
  return { name: (key) => (has(injectionFields, key) ? words(injectionFields[key]) : undefined), value: (value) => (has(injectionValues, value) ? words(injectionValues[value]) : place(value)) };
}

/** A field and its value as a reader writes them; what nobody has words for is shown as it was said. */
function useSaid(act: SecondAct): (key: string, value: string | number | boolean) => { readonly name: string; readonly value: string } {
  const words = useWords(secondMessages);
  const injection = useInjectionSaid();
  const { mg, mL, day, number } = useFormats();
  const known = (key: string, otherwise: string): string => (isWord(key) ? words(key) : otherwise);
  return (key, value) => {
    const name = (act === 'injection' ? injection.name(key) : undefined) ?? known(`f_${key}`, key);
    if (typeof value === 'boolean') return { name, value: words(value ? 'v_yes' : 'v_no') };
    if (typeof value === 'number') return { name, value: /ug$/i.test(key) ? mg(value) : key.endsWith('Ul') ? mL(value, 1000) : number(value) };
    if (/^\d{4}-\d{2}-\d{2}(, \d{4}-\d{2}-\d{2})*$/.test(value)) return { name, value: value.split(', ').map(day).join(', ') };
    if (act === 'injection' && has(injectionFields, key)) return { name, value: injection.value(value) };
    return { name, value: known(`v_${value}`, value) };
  };
}

export function ShownAct({ act, shown }: { readonly act: SecondAct; readonly shown: Shown }) {
  const words = useWords(secondMessages);
  const { mg, date } = useFormats();
  const { factWords, changeWords } = useFactWords();
  const [placeOf, said] = [usePlaceOf(), useSaid(act)];
  const facts = [
    ...(shown.person === null ? [] : [{ name: words('person'), value: `${shown.person.name} · ${shown.person.number}` }]),
    ...Object.entries(shown.said).map(([key, value]) => said(key, value)),
  ];
  return (
    <div className="stack">
      <p><b>{words(`act_${act}`)}</b></p>
      {shown.lines.length === 0 ? <p className="muted">{words('noLines')}</p> : (
        <ul className="shown-lines num" aria-label={words('lines')}>{shown.lines.map((line, at) => (
          <li key={at}><span>{placeOf(line)}<span className="muted small">{[line.product, `${words('lot')} ${line.lot}`, ...(line.expiresOn === null ? [] : [`${words('expires')} ${date(line.expiresOn)}`])].join(' · ')}</span></span><b>{line.account === 'counted' ? '' : line.amountUg < 0 ? '−' : '+'}{mg(Math.abs(line.amountUg))}</b></li>
        ))}</ul>
      )}
      {facts.length === 0 ? null : <Facts facts={facts} />}
      {shown.decision === null ? null : <DecisionPanel alone decision={shown.decision} factWords={factWords} changeWords={changeWords} />}
      {shown.photoId === null ? null : <WastePhoto id={shown.photoId} />}
    </div>
  );
}
