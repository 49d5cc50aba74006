/** Who stands at the counter, and the prescription that supply rests on: what supply needs, and no more. */
import { instalmentWordings, pharmacyPhoto } from '@fairlead/contract/dispensary';
import type { PharmacyMark, PharmacyRow, Prescription } from '@fairlead/contract/dispensary';
import { Card, Chip, Facts, StateTag, useFormats, useWords } from '@fairlead/ui';
import { useRead } from '../../platform/index.ts';
import './pharmacy.css';
import { pharmacyMessages } from './pharmacy-messages.ts';

interface Props { readonly row: PharmacyRow; readonly prescription: Prescription; readonly clinic: { readonly name: string; readonly telephone: string }; readonly day: string; readonly hasPhoto: boolean }

export function PharmacyPerson({ row, prescription: { content, marks, validUntil, signedBy }, clinic, day, hasPhoto }: Props) {
  const words = useWords(pharmacyMessages);
  const { date, day: dayWords, mg } = useFormats();
  return (
    <div className="stack">
      <header className="counter-who">
        {hasPhoto ? <Face prescriptionId={row.prescriptionId} name={row.name} /> : null}
        <div className="stack">
        <h2>{row.name}</h2>
        <p className="num">{row.bornOn === null ? words('bornUnknown') : words('born', { date: date(row.bornOn) })}</p>
        <p className="small muted">{words('identityHint')}</p>
        <div className="rowx">
          {row.missedDays > 0 ? <Chip tone={row.decision?.decision === 'refuse' ? 'refuse' : 'due'}>{words('missed', { count: row.missedDays })}</Chip> : null}
          <Chip>{row.lastDoseOn === null ? words('noDose') : words('lastDose', { day: dayWords(row.lastDoseOn) })}</Chip>
          {row.holds.map((hold) => <Chip key={hold} tone="refuse">{hold}</Chip>)}
        </div>
        </div>
      </header>
      <Card title={words('prescription')} sub={<span lang="en">{content.preparation}</span>}>
        <Facts facts={[
          { name: words('until', { from: dayWords(content.startOn), to: dayWords(content.endOn) }), value: <span lang="en">{content.dose}</span> }, { name: words('total'), value: <span lang="en">{content.total.figures}</span> },
          { name: content.supervised ? words('isSupervised') : words('isAway'), value: <span lang="en">{content.interval}</span> }, { name: words('prescriber'), value: `${signedBy}, ${content.prescriber.registration}` },
          { name: words('clinic'), value: `${clinic.name}${clinic.telephone === '' ? '' : `, ${clinic.telephone}`}` }, { name: words('firstBy', { day: dayWords(validUntil) }), value: content.pharmacy.name },
        ]} />
        <details><summary>{words('collects')}</summary><ul className="stack num">{content.collections.map((each) => <li key={each.collectOn}>{each.collectOn === day ? <b>{dayWords(each.collectOn)}: {mg(each.amountUg)}</b> : <>{dayWords(each.collectOn)}: {mg(each.amountUg)}</>}{each.doses.some(({ supervised }) => !supervised) && content.supervised ? ` (${words('away')}: ${mg(each.doses.filter(({ supervised }) => !supervised).reduce((sum, { doseUg }) => sum + doseUg, 0))})` : ''}</li>)}</ul></details>
        <details><summary>{words('wordings')}</summary><ul className="stack" lang="en">{content.wordings.map((each) => <li key={each}>{instalmentWordings[each]}</li>)}</ul></details>
      </Card>
      <Card title={words('last')}>{marks.length === 0 ? <p className="muted">{words('none')}</p> : <Marks marks={marks.slice(0, 20)} />}</Card>
    </div>
  );
}

/** Shown to this pharmacy because the person agreed to that; the page keeps it in its memory and nowhere else. */
function Face({ prescriptionId, name }: { readonly prescriptionId: string; readonly name: string }) {
  const words = useWords(pharmacyMessages);
  const picture = useRead(pharmacyPhoto, { params: { id: prescriptionId } }, { topics: [] }).data?.reply;
  return picture === undefined ? null : <img className="photo large" src={`data:${picture.mediaType};base64,${picture.picture}`} alt={words('photoOf', { name })} />;
}

/** What was marked, newest first; what was corrected stays to be read. */
export function Marks({ marks }: { readonly marks: readonly PharmacyMark[] }) {
  const words = useWords(pharmacyMessages);
  const { day: dayWords, time, mg } = useFormats();
  const says = (mark: PharmacyMark) => (mark.kind === 'entered-in-error' ? words('wasWrong') : words(`state.${mark.kind}`, { time: time(mark.happenedAt) }));
  return (
    <ul className="stack">
      {marks.map((mark) => (
        <li key={mark.id} className="rowx num">
          <b>{dayWords(mark.onDay)}</b>
          <StateTag state={!mark.stands ? 'away' : mark.kind === 'supervised' || mark.kind === 'taken-away' ? 'given' : mark.kind === 'in-part' ? 'warn' : mark.kind === 'missed' || mark.kind === 'intoxicated' ? 'warn' : mark.kind === 'held' ? 'refuse' : 'away'}>{mark.stands ? says(mark) : <s>{says(mark)}</s>}</StateTag>
          {mark.kind === 'in-part' && mark.amountUg > 0 ? <span>{words('tookOf', { taken: mg(mark.amountUg), rest: mg(mark.destroyedUg) })}</span> : mark.amountUg > 0 ? <span>{mg(mark.amountUg)}</span> : null}<span className="muted small">{mark.author}{mark.note === null ? '' : `: ${mark.note}`}</span>
        </li>
      ))}
    </ul>
  );
}
