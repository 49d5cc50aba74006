/** The list as a table: the same cells on the screen and in the file that is kept. */
import type { DoseListLine } from '@fairlead/contract/downtime';
import { useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { Across } from '../platform/index.ts';
import { paperMessages } from './paper-messages.ts';

export interface Cells {
  readonly heads: readonly string[];
  /** The lines of each cell of one person. */
  readonly of: (line: DoseListLine) => readonly (readonly string[])[];
}

export function useCells(): Cells {
  const words = useWords(paperMessages);
  const { mg, mL, day, date, time } = useFormats();
  const dosesOf = ({ parts, ugPerMl }: DoseListLine): readonly string[] => parts.flatMap(({ doseUg, given }) => [
    ugPerMl === null ? mg(doseUg) : `${mg(doseUg)} (${mL(doseUg, ugPerMl)})`,
    ...(given === null ? [] : [given.kind === 'take-home' ? words('home') : words('given', { dose: mg(given.ug), time: time(given.at) })]),
  ]);
  return {
    heads: [words('person'), words('dose'), words('last'), words('look')],
    of: (line) => [
      [line.name, line.number, ...(line.bornOn === null ? [] : [words('born', { day: date(line.bornOn) })])],
      [...dosesOf(line), line.medicine ?? '', ...(line.orderUntil === null ? [] : [words('until', { day: day(line.orderUntil) })])],
      line.lastDay === null ? [words('noLast')] : [day(line.lastDay), mg(line.lastUg ?? 0)],
      [
        ...line.holds.map((why) => words('held', { why })), ...(line.elsewhere === null ? [] : [words('away', { where: line.elsewhere })]),
        ...(line.bottlesOut > 0 ? [words('bottles', { count: line.bottlesOut })] : []), ...(line.allergies.length > 0 ? [words('allergies', { list: line.allergies.join(', ') })] : []),
      ],
    ],
  };
}

export function DoseListTable({ items, cells }: { readonly items: readonly DoseListLine[]; readonly cells: Cells }) {
  const words = useWords(paperMessages);
  return (
    <Across label={words('title')}>
      <table className="figures num">
        <caption className="hide">{words('title')}</caption>
        <thead><tr>{cells.heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>{items.map((line) => (
          <tr key={`${line.personId} ${line.orderId ?? ''}`}>{cells.of(line).map(([first, ...rest], column) => (
            <td key={cells.heads[column]}>{column === 0 ? <Link to={`/people/${line.personId}`}><b>{first}</b></Link> : <b>{first}</b>}{rest.map((each) => <div key={each} className="small">{each}</div>)}</td>
          ))}</tr>
        ))}</tbody>
      </table>
    </Across>
  );
}
