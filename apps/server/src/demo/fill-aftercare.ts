/** Leaving, the watch over lost tolerance, and the calls afterwards. */
import { addDays, isoOf, nextCheckIn, type Day } from '@fairlead/clinical';
import type { CohortPerson, LeaveReason } from '@fairlead/cohort';
import { newId } from '../platform/ids.ts';
import { eventsOf, type FilledEpisode, type Filling } from './filling.ts';

const leaving: Readonly<Record<LeaveReason, { readonly kind: string; readonly reason: string }>> = {
  completed: { kind: 'planned', reason: 'finished' }, dropped_out: { kind: 'left_unplanned', reason: 'stopped_coming' }, transferred: { kind: 'transfer', reason: 'other_service' }, prison: { kind: 'left_unplanned', reason: 'prison' },
  died: { kind: 'died', reason: 'died' }, declined: { kind: 'left_unplanned', reason: 'own_wish' }, moved: { kind: 'transfer', reason: 'moved_away' },
};
/** Why an episode ended, in the words of the product. */
export const endReasonOf = (reason: string | null): string | null => (reason === null ? null : leaving[reason as LeaveReason].reason);

const decided = { decision: 'allow', reasons: [], findings: [], missing: [], wouldChange: [] };
const watchDays = 28;

function addDischarge(filling: Filling, person: CohortPerson, episode: FilledEpisode, to: Day): void {
  const { add, at } = filling;
  const team = filling.teamOf(person);
  const reason = (episode.reason ?? 'dropped_out') as LeaveReason;
  const when = at(person, to, 1020);
  const planned = reason === 'completed';
  const planId = planned ? newId() : null;
  if (planId !== null) {
    add('aftercare_plans', {
      id: planId, person_id: person.id, episode_id: episode.id, keeps_well: 'Work, the Thursday group, sleep', early_signs: 'Not answering the phone, staying in', what_i_do: 'Ring Marcus before it gets dark', who_i_call: 'My sister, then the clinic', medicine: '', weekly: 'Thursday group',
      written_at: at(person, to, 900), written_by: team.counsellor, origin: 'synthetic',
    });
    filling.tell(person, at(person, to, 900), 'aftercare.plan-written', { whoICall: 'My sister, then the clinic' }, { topic: 'people', audience: 'person', episodeId: episode.id, authorId: team.counsellor });
  }
  const id = newId();
  add('discharges', {
    id, episode_id: episode.id, person_id: person.id, ...leaving[reason], note: null, left_on: isoOf(to), next_appointment_id: null, plan_id: planId, tolerance_advice_given: planned ? true : null, contacts_confirmed: planned ? true : null, decision: decided, overrides: [],
    at: when, by_id: team.counsellor, origin: 'synthetic',
  });
  filling.tell(person, when, 'aftercare.discharged', { ...leaving[reason], overridden: [] }, { topic: 'episodes', audience: 'person', episodeId: episode.id, authorId: team.counsellor, about: { table: 'discharges', id } });
  if (reason === 'died') return;
  add('tolerance_watches', { id: newId(), person_id: person.id, opening: 'discharged', from_on: isoOf(to), to_on: isoOf(addDays(to, watchDays)), opened_at: when });
}

/** Calls after a course that was completed. Somebody who came back or died is followed no further. */
function addFollowUp(filling: Filling, person: CohortPerson, episode: FilledEpisode, to: Day): void {
  const { add, at, today } = filling;
  const team = filling.teamOf(person);
  const calls = eventsOf(person, 'aftercare-contact').filter(({ day }) => day > to);
  const back = eventsOf(person, 'accepted').find(({ day }) => day > to);
  const died = eventsOf(person, 'died').find(({ day }) => day > to);
  const id = newId();
  const last = calls.findLast(({ reached }) => reached)?.day ?? null;
  const next = nextCheckIn(to, last ?? to);
  const end = back ?? died;
  add('follow_ups', {
    id, person_id: person.id, episode_id: episode.id, site_id: team.siteId, started_on: isoOf(to), last_on: last === null ? null : isoOf(last), next_on: isoOf(Math.max(today + 1, next ?? today) as Day), tries: 0, refresher_on: null,
    state: back !== undefined ? 'returned' : died !== undefined ? 'died' : 'open', ended_at: end === undefined ? null : at(person, end.day, end.minute), origin: 'synthetic',
  });
  for (const call of calls) {
    const when = at(person, call.day, call.minute);
    const outcome = !call.reached ? 'not_reached' : call.wellbeing >= 5 ? 'well' : 'struggling';
    add('aftercare_check_ins', { id: call.id, follow_up_id: id, person_id: person.id, at: when, by_id: team.peer, outcome, note: null, origin: 'synthetic' });
    filling.tell(person, when, 'aftercare.checked-in', { outcome }, { topic: 'aftercare', authorId: team.peer, about: { table: 'aftercare_check_ins', id: call.id } });
  }
}

export function fillAftercare(filling: Filling): void {
  for (const person of filling.people) {
    for (const episode of filling.episodes(person)) {
      if (episode.to === null) continue;
      addDischarge(filling, person, episode, episode.to);
      if (episode.reason === 'completed') addFollowUp(filling, person, episode, episode.to);
    }
  }
}
