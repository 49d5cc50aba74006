/** The assessment in a person's record, and forms of instruments for every room that asks. */
import { createRoute } from '@tanstack/react-router';
import { personRoute } from '../people/index.tsx';
import { assessmentMessages } from './assessment-messages.ts';
import { lazyScreen } from '../platform/index.ts';

export { InstrumentForm, ScoreWorking, type InstrumentFormProps } from './instrument-form.tsx';
export { bandSentence, useSay } from './use-say.ts';

export const assessmentTab = createRoute({
  getParentRoute: () => personRoute, path: 'assessment', component: lazyScreen(() => import('./assessment-screen.tsx'), 'AssessmentScreen'),
  staticData: { tab: { order: 30, messages: assessmentMessages, label: 'tab', roles: ['prescriber', 'nurse', 'pharmacist', 'counsellor', 'peer_worker'] } },
});

export const record = [assessmentTab];
