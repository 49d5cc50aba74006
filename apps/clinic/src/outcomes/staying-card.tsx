/** The retention curve with its figures at set days, and waiting time as one dot a person. */
import type { Outcomes } from '@fairlead/contract/outcomes';
import { DotPlot, RetentionChart, Segments, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { outcomesMessages } from './outcomes-messages.ts';

const nameKeys = { all: 'everybody', methadone: 'methadone', buprenorphine: 'buprenorphine' } as const;
const isName = (name: string): name is keyof typeof nameKeys => name in nameKeys;

function Points({ of }: { readonly of: Outcomes['retention'][number] }) {
  const words = useWords(outcomesMessages);
  const { percent } = useFormats();
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="figures-scroll" role="region" aria-label={words('points')} tabIndex={0}>
      <table className="figures num">
        <caption>{words('points')}: {isName(of.name) ? words(nameKeys[of.name]) : of.name}</caption>
        <thead><tr><th scope="col">{words('pointDay')}</th><th scope="col">{words('numerator')}</th><th scope="col">{words('denominator')}</th><th scope="col">{words('left')}</th><th scope="col">{words('share')}</th><th scope="col">{words('ci')}</th></tr></thead>
        <tbody>{of.points.map((point) => <tr key={point.day}><th scope="row">{point.day}</th><td>{point.numerator}</td><td>{point.denominator}</td><td>{point.excluded}</td><td>{point.retained === null ? words('unknown') : percent(point.retained)}</td><td>{point.low === null || point.high === null || point.low === point.high ? '' : `${Math.round(point.low * 100)}–${Math.round(point.high * 100)}`}</td></tr>)}</tbody>
      </table>
    </div>
  );
}

export function StayingCard({ of }: { readonly of: Outcomes }) {
  const words = useWords(outcomesMessages);
  const [which, setWhich] = useState<'all' | 'medicine'>('all');
  const byMedicine = of.retention.filter(({ name }) => name !== 'all');
  const all = of.retention.filter(({ name }) => name === 'all');
  const shown = which === 'medicine' && byMedicine.length > 0 ? byMedicine : all;
  const lines = shown.map(({ name, n, steps, followedDays }) => ({ name: isName(name) ? words(nameKeys[name]) : name, people: n, steps, followedDays }));
  return (
    <section className="card" aria-label={words('staying')}>
      <RetentionChart title={words('staying')} sub={words('stayingPeople', { count: all[0]?.n ?? 0 })} lines={lines} pointDay={of.pointDay} {...(byMedicine.length === 0 ? {} : { aside: <Segments label={words('which')} choices={[{ value: 'all', label: words('everybody') }, { value: 'medicine', label: byMedicine.map(({ name }) => (isName(name) ? words(nameKeys[name]) : name)).join(', ') }]} value={which} onChoose={setWhich} /> })} />
      {shown.map((each) => <Points key={each.name} of={each} />)}
      <p className="small"><b>{words('howCounted')}</b> {words('stayingHow', { gap: of.longestGapDays, returns: of.returns })} {words('pointsHow')}</p>
    </section>
  );
}

export function WaitingCard({ of }: { readonly of: Outcomes }) {
  const words = useWords(outcomesMessages);
  return (
    <section className="card" aria-label={words('waiting')}>
      <DotPlot title={words('waiting')} sub={words('oneDot')} days={of.waiting.days} within={of.waiting.limitDays} />
      <p className="small"><b>{words('howCounted')}</b> {words('waitingHow', { excluded: of.waiting.excluded })}</p>
    </section>
  );
}
