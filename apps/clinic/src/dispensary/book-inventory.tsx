/** Inventories that two signed over what was counted, and when the next is due. */
import { getInventories, getInventoryPaper, takeInventory } from '@fairlead/contract/dispensary';
import type { Inventory } from '@fairlead/contract/dispensary';
import { Button, Card, ChoiceField, DecisionPanel, Note, useFormats, useWords } from '@fairlead/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AnswerNote, call, Shown, useRead, useSession } from '../platform/index.ts';
import { Sheet, useFormWords, useStrength } from './book-tables.tsx';
import { Letterhead, Signing } from './book-parts.tsx';
import { booksMessages } from './books-messages.ts';
import { PaperButton } from './paper-button.tsx';
import { SecondPersonDialog } from './second-person-dialog.tsx';
import { SecondWaits } from './second/second-waits.tsx';
import { useTwoSigned } from './second/use-two-signed.ts';

export function BookInventory() {
  const words = useWords(booksMessages);
  const { site, has } = useSession();
  const { date } = useFormats();
  const read = useRead(getInventories, { params: { id: site.id } }, { topics: ['stock'] });
  return (
    <Shown of={read}>{({ items, dueOn, decision, registrant }) => <>
      <Card title={words('inventory')} className="no-print">
        <div className="stack">
          {/* Where none was signed there is no last one to count months from. */}
          {items[0] === undefined ? <Note tone="warn" icon={IconAlertTriangle} title={words('noInventory')} /> : <p className="num">{words('lastInventory', { day: date(items[0].takenOn), due: date(dueOn ?? items[0].takenOn) })}</p>}
          {items[0] === undefined || decision.decision === 'allow' ? null : <DecisionPanel alone decision={decision} />}
          {has('nurse', 'pharmacist', 'prescriber', 'manager') ? <TakeForm siteId={site.id} /> : null}
        </div>
      </Card>
      {items.slice(0, 1).map((each) => <Signed key={each.id} one={each} head={<Letterhead of={registrant} title={words('inventory')} />} />)}
      {items.slice(1).map((each) => <div key={each.id} className="no-print"><Signed one={each} /></div>)}
    </>}</Shown>
  );
}

function TakeForm({ siteId }: { readonly siteId: string }) {
  const words = useWords(booksMessages);
  const take = useTwoSigned('inventory', takeInventory);
  const [moment, setMoment] = useState<'opening' | 'close' | undefined>(undefined);
  const [asking, setAsking] = useState(false);
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); if (moment !== undefined) setAsking(true); }}>
      <p className="muted">{words('takeHint')}</p>
      <ChoiceField label={words('moment')} value={moment} onChoose={setMoment} choices={[{ value: 'opening', label: words('opens') }, { value: 'close', label: words('closes') }]} />
      <AnswerNote answer={take.answer} onAgain={() => { void take.again(); }} />
      <div><Button type="submit" look="primary" aria-busy={take.busy} why={moment === undefined ? words('moment') : undefined}>{words('sign')}</Button></div>
      <SecondPersonDialog mayAsk opened={asking} onClose={() => setAsking(false)} onConfirmed={(confirmationId) => { setAsking(false); if (moment !== undefined) void take.send({ params: { id: siteId }, body: { moment, confirmationId } }); }} />
      <SecondWaits of={take} />
    </form>
  );
}

function Signed({ one, head }: { readonly one: Inventory; readonly head?: ReactNode }) {
  const words = useWords(booksMessages);
  const { date, dayTime, mg, mL, number } = useFormats();
  const [strength, form] = [useStrength(), useFormWords()];
  const totals = Map.groupBy(one.lines, (line) => line.product);
  return (
    <Card title={words('signedOn', { day: date(one.takenOn), moment: words(one.moment === 'opening' ? 'opens' : 'closes') })} sub={words('signedBy', { one: one.takenBy, two: one.secondBy })}>
      {head}
      <p className="num muted small">{dayTime(one.takenAt)}</p>
      <PaperButton ask={() => call(getInventoryPaper, { params: { id: one.id } })}>{words('asPdf')}</PaperButton>
      <Sheet caption={words('inventory')} heads={[words('product'), words('form'), words('strength'), words('container'), words('lot'), words('size')]}>
        {[...totals].flatMap(([product, lines]) => [
          ...lines.map((line) => <tr key={`${line.container} ${line.lot}`}><th scope="row">{product}</th><td>{form(line.form)}</td><td>{strength(line)}</td><td>{line.container}</td><td>{line.lot}</td><td>{mg(line.countedUg)}{line.ugPerMl !== null ? <span className="muted"> {mL(line.countedUg, line.ugPerMl)}</span> : line.ugPerUnit !== null ? <span className="muted"> × {number(line.countedUg / line.ugPerUnit, 1)}</span> : null}</td></tr>),
          <tr key={`${product} total`}><th scope="row" colSpan={5}>{words('total')} · {product}</th><td><b>{mg(lines.reduce((sum, line) => sum + line.countedUg, 0))}</b></td></tr>,
        ])}
      </Sheet>
      <Signing />
    </Card>
  );
}
