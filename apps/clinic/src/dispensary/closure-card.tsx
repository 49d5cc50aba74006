/** The next closed days in a person's take-home tab: who allows them, and the bottles for them. */
import { decideTakeHome } from '@fairlead/contract/dispensary';
import type { Bottle, TakeHomeDecision } from '@fairlead/contract/dispensary';
import type { ClosedDay } from '@fairlead/contract/schedule';
import { Button, Card, Chip, useFormats, useWords } from '@fairlead/ui';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { closuresMessages } from './closures-messages.ts';
import { useClosedWords } from './closures-screen.tsx';
import type { Filling } from './fill-bottles.tsx';
import { IssueBottles } from './issue-bottles.tsx';

interface Props { readonly closure: { readonly today: string; readonly goesHomeOn: string; readonly days: readonly ClosedDay[]; readonly decision: TakeHomeDecision | null }; readonly personId: string; readonly episodeId: string; readonly bottles: readonly Bottle[]; readonly filling: Filling }

export function ClosureCard({ closure, personId, episodeId, bottles, filling }: Props) {
  const words = useWords(closuresMessages);
  const { day } = useFormats();
  const say = useClosedWords();
  const { has } = useSession();
  const decide = useCall(decideTakeHome);
  const { today, goesHomeOn, days, decision } = closure;
  const home = new Set(bottles.map(({ dosingDay }) => dosingDay));
  const left = days.filter((each) => !home.has(each.day));
  const names = days.map(say).join(', ');
  const allow = () => { void decide.send({ params: { id: episodeId }, body: { requestedDays: days.length, factors: {}, rationale: `${words('closures')}: ${names}`, closure: true, validDays: 28 } }); };
  return (
    <Card title={words('next')} sub={names}>
      <div className="stack">
        <p>{words('cardHint')} <b>{words('goesHome', { day: day(goesHomeOn) })}</b></p>
        {left.length === 0 ? <p><Chip tone="allow">{words('issued')}</Chip></p> : decision === null
          ? (has('prescriber') ? <p><Button aria-busy={decide.busy} onClick={allow}>{words('allowOne')}</Button></p> : <p><Chip tone="warn">{words('notDecided')}</Chip></p>)
          : decision.outcome === 'refused' ? <p><Chip tone="warn">{words('refused')}</Chip></p> : <p><Chip tone="due">{words('toIssue')}</Chip></p>}
        <AnswerNote answer={decide.answer} onAgain={() => { void decide.again(); }} />
        {/* Before its day a bottle would lie at home for longer than the clinic is closed. */}
        {today === goesHomeOn && left.length > 0 && decision !== null && decision.outcome === 'allowed' && has('nurse', 'pharmacist', 'prescriber') ? <IssueBottles personId={personId} inForce={decision} takenDays={home} out={0} bottles={bottles} filling={filling} only={left.map((each) => each.day)} /> : null}
      </div>
    </Card>
  );
}
