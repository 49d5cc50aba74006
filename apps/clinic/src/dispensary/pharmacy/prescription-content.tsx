/** What a prescription says, as it stands on the form. */
import { instalmentWordings } from '@fairlead/contract/dispensary';
import type { PrescriptionContent } from '@fairlead/contract/dispensary';
import { Facts, useFormats, useWords } from '@fairlead/ui';
import { prescriptionMessages } from './prescription-messages.ts';

export function ContentShown({ content }: { readonly content: PrescriptionContent }) {
  const words = useWords(prescriptionMessages);
  const { day } = useFormats();
  return (
    <div className="stack">
      <Facts facts={[
        { name: words('preparation'), value: <span lang="en">{content.preparation}</span> }, { name: words('dose'), value: <span lang="en">{content.dose}</span> },
        { name: words('total'), value: <span lang="en">{content.total.figures}; {content.total.words}</span> }, { name: words('interval'), value: <span lang="en">{content.interval}</span> },
        { name: content.supervised ? words('supervised') : words('notSupervised'), value: words('at', { pharmacy: content.pharmacy.name, from: day(content.startOn), to: day(content.endOn) }) },
      ]} />
      <details><summary>{words('collections')}</summary>
        <table className="figures"><thead><tr><th scope="col">{words('collectOn')}</th><th scope="col">{words('amount')}</th><th scope="col">{words('forDays')}</th></tr></thead>
          <tbody>{content.collections.map((each) => <tr key={each.collectOn}><td>{day(each.collectOn)}</td><td lang="en">{each.amountText}</td><td>{[...new Set(each.doses.map(({ dosingDay }) => dosingDay))].map((one) => day(one)).join(', ')}{content.supervised && each.doses.some(({ supervised }) => !supervised) ? ` (${words('away')})` : ''}</td></tr>)}</tbody></table>
      </details>
      <details><summary>{words('wordings')}</summary><ul className="stack" lang="en">{content.wordings.map((each) => <li key={each}>{instalmentWordings[each]}</li>)}</ul></details>
    </div>
  );
}
