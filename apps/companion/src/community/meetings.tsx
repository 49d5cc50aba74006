import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { meetings as meetingsRoute } from '@fairlead/contract/community';
import type { Meeting } from '@fairlead/contract/community';
import type { ReplyOf } from '@fairlead/contract';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useLanguage, useWords } from '../platform/app.ts';
import { dayAfter, nowMs } from '../platform/clock.ts';
import { ask } from '../platform/http.ts';
import type { Kept } from '../platform/local-data.ts';
import { Age, Page } from '../platform/parts.tsx';
import { fullDay, longWeekday, wallTime } from '../platform/say.ts';
import { communityMessages } from './community-messages.ts';

type List = ReplyOf<typeof meetingsRoute>;
/** A Monday, from which weekday names are counted. */
const monday = '2024-01-01';

/** From a file the site loaded; a sample says that it is made up. Kept for offline days. Attendance is nobody's business. */
export function MeetingsPage(): ReactElement {
  const words = useWords(communityMessages);
  const language = useLanguage();
  const { local } = useApp();
  const [kept, setKept] = useState<Kept<List>>();
  const [day, setDay] = useState(0);
  useEffect(() => {
    let here = true;
    void local.read<List>('meetings').then((copy) => { if (here && copy !== undefined) setKept((known) => known ?? copy); });
    void ask(meetingsRoute, { query: { limit: 200 } }).then(async (answer) => {
      if (!here || answer.kind !== 'ok') return;
      setKept({ value: answer.value, keptAt: nowMs() });
      await local.keep('meetings', answer.value);
    });
    return () => { here = false; };
  }, [local]);
  const list = kept?.value;
  const shown = (list?.items ?? []).filter((one) => day === 0 || one.weekday === day).toSorted((a, b) => a.weekday - b.weekday || (a.startsAt < b.startsAt ? -1 : 1));
  return (
    <Page title={words('meetings')} lead={words('meetingsLead')} back="/more">
      {list?.madeUp === true ? <p className="note due"><Icon name="info-circle" /><span>{words('madeUp')}</span></p> : null}
      <label className="field spaced"><span>{words('dayAll')}</span><select className="in" value={day} onChange={(event) => setDay(Number(event.target.value))}><option value={0}>{words('all')}</option>{[1, 2, 3, 4, 5, 6, 7].map((one) => <option key={one} value={one}>{longWeekday(language, dayAfter(monday, one - 1))}</option>)}</select></label>
      {list === undefined || list.items.length === 0 ? <p className="muted spaced">{words('none')}</p> : <ul className="stack">{shown.map((one) => <MeetingCard key={one.id} meeting={one} />)}</ul>}
      {list === undefined || list.loadedOn === null ? null : <p className="small muted">{words('source', { source: list.source, day: fullDay(language, list.loadedOn) })}</p>}
      {kept === undefined ? null : <Age keptAt={kept.keptAt} />}
    </Page>
  );
}

function MeetingCard({ meeting }: { readonly meeting: Meeting }): ReactElement {
  const words = useWords(communityMessages);
  const language = useLanguage();
  return (
    <li className="soft">
      <h2>{meeting.name}</h2>
      <p className="num">{longWeekday(language, dayAfter(monday, meeting.weekday - 1))}, {wallTime(language, meeting.startsAt)}. {meeting.fellowship}</p>
      <p className="small muted">{[meeting.place, meeting.address, meeting.stepFree === true ? words('stepFree') : null, ...meeting.formats].filter((part) => part !== null).join(', ')}</p>
      {meeting.online === null ? null : <p><a href={meeting.online} rel="noreferrer">{words('online')}</a></p>}
    </li>
  );
}
