/** The movements of one container, newest first, with the balance after each. */
import { getLedger } from '@fairlead/contract/dispensary';
import type { ContainerLine } from '@fairlead/contract/dispensary';
import { Button, Card, EmptyState, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { Across, Shown, useRead } from '../platform/index.ts';
import { ledgerMessages } from './ledger-messages.ts';
import { PhotoButton } from './second/waste-photo.tsx';

const kinds = { receive: 'receiveKind', transfer: 'transfer', dose: 'dose', 'take-home': 'take-home', return: 'return', waste: 'wasteKind', correction: 'correction', discrepancy: 'discrepancy', disposal: 'disposal' } as const;
const isKind = (kind: string): kind is keyof typeof kinds => Object.hasOwn(kinds, kind);

/** A kind of movement in words; one that nobody has words for is shown as it came. */
export function useKindWords(): (kind: string) => string {
  const words = useWords(ledgerMessages);
  return (kind) => (isKind(kind) ? words(kinds[kind]) : kind);
}

export function Movements({ container }: { readonly container: ContainerLine }) {
  const words = useWords(ledgerMessages);
  const kindWords = useKindWords();
  const { mg, dayTime } = useFormats();
  const [pages, setPages] = useState<readonly string[]>([]);
  const after = pages.at(-1);
  const ledger = useRead(getLedger, { params: { id: container.id }, query: { limit: 50, ...(after === undefined ? {} : { after }) } }, { topics: ['stock', 'queue'], keep: true });
  return (
    <Card title={words('movements')} sub={container.label}>
      <Shown of={ledger}>{({ items, next }) => (items.length === 0 ? <EmptyState title={words('nothingMoved')} /> : <>
        <Across label={words('movements')}><table className="figures num">
          <caption className="hide">{words('movements')}</caption>
          <thead><tr>{[words('when'), words('what'), words('who'), words('change'), words('after')].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
          <tbody>{items.map((line) => (
            <tr key={`${line.journalId} ${line.amountUg} ${line.balanceAfterUg ?? ''}`}>
              <th scope="row">{dayTime(line.at)}</th>
              <td>{kindWords(line.kind)}{line.personNumber === null ? null : <> · {line.personNumber}</>}{line.reason === null ? null : <span className="muted"> {line.reason}</span>}{line.photoId === null ? null : <PhotoButton id={line.photoId} />}</td>
              <td>{line.author}{line.witness === null ? null : <>, {words('witnessed', { who: line.witness })}</>}</td>
              <td>{line.amountUg > 0 ? '+' : '−'}{mg(Math.abs(line.amountUg))}</td>
              <td><b>{line.balanceAfterUg === null ? null : mg(line.balanceAfterUg)}</b></td>
            </tr>
          ))}</tbody>
        </table></Across>
        {next === null ? null : <Button look="bare" onClick={() => setPages([...pages, next])}>{words('more')}</Button>}
      </>)}</Shown>
    </Card>
  );
}
