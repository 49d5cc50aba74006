/** What was measured of a specimen, and what the laboratory says of it; each line may stay open. */
import { verdicts } from '@fairlead/contract/tests';
import type { SpecimenCheck, UrineTest } from '@fairlead/contract/tests';
import { Chip, Field, TextField, useFormats, useWords } from '@fairlead/ui';
import { chanceMessages } from './chance-messages.ts';

export interface SpecimenText { readonly temperature: string; readonly creatinine: string; readonly gravity: string; readonly ph: string; readonly oxidants: '' | 'yes' | 'no'; readonly verdict: '' | (typeof verdicts)[number] }
export const noSpecimen: SpecimenText = { temperature: '', creatinine: '', gravity: '', ph: '', oxidants: '', verdict: '' };

const figure = (text: string): number | null => (/^\d{1,4}([.,]\d{1,4})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null);
const fields = ['temperature', 'creatinine', 'gravity', 'ph'] as const;

/** Whether a figure was typed that cannot be read. */
export const isSpecimenBad = (text: SpecimenText): boolean => fields.some((key) => text[key].trim() !== '' && figure(text[key]) === null);

/** What is sent; nothing where nothing was noted. */
export function specimenOf(text: SpecimenText): { readonly check?: SpecimenCheck } {
  if (fields.every((key) => text[key].trim() === '') && text.oxidants === '' && text.verdict === '') return {};
  return { check: { temperatureC: figure(text.temperature), creatinineMgDl: figure(text.creatinine), specificGravity: figure(text.gravity), ph: figure(text.ph), oxidants: text.oxidants === '' ? null : text.oxidants === 'yes', verdict: text.verdict === '' ? null : text.verdict } };
}

export function SpecimenFields({ text, onChange, specimen }: { readonly text: SpecimenText; readonly onChange: (text: SpecimenText) => void; readonly specimen: UrineTest['specimen'] }) {
  const words = useWords(chanceMessages);
  return (
    <fieldset className="fieldx"><legend>{words('check')}</legend><span className="hint">{words('checkHint')}</span>
      <div className="readings">
        {specimen === 'oral-fluid' ? null : <>
          <TextField label={words('temperature')} unit="°C" inputMode="decimal" optional value={text.temperature} onText={(temperature) => onChange({ ...text, temperature })} />
          <TextField label={words('creatinine')} unit={words('mgDl')} inputMode="decimal" optional value={text.creatinine} onText={(creatinine) => onChange({ ...text, creatinine })} />
          <TextField label={words('gravity')} inputMode="decimal" optional value={text.gravity} onText={(gravity) => onChange({ ...text, gravity })} />
          <TextField label={words('ph')} inputMode="decimal" optional value={text.ph} onText={(ph) => onChange({ ...text, ph })} />
          <Field label={words('oxidants')}>{(ties) => <select {...ties} className="in" value={text.oxidants} onChange={(event) => onChange({ ...text, oxidants: event.target.value as SpecimenText['oxidants'] })}><option value="">{words('notLooked')}</option><option value="no">{words('notFound')}</option><option value="yes">{words('found')}</option></select>}</Field>
        </>}
        <Field label={words('verdict')}>{(ties) => <select {...ties} className="in" value={text.verdict} onChange={(event) => onChange({ ...text, verdict: event.target.value as SpecimenText['verdict'] })}><option value="">{words('none')}</option>{verdicts.map((each) => <option key={each} value={each}>{words(each)}</option>)}</select>}</Field>
      </div>
    </fieldset>
  );
}

/** The specimen as it was noted, in one line. */
export function SpecimenLine({ check }: { readonly check: SpecimenCheck }) {
  const words = useWords(chanceMessages);
  const { number, list } = useFormats();
  const of = (value: number | null | undefined, places: number, say: (text: string) => string): readonly string[] => (value === null || value === undefined ? [] : [say(number(value, places))]);
  const measured = [...of(check.temperatureC, 1, (text) => `${text} °C`), ...of(check.creatinineMgDl, 1, (text) => `${words('creatinine')} ${text} ${words('mgDl')}`), ...of(check.specificGravity, 4, (text) => `${words('gravity')} ${text}`), ...of(check.ph, 1, (text) => `pH ${text}`), ...(check.oxidants === true ? [`${words('oxidants')}: ${words('found')}`] : [])];
  const verdict = check.verdict ?? null;
  const doubtful = verdict !== null && verdict !== 'valid';
  return (
    <>
      <p className="small num">{verdict === null ? null : <Chip tone={doubtful ? 'warn' : 'quiet'}>{words(verdict)}</Chip>} {measured.length === 0 ? null : list(measured)}</p>
      {doubtful ? <p className="small">{words('repeat')}</p> : null}
    </>
  );
}
