/** What is kept of a pharmacy: name, address, telephone, and when it is open on each weekday, with a break where it has one. */
import { hoursOfWeekday } from '@fairlead/contract/dispensary';
import type { Pharmacy, PharmacyHours } from '@fairlead/contract/dispensary';
import { Button, TextField, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { pharmaciesMessages } from './pharmacies-messages.ts';

const weekdays = [1, 2, 3, 4, 5, 6, 7];
/** A day that falls on an ISO weekday, to name it by. */
export const nameDay = (each: number): string => new Date(Date.parse('2026-02-09T00:00:00Z') + (each - 1) * 86_400_000).toISOString().slice(0, 10);

interface Stretch { readonly opens: string; readonly closes: string }
interface Typed {
  readonly name: string; readonly odsCode: string; readonly address: string; readonly telephone: string;
  readonly openDays: readonly number[]; readonly opensOnBankHolidays: boolean;
  /** By weekday, one or two stretches as typed. */
  readonly hours: Readonly<Record<number, readonly Stretch[]>>;
}

const none: Stretch = { opens: '', closes: '' };
export const emptyFields: Typed = { name: '', odsCode: '', address: '', telephone: '', openDays: [1, 2, 3, 4, 5, 6], opensOnBankHolidays: false, hours: {} };

function startOf(pharmacy: Pharmacy | undefined): Typed {
  if (pharmacy === undefined) return emptyFields;
  const { name, odsCode, address, telephone, openDays, opensOnBankHolidays, hours } = pharmacy;
  return { name, odsCode, address, telephone, openDays, opensOnBankHolidays, hours: Object.fromEntries(weekdays.map((day) => [day, hoursOfWeekday(hours, day)])) };
}

/** The hours that were typed: a stretch that is empty is none. */
const hoursOf = ({ openDays, hours }: Typed): PharmacyHours[] => openDays.flatMap((day) => (hours[day] ?? []).filter(({ opens, closes }) => opens !== '' || closes !== '').map((each) => ({ day, ...each })));

export function bodyOf(typed: Typed) {
  const { name, address, telephone, openDays, opensOnBankHolidays } = typed;
  return { name, address, telephone, openDays: [...openDays], opensOnBankHolidays, hours: hoursOf(typed) };
}

/** What was typed, and what is missing in it. */
export function usePharmacyFields(pharmacy?: Pharmacy) {
  const words = useWords(pharmaciesMessages);
  const [typed, setTyped] = useState<Typed>(() => startOf(pharmacy));
  const hours = hoursOf(typed);
  const why = [typed.name, typed.odsCode, typed.address, typed.telephone].some((each) => each.trim() === '') || typed.openDays.length === 0 ? words('fill')
    : hours.some(({ opens, closes }) => opens === '' || closes === '') ? words('bothTimes') : hours.some(({ opens, closes }) => opens >= closes) ? words('wrongWay') : undefined;
  return { typed, why, change: (next: Partial<Typed>) => setTyped((before) => ({ ...before, ...next })) };
}

interface Props { readonly fields: ReturnType<typeof usePharmacyFields>; readonly withCode: boolean }

export function PharmacyFields({ fields: { typed, change }, withCode }: Props) {
  const words = useWords(pharmaciesMessages);
  const first = typed.openDays[0];
  const setHours = (day: number, stretches: readonly Stretch[]) => change({ hours: { ...typed.hours, [day]: stretches } });
  const alike = () => { if (first !== undefined) change({ hours: Object.fromEntries(typed.openDays.map((day) => [day, typed.hours[first] ?? []])) }); };
  return (
    <>
      <TextField label={words('name')} value={typed.name} onText={(name) => change({ name })} />
      {withCode ? <TextField label={words('ods')} value={typed.odsCode} onText={(odsCode) => change({ odsCode: odsCode.toUpperCase() })} autoCapitalize="characters" /> : null}
      <TextField label={words('address')} value={typed.address} onText={(address) => change({ address })} />
      <TextField label={words('telephone')} type="tel" value={typed.telephone} onText={(telephone) => change({ telephone })} />
      <fieldset className="fieldx hours"><legend>{words('openDays')}</legend><span className="hint">{words('hoursHint')}</span>
        {weekdays.map((day) => <Weekday key={day} day={day} isOpen={typed.openDays.includes(day)} stretches={typed.hours[day] ?? []} onOpen={() => change({ openDays: typed.openDays.includes(day) ? typed.openDays.filter((one) => one !== day) : [...typed.openDays, day].toSorted() })} onHours={(stretches) => setHours(day, stretches)} />)}
        {typed.openDays.length < 2 || first === undefined ? null : <div><Button look="bare" onClick={alike}>{words('alike')}</Button></div>}
      </fieldset>
      <label className="choice"><input type="checkbox" className="tick" checked={typed.opensOnBankHolidays} onChange={(event) => change({ opensOnBankHolidays: event.target.checked })} /><span>{words('bankHolidays')}</span></label>
    </>
  );
}

interface WeekdayProps { readonly day: number; readonly isOpen: boolean; readonly stretches: readonly Stretch[]; readonly onOpen: () => void; readonly onHours: (stretches: readonly Stretch[]) => void }

function Weekday({ day, isOpen, stretches, onOpen, onHours }: WeekdayProps) {
  const words = useWords(pharmaciesMessages);
  const { weekday } = useFormats();
  const name = weekday(nameDay(day), 'long');
  const shown = stretches.length === 0 ? [none] : stretches;
  const set = (at: number, more: Partial<Stretch>) => onHours(shown.map((each, index) => (index === at ? { ...each, ...more } : each)));
  return (
    <div className="hours-day">
      <label className="choice"><input type="checkbox" className="tick" checked={isOpen} onChange={onOpen} /><span>{name}</span></label>
      {isOpen ? <div className="hours-times num">
        {shown.map((each, at) => <span key={at} className="hours-times">
          <input className="in" type="time" aria-label={words(at === 0 ? 'opensAt' : 'opensAgain', { day: name })} value={each.opens} onChange={(event) => set(at, { opens: event.target.value })} />
          <span aria-hidden="true">–</span>
          <input className="in" type="time" aria-label={words(at === 0 && shown.length > 1 ? 'closesForBreak' : 'closesAt', { day: name })} value={each.closes} onChange={(event) => set(at, { closes: event.target.value })} />
        </span>)}
        <Button look="bare" onClick={() => onHours(shown.length > 1 ? shown.slice(0, 1) : [...shown, none])} aria-label={words(shown.length > 1 ? 'noBreakOn' : 'breakOn', { day: name })}>{words(shown.length > 1 ? 'noBreak' : 'withBreak')}</Button>
      </div> : <span className="muted">{words('closedThen')}</span>}
    </div>
  );
}
