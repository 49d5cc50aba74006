/** Whom this press waits for, and since when; taken back by one press. */
import { Modal } from '@mantine/core';
import type { RouteShape } from '@fairlead/contract';
import { Button, StateTag, useFormats, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { secondMessages } from './second-messages.ts';
import { ShownAct } from './shown-act.tsx';
import type { TwoSigned } from './use-two-signed.ts';

export function SecondWaits<R extends RouteShape>({ of: { asked, takeBack } }: { readonly of: Pick<TwoSigned<R>, 'asked' | 'takeBack'> }) {
  const words = useWords(secondMessages);
  const { time } = useFormats();
  const [hidden, setHidden] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  if (asked === undefined) return null;
  const says = <StateTag state="due" boxed>{words('waits', { name: asked.askedOf, time: time(asked.askedAt) })}</StateTag>;
  const back = <Button aria-busy={busy} onClick={() => { setBusy(true); void takeBack().finally(() => setBusy(false)); }}>{words('takeBack')}</Button>;
  return (
    <>
      {hidden === asked.id ? <div className="rowx" role="status">{says}{back}</div> : null}
      <Modal opened={hidden !== asked.id} onClose={() => setHidden(asked.id)} title={words('waitsTitle', { name: asked.askedOf })} closeButtonProps={{ 'aria-label': words('hide') }}>
        <div className="stack">
          <div role="status">{says}<p className="muted">{words('waitsSub', { time: time(asked.expiresAt), name: asked.askedOf })}</p></div>
          <ShownAct act={asked.act} shown={asked.shown} />
          <div className="rowx">{back}<Button look="bare" onClick={() => setHidden(asked.id)}>{words('hide')}</Button></div>
        </div>
      </Modal>
    </>
  );
}
