import type { ReactElement, ReactNode } from 'react';
import { enquiryFromForm } from '@fairlead/contract/recognition';
import type { EnquiryField, FieldError, PageRequest } from '@fairlead/contract/recognition';
import { one, say } from '../platform/document.tsx';
import { recognitionMessages } from './recognition-messages.ts';

type Words = ReturnType<typeof say<keyof (typeof recognitionMessages)['en']>>;

/** What is wrong with the posted form: as the server found it, or as the contract reads it. */
export function errorsOf(request: PageRequest): readonly FieldError[] {
  if (request.method !== 'POST' || request.path !== '/ask') return [];
  if (request.data.outcome?.kind === 'errors') return request.data.outcome.errors;
  if (request.data.outcome !== undefined) return [];
  const read = enquiryFromForm(request.form ?? {}, request.language);
  return read.kind === 'errors' ? read.errors : [];
}

function sentence(words: Words, error: FieldError): string {
  if (error.code === 'long') return words('tooLong');
  if (error.code === 'needed') return words(error.field === 'phone' ? 'needPhone' : error.field === 'email' ? 'needEmail' : 'needCallMe');
  return words(error.field === 'phone' ? 'shapePhone' : error.field === 'email' ? 'shapeEmail' : 'shapeOther');
}

interface AskFormProps { readonly request: PageRequest; readonly short?: boolean; readonly signs?: readonly string[]; readonly about?: 'self' | 'someone_else'; readonly quiet?: boolean }

/** A plain form: it works without a script, keeps what was typed, and a double tap asks once by its key. */
export function AskForm({ request, short = false, signs = [], about = 'self', quiet = false }: AskFormProps): ReactElement {
  const words = say(request, recognitionMessages);
  const errors = errorsOf(request);
  const typed = (name: string): string => one(request.form, name) || one(request.query, name);
  const chosen = typed('about') || about;
  const error = (field: EnquiryField): string | undefined => { const found = errors.find((one_) => one_.field === field); return found === undefined ? undefined : sentence(words, found); };
  return (
    <form className="form" action="/ask" method="post" data-draft="" noValidate aria-label={words('askTitle')}>
      {short ? <h2>{words('askTitle')}</h2> : null}
      <input type="hidden" name="key" value={typed('key') || request.data.idempotencyKey} /><input type="hidden" name="lang" value={request.language} /><input type="hidden" name="country" value={request.country} />
      {typed('service') === '' ? null : <input type="hidden" name="serviceCode" value={typed('service')} />}
      {signs.map((sign) => <input key={sign} type="hidden" name="sign" value={sign} />)}
      {short ? <input type="hidden" name="about" value={chosen} /> : <Pick legend={words('aboutQ')} name="about" value={chosen} options={[['self', words('me')], ['someone_else', words('other')]]} />}
      <Field name="callMe" label={words('callMe')} hint={words('callMeHint')} value={typed('callMe')} error={error('callMe')} />
      {short ? <input type="hidden" name="contact" value="phone" /> : <Pick legend={words('contactHow')} name="contact" value={typed('contact') || 'phone'} options={[['phone', words('byPhone')], ['text', words('byText')], ['email', words('byEmail')]]} />}
      <Field name="phone" type="tel" label={words('phone')} hint={words('phoneHint')} value={typed('phone')} error={error('phone')} />
      {short ? null : <Field name="email" type="email" label={words('email')} value={typed('email')} error={error('email')} />}
      <Pick legend={words('ifOther')} name="ifOther" value={typed('ifOther') || 'say_nothing'} options={[['say_nothing', words('sayNothing')], ['leave_message', words('leaveMessage')]]} />
      {short ? null : <Longer request={request} words={words} typed={typed} error={error} />}
      {signs.length === 0 ? null : <label className="check"><input className="tick" type="checkbox" name="sendSigns" value="yes" /><span>{words('sendSigns')}</span></label>}
      <button className={quiet ? 'btn wide' : 'btn primary wide'}>{words('ask')}</button>
      <p className="small muted">{request.data.answerBy === null ? words('answerNone') : words('answer', { when: request.data.answerBy })} {request.data.phone === null ? null : <>{words(request.data.phoneAlways ? 'dayNight' : 'orCall')} <a className="nowrap num" href={`tel:${request.data.phone.replace(/[^+\d]/g, '')}`}>{request.data.phone}</a></>}</p>
      {short ? null : <p className="small muted">{words('private')}</p>}
    </form>
  );
}

interface LongerProps { readonly request: PageRequest; readonly words: Words; readonly typed: (name: string) => string; readonly error: (field: EnquiryField) => string | undefined }
function Longer({ words, typed, error }: LongerProps): ReactElement {
  return (
    <>
      <label className="check"><input className="tick" type="checkbox" name="needsToday" value="yes" defaultChecked={typed('needsToday') === 'yes'} /><span>{words('needsToday')}</span></label>
      <details open={typed('otherName') !== '' || typed('words') !== '' || typed('about') === 'someone_else' || error('words') !== undefined}><summary>{words('more')}</summary>
        <div className="form inner">
          <Pick legend={words('when')} name="when" value={typed('when') || 'any'} options={[['any', words('any')], ['morning', words('morningT')], ['afternoon', words('afternoonT')], ['evening', words('eveningT')]]} />
          <Field name="interpreter" label={words('interpreter')} hint={words('interpreterHint')} value={typed('interpreter')} error={error('interpreter')} />
          <Field name="otherName" label={words('otherName')} value={typed('otherName')} error={error('otherName')} />
          <Field name="relation" label={words('relation')} value={typed('relation')} error={error('relation')} />
          <p className="small muted">{words('otherNote')}</p>
          <div className="field"><label htmlFor="f-words">{words('words')} <span className="hint">{words('wordsHint')}</span></label><textarea className="in tall" id="f-words" name="words" rows={3} defaultValue={typed('words')} /></div>
        </div>
      </details>
    </>
  );
}

interface FieldProps { readonly name: string; readonly label: string; readonly hint?: string; readonly type?: 'text' | 'tel' | 'email'; readonly value: string; readonly error: string | undefined }
function Field({ name, label, hint, type = 'text', value, error }: FieldProps): ReactElement {
  const id = `f-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label} {hint === undefined ? null : <span className="hint">{hint}</span>}</label>
      {error === undefined ? null : <p className="error" id={`${id}-error`}>{error}</p>}
      <input className="in" id={id} name={name} type={type} defaultValue={value} autoComplete="off" {...(error === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-error` })} />
    </div>
  );
}

function Pick({ legend, name, value, options }: { readonly legend: ReactNode; readonly name: string; readonly value: string; readonly options: readonly (readonly [string, string])[] }): ReactElement {
  return <fieldset className="field"><legend>{legend}</legend><div className="pick">{options.map(([option, label]) => <label key={option}><input type="radio" name={name} value={option} defaultChecked={value === option} />{label}</label>)}</div></fieldset>;
}
