import type { ReactElement } from 'react';
import type { PageRequest, PublicService } from '@fairlead/contract/recognition';
import { Icon } from '@fairlead/ui/icon';
import { Kept, one, say, to } from '../platform/document.tsx';
import type { Drawn } from '../platform/document.tsx';
import { dayText, wallTime } from '../platform/say.ts';
import { placementMessages } from './placement-messages.ts';

const settings = ['outpatient', 'intensive_outpatient', 'residential', 'hospital', 'online'] as const;
const medicines = ['methadone', 'buprenorphine', 'naltrexone'] as const;

/** Places that fit, the soonest start first; those without a known start come last. */
export function fitting(services: readonly PublicService[], setting: string, medicine: string): readonly PublicService[] {
  const start = (service: PublicService): string => (service.nextStart === null ? '9' : service.nextStart.day + service.nextStart.time);
  return services
    .filter((service) => (setting === '' || service.setting === setting) && (medicine === '' || service.medicines.some((known) => known === medicine)))
    .toSorted((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : a.name < b.name ? -1 : 1));
}

export function servicesPage(request: PageRequest): Drawn {
  const words = say(request, placementMessages);
  const [setting, medicine] = [one(request.query, 'setting'), one(request.query, 'medicine')];
  const shown = fitting(request.data.services, setting, medicine);
  return {
    status: 200, title: words('title'),
    body: (
      <div className="whole">
        <h1>{words('title')}</h1><p className="lead">{words('lead')}</p>
        <form className="filter" action="/services" method="get"><Kept request={request} />
          <label className="field"><span>{words('setting')}</span><select className="in" name="setting" defaultValue={setting}><option value="">{words('allSettings')}</option>{settings.map((key) => <option key={key} value={key}>{words(key)}</option>)}</select></label>
          <label className="field"><span>{words('medicine')}</span><select className="in" name="medicine" defaultValue={medicine}><option value="">{words('allMedicines')}</option>{medicines.map((key) => <option key={key} value={key}>{words(key)}</option>)}</select></label>
          <button className="btn primary">{words('show')}</button>
        </form>
        <p className="num muted">{shown.length === 0 ? words('none') : words('found', { count: shown.length })}</p>
        <ul className="places">{shown.map((service) => <Place key={service.code} request={request} service={service} />)}</ul>
      </div>
    ),
  };
}

function Place({ request, service }: { readonly request: PageRequest; readonly service: PublicService }): ReactElement {
  const words = say(request, placementMessages);
  const list = (names: readonly string[]): string => new Intl.ListFormat(request.language, { type: 'conjunction' }).format(names);
  const lines = [
    service.sameDayMedicine ? words('sameDay') : null,
    service.medicines.length === 0 ? null : words('medicines', { list: list(service.medicines.map((medicine) => words(medicine))) }),
    service.whoFor === null ? null : words('whoFor', { text: service.whoFor }), service.access === null ? null : words('access', { text: service.access }),
    service.languages.length === 0 ? null : words('languages', { list: list(service.languages) }), service.hours === null ? null : words('hours', { hours: service.hours }),
  ].filter((line) => line !== null);
  return (
    <li className="place">
      <h2>{service.name}</h2><p className="muted">{[words(service.setting), service.address ?? service.town].join('. ')}</p>
      <p className="start"><Icon name="calendar-event" /><span><b>{service.nextStart === null ? words('noNext') : words('next', { when: `${dayText(request.language, service.nextStart.day)}, ${wallTime(request.language, service.nextStart.time)}` })}</b><small className="muted num">{service.waitDays === null || service.waitCounted < 10 ? words('noWait') : words('wait', { days: service.waitDays, count: service.waitCounted })}{service.freePlaces === null ? '' : ` ${words('places', { count: service.freePlaces })}.`}</small></span></p>
      <ul className="facts">{lines.map((line) => <li key={line}>{line}</li>)}</ul>
      <p className="acts"><a className="btn" href={to(request, '/ask', { service: service.code })}>{words('ask')}</a>{service.phone === null ? null : <a className="num" href={`tel:${service.phone.replace(/[^+\d]/g, '')}`}>{service.phone}</a>}</p>
    </li>
  );
}
