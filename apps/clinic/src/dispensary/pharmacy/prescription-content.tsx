/** What a prescription says, as it stands on the form. */
import { hoursOfWeekday, instalmentWordings } from '@fairlead/contract/dispensary';
import type { PharmacyHours, PrescriptionContent } from '@fairlead/contract/dispensary';
import { Facts, useFormats, useWords } from '@fairlead/ui';
import { Across } from '../../platform/index.ts';
import { prescriptionMessages } from './prescription-messages.ts';

/** `hours`: when the pharmacy is open, where somebody is told when to come. */
export function ContentShown({ content, hours }: { readonly content: PrescriptionContent; readonly hours?: readonly PharmacyHours[] | undefined }) {
  const words = useWords(prescriptionMessages);
  const { day } = useFormats();
  const known = hours ?? [];
  const timesOn = (collectOn: string) => hoursOfWeekday(known, new Date(`${collectOn}T00:00:00Z`).getUTCDay() || 7).map(({ opens, closes }) => `${opens}–${closes}`).join(', ') || words('hoursUnknown');
  return (
    <div className="stack">
      <Facts facts={[
        { name: words('preparation'), value: <span lang="en">{content.preparation}</span> }, { name: words('dose'), value: <span lang="en">{content.dose}</span> },
        { name: words('total'), value: <span lang="en">{content.total.figures}; {content.total.words}</span> }, { name: words('interval'), value: <span lang="en">{content.interval}</span> },
        { name: content.supervised ? words('supervised') : words('notSupervised'), value: words('at', { pharmacy: content.pharmacy.name, from: day(content.startOn), to: day(content.endOn) }) },
      ]} />
      <details open={hours !== undefined}><summary>{words('collections')}</summary>
        <Across label={words('collections')}><table className="figures num"><caption className="hide">{words('collections')}</caption><thead><tr><th scope="col">{words('collectOn')}</th>{known.length === 0 ? null : <th scope="col">{words('openAt')}</th>}<th scope="col">{words('amount')}</th><th scope="col">{words('forDays')}</th></tr></thead>
          <tbody>{content.collections.map((each) => <tr key={each.collectOn}><th scope="row" className="nb">{day(each.collectOn)}</th>{known.length === 0 ? null : <td className="nb">{timesOn(each.collectOn)}</td>}<td lang="en">{each.amountText}</td><td>{[...new Set(each.doses.map(({ dosingDay }) => dosingDay))].map((one) => day(one)).join(', ')}{content.supervised && each.doses.some(({ supervised }) => !supervised) ? ` (${words('away')})` : ''}</td></tr>)}</tbody></table></Across>
      </details>
      <details><summary>{words('wordings')}</summary><ul className="stack" lang="en">{content.wordings.map((each) => <li key={each}>{instalmentWordings[each]}</li>)}</ul></details>
    </div>
  );
}
