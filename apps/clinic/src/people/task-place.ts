/** Where a task is done: the address of the screen, or undefined where it is a call or a visit of its own. */
import type { Task } from '@fairlead/contract/schedule';

/** The part of the record that a room's tasks are done in. */
const parts: Readonly<Record<string, string>> = {
  assessment: 'assessment', placement: 'placement', plan: 'plan', medication: 'orders', dispensary: 'take-home', therapy: 'sessions', tests: 'tests', aftercare: 'aftercare', consent: 'consents', crisis: 'safety', withdrawal: 'withdrawal', recovery: 'recovery', messages: 'messages', funding: 'funding', schedule: 'appointments',
};

export function taskPlace(task: Pick<Task, 'kind' | 'personId' | 'params'>): string | undefined {
  const enquiryId = task.params['enquiryId'];
  if (typeof enquiryId === 'string') return `/inbox/${enquiryId}`;
  if (task.kind === 'dispensary.sign-as-second') return '/to-sign';
  if (task.kind === 'dispensary.read-fridge' || task.kind === 'dispensary.decide-cold-hold' || task.kind === 'dispensary.call-about-hold') return '/books?book=cold';
  if (task.personId === null) return undefined;
  if (task.kind === 'dispensary.injection-late') return `/people/${task.personId}/injections`;
  if (task.kind === 'aftercare.doses-missed') return '/reengage';
  if (task.kind === 'crisis.suicide-screen') return `/people/${task.personId}/assessment?part=suicide`;
  if (task.kind === 'crisis.offer-naloxone') return `/people/${task.personId}/welcome`;
  if (/^dispensary\.(answer-pharmacy|pharmacy-)/.test(task.kind)) return `/people/${task.personId}/pharmacy`;
  const part = parts[task.kind.split('.')[0] ?? ''];
  return part === undefined ? `/people/${task.personId}` : `/people/${task.personId}/${part}`;
}
