/** Plans in the person's own words, signed by both, with the twelve weeks and the day of the next review. */
import { addDays, isoOf } from '@fairlead/clinical';
import type { CohortPerson, EventOf } from '@fairlead/cohort';
import type { PlanContent } from '@fairlead/contract/plan';
import { milestonesFrom } from '../plan/index.ts';
import { newId } from '../platform/ids.ts';
import { eventsOf, type FilledEpisode, type Filling } from './filling.ts';

type Goal = PlanContent['goals'][number];
type Intervention = Goal['interventions'][number];

const doing = (words: string, discipline: Intervention['discipline']): Intervention => ({ id: newId(), words, discipline, who: null, nextOn: null, state: 'going_on', code: null });

function goalsOf(person: CohortPerson, signed: EventOf<'plan-signed'>): PlanContent['goals'] {
  const said = eventsOf(person, 'goal');
  const reached = eventsOf(person, 'plan-reviewed').some(({ progress }) => progress === 'reached');
  return signed.goals.map(({ words, step }, index): Goal => ({
    id: newId(), words, from: 'person', ownGoalId: said.find((goal) => goal.words === words)?.id ?? null, state: reached && index === 1 ? 'reached' : 'active', steps: [step],
    interventions: index === 0 ? [doing(person.language === 'es' ? 'Una sesión por semana' : 'One to one each week', 'counselling'), doing(person.language === 'es' ? 'Revisar la dosis' : 'Look at the dose together', 'medical')] : [doing(person.language === 'es' ? 'Caminar y hablar' : 'Walk and talk', 'peer')],
  }));
}

/** Whose plan is looked at again this week. */
const soon: readonly string[] = ['take-homes', 'pregnant'];

function addPlan(filling: Filling, person: CohortPerson, episode: FilledEpisode, signed: EventOf<'plan-signed'>): void {
  const { add, at, today } = filling;
  const team = filling.teamOf(person);
  const id = newId();
  const when = at(person, signed.day, signed.minute);
  const goals = goalsOf(person, signed);
  const open = episode.to === null;
  const startedOn = isoOf(episode.from);
  // Reviews of the past were held; the next lies ahead, for two people within days.
  const ahead = soon.includes(person.persona ?? '') ? 2 : 15 + ((today - signed.day) % 30);
  const milestones = milestonesFrom(startedOn, [], isoOf(today)).map((milestone) => (milestone.byOn < isoOf(today) ? { ...milestone, state: 'done' as const, doneOn: milestone.byOn } : milestone));
  add('plans', { id, person_id: person.id, episode_id: episode.id, started_on: isoOf(signed.day), started_by: team.counsellor, origin: 'synthetic' });
  add('plan_versions', { plan_id: id, version: 1, at: when, by_id: team.counsellor, goals, milestones, review_on: open ? isoOf(addDays(today, ahead)) : null, reasons: {}, changed: null });
  add('plan_signatures', { id: newId(), plan_id: id, version: 1, by_account_id: team.counsellor, role: 'staff', agree: true, words: null, at: when });
  const about = { topic: 'plan', audience: 'person', episodeId: episode.id, authorId: team.counsellor, about: { table: 'plans', id } } as const;
  filling.tell(person, when, 'plan.begun', { count: goals.length }, about);
  filling.tell(person, at(person, signed.day, signed.minute + 30), 'plan.signed', { version: 1, role: 'staff' }, about);
}

export function fillPlan(filling: Filling): void {
  for (const person of filling.people) {
    for (const episode of filling.episodes(person)) {
      const signed = eventsOf(person, 'plan-signed').find(({ day }) => day >= episode.from && (episode.to === null || day <= episode.to));
      if (signed !== undefined) addPlan(filling, person, episode, signed);
    }
  }
}
