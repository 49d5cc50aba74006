/** One stay, whole: course against doses, comfort medicines, escalations, rounds, fluids, and its end. */
import type { Stay } from '@fairlead/contract/withdrawal';
import { Chip, DueTag, setClock, useFormats, useWords } from '@fairlead/ui';
import { IconClipboardCheck } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Screen, Shown, useSession, useShortcut } from '../platform/index.ts';
import { ComfortCard } from './comfort-card.tsx';
import { CourseOfStay } from './course-chart.tsx';
import { EndCard } from './end-card.tsx';
import { DetailsCard, EscalationsCard, FluidsCard, HandoverCard, RoundsCard } from './stay-cards.tsx';
import { dueTogether, useStay } from './use-ward.ts';
import { WardTabs } from './ward-tabs.tsx';
import { wardMessages } from './withdrawal-messages.ts';
import './ward.css';

function Head({ stay }: { readonly stay: Stay }) {
  const words = useWords(wardMessages);
  const { list } = useFormats();
  const { has } = useSession();
  const navigate = useNavigate();
  const [due] = stay.due;
  const mayScore = stay.state === 'open' && has('nurse', 'prescriber');
  useShortcut('s', words('score'), () => { if (mayScore) void navigate({ to: `/ward/${stay.id}/round` }); });
  return (
    <div className="rowx">
      {due === undefined ? null : <><DueTag dueAt={due.at} /><Chip>{list(dueTogether(stay.due).map((kind) => words(`k_${kind}`)))}</Chip></>}
      {mayScore ? <Link className="btn primary" to={`/ward/${stay.id}/round`}><IconClipboardCheck className="i" aria-hidden="true" />{words('score')}</Link> : null}
      <Link className="btn" to={`/people/${stay.personId}`}>{stay.number}</Link>
      <button type="button" className="btn bare" onClick={() => window.print()}>{words('portable')}</button>
    </div>
  );
}

export function StayScreen() {
  const words = useWords(wardMessages);
  const { stayId = '' }: { readonly stayId?: string } = useParams({ strict: false });
  const read = useStay(stayId);
  const stay = read.data?.reply;
  useEffect(() => { if (stay !== undefined) setClock(Date.parse(stay.now)); }, [stay]);
  const sub = stay === undefined ? undefined : [stay.bed === null ? words('noBed') : words('bedNo', { bed: stay.bed }), words(stay.opioid), words(`state_${stay.state}`)].join(' · ');
  return (
    <Screen title={stay === undefined ? words('stay') : words('stayOf', { name: stay.name })} sub={sub} layout="sheet">
      <div>
        <WardTabs />
        <Shown of={read} lines={8}>{(reply) => <><Head stay={reply} /><CourseOfStay stay={reply} /><ComfortCard stay={reply} /><RoundsCard stay={reply} /></>}</Shown>
      </div>
      <aside className="side">{stay === undefined ? null : <><EscalationsCard stay={stay} /><DetailsCard stay={stay} /><FluidsCard stay={stay} /><HandoverCard stay={stay} /><EndCard stay={stay} /></>}</aside>
    </Screen>
  );
}
