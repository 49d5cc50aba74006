import { useEffect, useState } from 'react';
import type { ReactElement } from 'react';
import { Icon } from '@fairlead/ui/icon';
import { useApp, useWords } from '../platform/app.ts';
import { Card, Go, Page, SavedNote } from '../platform/parts.tsx';
import { recoveryMessages } from './recovery-messages.ts';
import { curve, waveMinutes, xOf, yOf } from './urge-wave.ts';
import { useCraving } from './use-craving.ts';

/** Riding out a strong pull: where you are on the wave, rate, breathe, call, what helped before. */
export function CravingPage(): ReactElement {
  const words = useWords(recoveryMessages);
  const craving = useCraving();
  if ((craving.riding?.endedAt ?? null) !== null) return <AfterWave craving={craving} />;
  return (
    <Page title={words('waveTitle')} lead={words('waveLead')} back="/">
      <Wave minutes={craving.minutes} />
      <section className="soft rate" aria-labelledby="level">
        <h2 id="level">{words('howNow')}</h2>
        <div className="level">
          <button type="button" className="btn" aria-label={words('less')} onClick={() => craving.setLevel(craving.level - 1)}><Icon name="minus" /></button>
          <output className="num" aria-live="polite">{craving.level}<small>{words('of10')}</small></output>
          <button type="button" className="btn" aria-label={words('moreStrong')} onClick={() => craving.setLevel(craving.level + 1)}><Icon name="plus" /></button>
        </div>
      </section>
      <BreatheAndCall />
      <Helped />
      <CopingCards />
      <button type="button" className="btn wide spaced" onClick={craving.end}><Icon name="check" />{words('passed')}</button>
      <p className="small muted used">{words('used')}<br /><Go to="/log/lapse">{words('staySafe')}</Go></p>
    </Page>
  );
}

function Wave({ minutes }: { readonly minutes: number }): ReactElement {
  const words = useWords(recoveryMessages);
  const at = Math.min(minutes, waveMinutes);
  const [x, y] = [xOf(at), yOf(at)];
  const inside = at < 18;
  return (
    <svg className="chart wave" viewBox="0 0 390 186" role="img" aria-label={words('wave', { minutes })}>
      <path className="sea2" d={`${curve(-2, 32.5, 40)}L402 186L-8 186Z`} /><path className="sea" d={`${curve(-2, 32.5)}L402 186L-8 186Z`} />
      <path className="ahead-l" d={curve(at, 32.5)} /><path className="past-l" d={curve(-2, at)} />
      <circle className="halo" cx={x} cy={y} r="19" /><circle className="rider" cx={x} cy={y} r="10" />
      <text className={inside ? 'strong' : 'strong end'} x={inside ? x + 8 : x - 4} y={Math.min(y + (inside ? 58 : 34), 158)}>{words('youIn', { minutes })}</text>
      <text className="mid" x={xOf(10) + 6} y="22">{words('crest')}</text><text x={xOf(20)} y="72">{words('easing')}</text>
      <text x="18" y="178">{words('waveStart')}</text><text className="mid" x={xOf(10)} y="178">10</text><text className="mid" x={xOf(20)} y="178">20</text><text className="end" x="372" y="178">{words('waveEnd')}</text>
    </svg>
  );
}

function BreatheAndCall(): ReactElement {
  const words = useWords(recoveryMessages);
  const { me } = useApp();
  const [breathing, setBreathing] = useState(false);
  const call = me?.value.crisisCard.callFirst ?? me?.value.relapsePrevention.plan.contacts[0] ?? null;
  return (
    <>
      <div className="two">
        <button type="button" className="btn primary" aria-pressed={breathing} onClick={() => setBreathing(!breathing)}><Icon name="lungs" />{words(breathing ? 'breatheStop' : 'breathe')}</button>
        {call === null ? <Go to="/help" className="btn tinted"><Icon name="phone" />{words('callHelp')}</Go> : <a className="btn tinted" href={`tel:${call.phone.replace(/[^+\d]/g, '')}`}><Icon name="phone" />{words('callName', { name: call.name })}</a>}
      </div>
      {breathing ? <Breathe /> : null}
    </>
  );
}

/** In for four, out for six. With reduced motion the ring stands still beside the number. */
function Breathe(): ReactElement {
  const words = useWords(recoveryMessages);
  const [second, setSecond] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSecond((before) => (before + 1) % 10), 1000);
    return () => clearInterval(timer);
  }, []);
  const inward = second < 4;
  return (
    <section className="soft breath" aria-label={words('breathe')}>
      <div className={inward ? 'ring in' : 'ring out'} aria-hidden="true"><b className="num">{inward ? 4 - second : 10 - second}</b></div>
      <div><h2 aria-live="polite">{words(inward ? 'breatheIn' : 'breatheOut')}</h2><p className="small muted">{words('breatheHow')}</p></div>
    </section>
  );
}

function Helped(): ReactElement {
  const words = useWords(recoveryMessages);
  const { me } = useApp();
  const plan = me?.value.relapsePrevention.plan;
  const before = me?.value.helpedBefore ?? [];
  const written = (plan?.coping ?? []).filter((line) => !before.some((one) => one.words === line));
  return (
    <Card title={words('helped')}>
      <ul className="worked">
        {before.slice(0, 4).map((one) => <li key={one.words}><Icon name="walk" /><span>{one.words}</span><small className="muted num">{words('helpedOf', { helped: one.helped, tried: one.tried })}</small></li>)}
        {written.slice(0, 3).map((one) => <li key={one}><Icon name="check" /><span>{one}</span></li>)}
        {before.length + written.length === 0 ? <li><Icon name="info-circle" /><span className="muted">{words('helpedNone')}</span></li> : null}
        <li><Icon name="photo-heart" /><Go to="/plan/relapse">{words('reasons')}</Go><Icon name="chevron-right" /></li>
      </ul>
    </Card>
  );
}

function CopingCards(): ReactElement {
  const words = useWords(recoveryMessages);
  const cards = [['card1', 'card1Text'], ['card2', 'card2Text'], ['card3', 'card3Text'], ['card4', 'card4Text'], ['card5', 'card5Text']] as const;
  return <Card title={words('cards')}>{cards.map(([title, text]) => <details key={title} className="coping"><summary>{words(title)}</summary><p>{words(text)}</p></details>)}</Card>;
}

function AfterWave({ craving }: { readonly craving: ReturnType<typeof useCraving> }): ReactElement {
  const words = useWords(recoveryMessages);
  const { me } = useApp();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [trigger, setTrigger] = useState('');
  const list = [...new Set([...(me?.value.helpedBefore.map((one) => one.words) ?? []), ...(me?.value.relapsePrevention.plan.coping ?? []), words('breathe'), words('callHelp'), words('card2'), words('card3')])];
  const toggle = (name: string): void => setTicked((before) => { const next = new Set(before); if (!next.delete(name)) next.add(name); return next; });
  const helped = list.filter((name) => ticked.has(name)).map((name) => ({ words: name, helped: true }));
  const first = craving.riding?.levels[0] ?? 0;
  const shared = craving.kept?.shared === true;
  return (
    <Page title={words('after')} lead={words('afterLead', { from: first, to: craving.level, minutes: craving.minutes })} back="/log">
      <fieldset className="soft ticks"><legend>{words('whatHelped')}</legend>{list.map((name) => <label key={name}><input className="tick" type="checkbox" checked={ticked.has(name)} onChange={() => toggle(name)} /><span>{name}</span></label>)}</fieldset>
      <label className="field spaced"><span>{words('trigger')}</span><input className="in" value={trigger} maxLength={200} onChange={(event) => setTrigger(event.target.value)} /></label>
      <div className="two">
        {shared ? null : <button type="button" className="btn primary" onClick={() => craving.keep(helped, trigger, null)}>{words('keep')}</button>}
        {shared ? null : <button type="button" className="btn tinted" onClick={() => craving.keep(helped, trigger, words('craving'))}><Icon name="share" />{words('share')}</button>}
        <button type="button" className="btn" onClick={craving.fresh}>{words('startAgain')}</button>
      </div>
      <SavedNote saved={craving.saved} itemKey={shared ? craving.kept?.key : undefined} />
    </Page>
  );
}
