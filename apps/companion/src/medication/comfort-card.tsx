import type { ReactElement } from 'react';
import type { OwnComfort, PersonData } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useLanguage, useWords } from '../platform/app.ts';
import { longDay, milligrams } from '../platform/say.ts';
import { comfortMessages, comfortNameOf } from './comfort-messages.ts';

/** Medicines that ease symptoms: how many, when, how many at most, until when. */
export function ComfortCard({ me }: { readonly me: PersonData }): ReactElement | null {
  const words = useWords(comfortMessages);
  const items = me.comfort ?? [];
  if (items.length === 0) return null;
  return <section className="soft" aria-label={words('title')}><div className="row-h"><h2>{words('title')}</h2></div>{items.map((one) => <One key={one.id} one={one} />)}</section>;
}

/** Medicines that lower pressure and pulse, and are stepped down. */
const lowersPressure: readonly string[] = ['clonidine', 'lofexidine'];

function One({ one }: { readonly one: OwnComfort }): ReactElement {
  const words = useWords(comfortMessages);
  const language = useLanguage();
  const name = comfortNameOf(one.medicine);
  const unit = `${name === undefined ? one.medicine : words(name)} ${milligrams(language, one.unitUg)}`;
  const number = (value: number): string => new Intl.NumberFormat(language).format(value);
  const amount = one.units === 0.5 ? words('takeHalf', { unit }) : words('take', { units: number(one.units), unit });
  return (
    <div className="when"><Icon name="pill" /><span>
      <b>{amount}, {words(one.asNeeded ? 'needed' : 'regular', { hours: number(one.everyHours) })}.</b>
      <small>{words('most', { count: one.mostUnits })}</small>
      <small className="muted">{words('until', { day: longDay(language, one.lastOn), by: one.by, reason: one.reason })}</small>
      {lowersPressure.includes(one.medicine) ? <small>{words('stop')} {words('steps')}</small> : null}
    </span></div>
  );
}
