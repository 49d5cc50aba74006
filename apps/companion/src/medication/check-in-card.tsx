import { useCallback, useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { ownCard, type CheckInCard } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useWords } from '../platform/app.ts';
import { newKey } from '../platform/clock.ts';
import { ask } from '../platform/http.ts';
import { Card, Page } from '../platform/parts.tsx';
import { collectMessages } from './collect-messages.ts';

const kept = 'check-in-card';

/** The code for the clinic's check-in screen: kept sealed on this phone, so that it works at the door without a line. */
export function CheckInCardPage(): ReactElement {
  const words = useWords(collectMessages);
  const { local } = useApp();
  const [card, setCard] = useState<CheckInCard>();
  const [state, setState] = useState<'idle' | 'busy' | 'no-line'>('idle');
  useEffect(() => { void local.read<CheckInCard>(kept).then((there) => setCard(there?.value)); }, [local]);
  const load = useCallback(() => {
    setState('busy');
    void ask(ownCard, { body: {}, key: newKey() }).then(async (answer) => {
      setState(answer.kind === 'ok' ? 'idle' : 'no-line');
      if (answer.kind !== 'ok') return;
      await local.keep(kept, answer.value);
      setCard(answer.value);
    });
  }, [local]);
  const drop = (): void => { void local.forget(kept).then(() => setCard(undefined)); };
  return (
    <Page title={words('cardTitle')} lead={words('cardLead')} back="/more">
      {card === undefined ? null : <Card><svg className="passport-code" role="img" aria-label={words('cardCode')} viewBox={`0 0 ${card.code.size} ${card.code.size}`} shapeRendering="crispEdges"><rect width={card.code.size} height={card.code.size} fill="#fff" /><path d={card.code.path} fill="#000" /></svg><p className="small muted">{words('cardOffline')}</p></Card>}
      <button type="button" className={`btn ${card === undefined ? 'primary' : 'tinted'} wide spaced`} disabled={state === 'busy'} onClick={load}>{words(card === undefined ? 'cardShow' : 'cardRenew')}</button>
      {state === 'no-line' ? <p className="note warn" role="alert"><Icon name="alert-triangle" /><span>{words('onlyOnline')}</span></p> : null}
      {card === undefined ? null : <button type="button" className="btn bare wide spaced" onClick={drop}>{words('away')}</button>}
      <p className="small muted">{words('cardLost')}</p>
    </Page>
  );
}
