/** Screens that stand in the waiting room: added with a code, seen, ended. */
import { addDevice, endDevice, listDevices, type Device, type DeviceKind } from '@fairlead/contract';
import { Button, Card, ChoiceField, EmptyState, StateTag, TextField, useFormats, useWords } from '@fairlead/ui';
import { IconDeviceTabletCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { AnswerNote, Screen, Shown, useCall, useRead, useSession } from '../../platform/index.ts';
import { screensMessages } from './waiting-room-messages.ts';

export function ScreensScreen() {
  const words = useWords(screensMessages);
  const { site } = useSession();
  const read = useRead(listDevices, { params: { id: site.id } }, { refetchInterval: 15_000 });
  return (
    <Screen title={words('title')} sub={words('sub')} layout="sheet">
      <div className="sheet stack"><Shown of={read}>{({ items }) => (items.length === 0 ? <EmptyState icon={IconDeviceTabletCheck} title={words('none')}>{words('noneSub')}</EmptyState> : <Card title={words('title')}><ul className="row-lines">{items.map((each) => <Line key={each.id} screen={each} />)}</ul><p className="small muted">{words('rules')}</p></Card>)}</Shown></div>
      <aside className="side stack"><Add siteId={site.id} /></aside>
    </Screen>
  );
}

function Line({ screen }: { readonly screen: Device }) {
  const words = useWords(screensMessages);
  const { dayTime } = useFormats();
  const end = useCall(endDevice, { refreshes: [listDevices] });
  return (
    <li>
      <span><b>{screen.name}</b> <span className="muted">{words(screen.kind)}</span><br />{screen.enrolledAt === null ? <StateTag state="due">{words('waits')}</StateTag> : <span className="muted small num">{words('since', { when: dayTime(screen.enrolledAt) })}</span>}</span>
      <Button aria-label={words('endNamed', { name: screen.name })} aria-busy={end.busy} onClick={() => void end.send({ params: { id: screen.id }, body: {} })}>{words('end')}</Button>
      <AnswerNote answer={end.answer} onAgain={() => void end.again()} />
    </li>
  );
}

function Add({ siteId }: { readonly siteId: string }) {
  const words = useWords(screensMessages);
  const { time } = useFormats();
  const [kind, setKind] = useState<DeviceKind>('check-in');
  const [name, setName] = useState('');
  const add = useCall(addDevice, { refreshes: [listDevices] });
  const send = async () => { if ((await add.send({ params: { id: siteId }, body: { kind, name } })).kind === 'done') setName(''); };
  if (add.answer?.kind === 'done') {
    const { code, until } = add.answer.reply;
    return (
      <Card title={words('codeTitle')}>
        <div className="stack"><p className="one-time-code num">{code}</p><p>{words('codeSub', { address: `${location.origin}/device`, time: time(until) })}</p><div><Button look="primary" onClick={add.clear}>{words('codeDone')}</Button></div></div>
      </Card>
    );
  }
  return (
    <Card title={words('add')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); void send(); }}>
        <ChoiceField label={words('kind')} value={kind} onChoose={setKind} choices={[{ value: 'check-in', label: words('check-in') }, { value: 'wall', label: words('wall') }]} />
        <TextField label={words('name')} value={name} onText={setName} />
        <div><Button type="submit" look="primary" aria-busy={add.busy} why={name.trim() === '' ? words('name') : undefined}>{words('addNow')}</Button></div>
        <AnswerNote answer={add.answer} onAgain={() => void add.again()} />
      </form>
    </Card>
  );
}
