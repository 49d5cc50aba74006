/** How the window works this morning: the median of what people took, against what the window is built for. Nobody is ranked by it. */
import { Card, useFormats, useWords } from '@fairlead/ui';
import { Shown } from '../platform/index.ts';
import { callMessages } from './call-messages.ts';
import { useWindowTimes } from './use-calls.ts';

export function WindowDay() {
  const words = useWords(callMessages);
  const { day } = useFormats();
  const read = useWindowTimes();
  return (
    <Card title={words('dayTitle')} className="window-day">
      <Shown of={read} lines={2}>{({ today, days, targetSeconds }) => {
        const earlier = days.filter((each) => each.day !== today.day && each.medianSeconds !== null).slice(0, 5);
        return (
          <>
            <p>{today.medianSeconds === null ? words('dayFew', { count: today.people }) : <b>{words('daySays', { count: today.people, seconds: today.medianSeconds })}</b>} {words('dayTarget', { seconds: targetSeconds })}</p>
            {earlier.length === 0 ? null : <table className="figures"><caption className="hide">{words('dayEarlier')}</caption><thead><tr><th scope="col">{words('dayDay')}</th><th scope="col">{words('dayPeople')}</th><th scope="col">{words('dayMedian')}</th></tr></thead><tbody>{earlier.map((each) => <tr key={each.day}><th scope="row">{day(each.day)}</th><td className="num">{each.people}</td><td className="num">{words('seconds', { seconds: each.medianSeconds ?? 0 })}</td></tr>)}</tbody></table>}
            <p className="small muted">{words('dayNobody')}</p>
          </>
        );
      }}</Shown>
    </Card>
  );
}
