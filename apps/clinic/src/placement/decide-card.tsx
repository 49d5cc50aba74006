/** The decision: rated domains, the level chosen with the person, the reason where it differs, when it begins. */
import { domainIds, domains, levelIds, recommendPlacement, sayIn, type DomainId, type LevelId } from '@fairlead/clinical';
import { decidePlacement, type PersonPlacement, type Ratings } from '@fairlead/contract/placement';
import { Card, ChoiceField, DecisionPanel, NotesField, TextField, useLanguage, useWords } from '@fairlead/ui';
import { useState } from 'react';
import { AnswerNote, ConfirmlessButton, useCall, useSession } from '../platform/index.ts';
import { placementMessages } from './placement-messages.ts';
import { useFactWords, useLevelName } from './use-words.ts';

export type PartialRatings = Readonly<Partial<Record<DomainId, number>>>;

export function DomainsCard({ ratings, onRate }: { readonly ratings: PartialRatings; readonly onRate: (domain: DomainId, rating: number) => void }) {
  const words = useWords(placementMessages);
  const language = useLanguage();
  const some = domainIds.filter((id) => ratings[id] !== undefined).length;
  return (
    <Card title={words('domains')} aside={<span className="muted small num">{words('rated', { some, all: domainIds.length })}</span>}>
      <p className="muted small">{words('domainsSub')}</p>
      <div className="stack domains">{domains.map(({ id, name, asks, anchors }) => (
        <ChoiceField key={id} label={sayIn(name, language)} hint={sayIn(asks, language)} value={ratings[id] === undefined ? undefined : String(ratings[id])} onChoose={(value) => onRate(id, Number(value))}
          choices={anchors.map((anchor, at) => ({ value: String(at), label: `${at} · ${sayIn(anchor, language)}` }))} />
      ))}</div>
    </Card>
  );
}

interface DecideCardProps { readonly placement: PersonPlacement; readonly episodeId: string; readonly ratings: PartialRatings }

function useDecision({ placement, episodeId, ratings }: DecideCardProps) {
  const [chosen, setChosen] = useState<LevelId>();
  const [typed, setTyped] = useState({ reason: '', preference: '', startsOn: '', reviewOn: '', days: '', hours: '' });
  const [says, setSays] = useState({ waiting: false, knows: false, override: false });
  const deciding = useCall(decidePlacement);
  const isRated = domainIds.every((id) => ratings[id] !== undefined);
  const facts = Object.fromEntries(placement.facts.map(({ fact, value }) => [fact, value]));
  const asked = recommendPlacement({ ...facts, ...ratings, ...(chosen === undefined ? {} : { chosenLevel: chosen, preferenceReason: typed.reason }), waiting: says.waiting });
  const number = (text: string): number | undefined => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text));
  const send = () => {
    if (chosen === undefined || !isRated) return;
    const [days, hours] = [number(typed.days), number(typed.hours)];
    void deciding.send({ params: { id: episodeId }, body: {
      ratings: ratings as Ratings, chosen, waiting: says.waiting, acknowledgesMissing: says.knows, override: says.override,
      ...(typed.reason.trim() === '' ? {} : { reason: typed.reason }), ...(typed.preference.trim() === '' ? {} : { preference: typed.preference }), ...(typed.startsOn === '' || says.waiting ? {} : { startsOn: typed.startsOn }),
      ...(typed.reviewOn === '' ? {} : { reviewOn: typed.reviewOn }), ...(days === undefined ? {} : { daysAWeek: days }), ...(hours === undefined ? {} : { hoursAWeek: hours }),
    } }, { ifMatch: String(placement.version) });
  };
  return { chosen, setChosen, typed, write: (key: keyof typeof typed) => (text: string) => setTyped((all) => ({ ...all, [key]: text })), says, tick: (key: keyof typeof says) => (on: boolean) => setSays((all) => ({ ...all, [key]: on })), deciding, isRated, asked, send };
}

function Tick({ label, checked, onTick }: { readonly label: string; readonly checked: boolean; readonly onTick: (on: boolean) => void }) {
  return <label className="choice"><input className="tick" type="checkbox" checked={checked} onChange={(event) => onTick(event.target.checked)} /><span>{label}</span></label>;
}

export function DecideCard(props: DecideCardProps) {
  const words = useWords(placementMessages);
  const language = useLanguage();
  const level = useLevelName();
  const say = useFactWords();
  const { has } = useSession();
  const { chosen, setChosen, typed, write, says, tick, deciding, isRated, asked, send } = useDecision(props);
  const choice = { ...asked, findings: asked.findings.filter(({ rule }) => rule.startsWith('placement.choice')), missing: [], decision: asked.findings.some(({ decision, rule }) => decision === 'refuse' && rule.startsWith('placement.choice')) ? 'refuse' as const : 'warn' as const };
  const why = !isRated ? words('whyRate') : chosen === undefined ? words('whyLevel') : asked.missing.length > 0 && !says.knows ? words('whyMissing') : undefined;
  return (
    <Card title={words('decide')}>
      <div className="stack">
        <ChoiceField label={words('chosen')} value={chosen} onChoose={setChosen} choices={levelIds.map((id) => ({ value: id, label: level(id), ...(id === asked.recommendedLevel && isRated ? { hint: words('accepted') } : {}) }))} />
        {chosen !== undefined && choice.findings.length > 0 ? <DecisionPanel alone decision={choice} factWords={say.fact} /> : null}
        <NotesField label={words('reason')} hint={words('reasonHint')} optional={chosen === undefined || chosen === asked.recommendedLevel} rows={2} value={typed.reason} onText={write('reason')} />
        <NotesField label={words('preference')} optional rows={2} value={typed.preference} onText={write('preference')} />
        <Tick label={words('waiting')} checked={says.waiting} onTick={tick('waiting')} />
        {says.waiting ? <div className="change"><b>{words('waitingSub')}</b><ul>{asked.interim.map(({ code, says: step }) => <li key={code}>{sayIn(step, language)}</li>)}</ul></div> : <TextField type="date" label={words('startsOn')} optional value={typed.startsOn} onText={write('startsOn')} />}
        <div className="two"><TextField type="number" min={0} max={7} label={words('days')} optional value={typed.days} onText={write('days')} /><TextField type="number" min={0} max={80} label={words('hours')} optional value={typed.hours} onText={write('hours')} /></div>
        <TextField type="date" label={words('reviewOn')} optional value={typed.reviewOn} onText={write('reviewOn')} />
        {asked.missing.length === 0 ? null : <Tick label={words('knows', { facts: asked.missing.map(say.fact).join(', ') })} checked={says.knows} onTick={tick('knows')} />}
        {choice.findings.some(({ override, decision }) => override === 'prescriber' && decision === 'refuse') && has('prescriber') ? <Tick label={words('override')} checked={says.override} onTick={tick('override')} /> : null}
        {deciding.answer?.kind === 'refused' && deciding.answer.decision !== undefined ? <DecisionPanel alone decision={deciding.answer.decision} factWords={say.fact} /> : null}
        <AnswerNote answer={deciding.answer} onAgain={() => void deciding.again()} />
        {deciding.answer?.kind === 'done' && chosen !== undefined ? <p role="status"><b>{words('decided', { level: level(chosen) })}</b></p> : null}
        <ConfirmlessButton label={chosen === undefined ? words('decide') : words('decideAs', { level: level(chosen) })} why={why} busy={deciding.busy} onPress={send} />
      </div>
    </Card>
  );
}
