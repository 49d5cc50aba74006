/** Who went without doses, an injection or a visit: whoever is in most danger first, and what to do about it beside the list. */
import { getReengage } from '@fairlead/contract/aftercare';
import type { ReachLine } from '@fairlead/contract/aftercare';
import { Card, EmptyState, StateTag, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconPhoneCall } from '@tabler/icons-react';
import { useState } from 'react';
import { Screen, Shown, useRead, useSession, Worklist, WorklistKeys } from '../platform/index.ts';
import { reengageMessages } from './reengage-messages.ts';
import { ReachTicket } from './reach-ticket.tsx';
import { useGap } from './use-gap.ts';

function NextTag({ line }: { readonly line: ReachLine }) {
  const words = useWords(reengageMessages);
  const { shortDay } = useFormats();
  const { step, on } = line.next;
  const said = words(step, { day: on === null ? '' : shortDay(on) });
  return step === 'reach_now' ? <StateTag state={line.group === 1 ? 'actNow' : 'due'}>{said}</StateTag> : <StateTag state={step === 'prescriber_first' || step === 'bring_doses_back' ? 'warn' : 'away'}>{said}</StateTag>;
}

export function ReengageScreen() {
  const words = useWords(reengageMessages);
  const language = useLanguage();
  const gap = useGap();
  const { site } = useSession();
  const [openId, setOpenId] = useState<string | undefined>(undefined);
  const read = useRead(getReengage, { params: { id: site.id } }, { topics: ['outreach', 'queue', 'orders', 'tasks', 'episodes'], keep: true });
  // On a phone the ticket stands below the list.
  const openOne = (personId: string) => { setOpenId(personId); requestAnimationFrame(() => document.querySelector('.screen > .ticket')?.scrollIntoView({ block: 'nearest' })); };
  const items = read.data?.reply.items ?? [];
  const open = items.find(({ personId }) => personId === openId) ?? items[0];
  const groups = ([1, 2, 3] as const).map((group) => ({ group, label: words(`group${group}`), of: items.filter((line) => line.group === group) })).filter(({ of }) => of.length > 0);
  const says = (line: ReachLine): string => line.because.filter(({ id }) => id !== 'days_missed' && id !== 'injection_late' && id !== 'visit_missed').slice(0, 3).map((each) => (language === 'en-GB' ? each.says['en-GB'] ?? each.says.en : each.says[language])).join(' · ');
  return (
    <Screen title={words('reengage')} sub={read.data === undefined ? site.name : words('sub', { count: items.length })} layout="board" facts={groups.map(({ label, of }) => ({ name: label, value: <b>{of.length}</b> }))}>
      <div>
        <Shown of={read} lines={8}>{() => (items.length === 0 ? <Card title={words('reengage')}><EmptyState icon={IconPhoneCall} title={words('none')}>{words('noneSub')}</EmptyState></Card> : (
          <>
            {groups.map(({ group, label, of }, at) => (
              <Card key={group} title={label} sub={of.length}>
                <Worklist label={label} takesKeys={at === 0} current={open?.personId} onOpen={openOne} rows={of.map((line) => ({ id: line.personId, title: line.name, line: <>{gap(line)}{says(line) === '' ? null : <> · {says(line)}</>}</>, state: <NextTag line={line} /> }))} />
              </Card>
            ))}
            <WorklistKeys />
          </>
        ))}</Shown>
      </div>
      {open === undefined ? null : <ReachTicket key={open.personId} line={open} today={read.data?.reply.today ?? ''} />}
    </Screen>
  );
}
