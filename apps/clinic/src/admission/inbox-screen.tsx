/** The inbox: who asks for help, in the order in which people are called, and the one that is open beside it. */
import type { InboxLine } from '@fairlead/contract/admission';
import { Chip, DueTag, EmptyState, Segments, StateTag, useFormats, useLanguage, useNow, useWords } from '@fairlead/ui';
import { IconInbox, IconPlus } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Screen, Shown, useSession, Worklist, WorklistKeys } from '../platform/index.ts';
import { admissionMessages } from './admission-messages.ts';
import { EnquiryPane } from './enquiry-pane.tsx';
import { saidIn, sourceKeys, stateKeys } from './said.ts';
import { useInbox } from './use-inbox.ts';
import type { Which } from './use-inbox.ts';

function RowState({ line }: { readonly line: InboxLine }) {
  const words = useWords(admissionMessages);
  if (line.state === 'accepted' || line.state === 'closed') return <Chip>{words(stateKeys[line.state])}</Chip>;
  if (line.needsToday && line.attempts === 0) return <StateTag state="actNow">{words('needsToday')}</StateTag>;
  if (line.contactOverdue) return <StateTag state="overdue">{words('callOverdue')}</StateTag>;
  if (line.callAgainAt !== null) return <DueTag dueAt={line.callAgainAt} />;
  return <Chip>{words(stateKeys[line.state])}</Chip>;
}

function useRows(lines: readonly InboxLine[]) {
  const words = useWords(admissionMessages);
  const language = useLanguage();
  const { list } = useFormats();
  const nowMs = useNow();
  return lines.map((line) => {
    const minutes = Math.max(0, Math.floor((nowMs - Date.parse(line.receivedAt)) / 60_000));
    const lead = minutes >= 2880 ? { figure: Math.floor(minutes / 1440), unit: words('day') } : minutes >= 60 ? { figure: Math.floor(minutes / 60), unit: words('hour') } : { figure: minutes, unit: words('minute') };
    const because = line.because.map(({ says }) => saidIn(says, language));
    const told = [words(sourceKeys[line.source]), line.about === 'someone_else' ? words('aboutOther', { name: line.otherName ?? words('someoneElse') }) : undefined, line.attempts === 0 ? words('notTried') : words('tried', { count: line.attempts })];
    return { id: line.id, lead, title: line.callMe, line: because.length > 0 ? list(because) : told.filter(Boolean).join(' · '), state: <RowState line={line} /> };
  });
}

function Queue({ which, onWhich, lines, current }: { readonly which: Which; readonly onWhich: (which: Which) => void; readonly lines: readonly InboxLine[]; readonly current: string | undefined }) {
  const words = useWords(admissionMessages);
  const navigate = useNavigate();
  const rows = useRows(lines);
  return (
    <aside className="queue inbox-queue" aria-label={words('waiting')}>
      <div className="queue-head"><Segments label={words('show')} choices={[{ value: 'open', label: words('open') }, { value: 'accepted', label: words('accepted') }, { value: 'closed', label: words('closed') }]} value={which} onChoose={onWhich} /></div>
      {rows.length === 0 ? <EmptyState icon={IconInbox} title={words(which === 'open' ? 'empty' : which === 'accepted' ? 'emptyAccepted' : 'emptyClosed')}>{which === 'open' ? words('emptySub') : undefined}</EmptyState>
        : <Worklist label={words('waiting')} rows={rows} current={current} onOpen={(enquiryId) => void navigate({ to: '/inbox/$enquiryId', params: { enquiryId } })} />}
      <p className="rowx"><Link className="btn" to="/inbox/new"><IconPlus className="i" aria-hidden="true" />{words('newRequest')}</Link></p>
      <WorklistKeys />
    </aside>
  );
}

export function InboxScreen() {
  const words = useWords(admissionMessages);
  const { number } = useFormats();
  const { site } = useSession();
  const { enquiryId }: { readonly enquiryId?: string } = useParams({ strict: false });
  const [which, setWhich] = useState<Which>('open');
  const read = useInbox(which);
  const reply = read.data?.reply;
  const shown = enquiryId ?? reply?.items[0]?.id;
  const facts = reply === undefined || which !== 'open' ? [] : [
    { name: words('waitingNow'), value: <b>{reply.items.length}</b> },
    { name: words('callsDue'), value: <b>{reply.items.filter(({ contactOverdue }) => contactOverdue).length}</b> },
    { name: words('medianWait'), value: <b>{reply.medianWaitDays === null ? words('medianUnknown') : words('medianDays', { count: number(reply.medianWaitDays, 1) })}</b> },
  ];
  return (
    <Screen title={words('inbox')} sub={site.name} facts={facts} layout="three">
      <Shown of={read} lines={8}>{({ items }) => <Queue which={which} onWhich={setWhich} lines={items} current={shown} />}</Shown>
      {shown === undefined ? null : <EnquiryPane key={shown} enquiryId={shown} />}
    </Screen>
  );
}
