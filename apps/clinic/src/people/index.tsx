/** People: finding somebody, and the record of one person, whose parts other rooms add (tabs.ts says how). */
import { createRoute } from '@tanstack/react-router';
import { lazyScreen, rootRoute } from '../platform/index.ts';
import { peopleMessages } from './people-messages.ts';

export { nameOf, usePerson } from './person-context.ts';
export { ChosenNote, FindPerson, type ChosenPerson } from './find-person.tsx';
export { useFoundByName } from './use-people.ts';
export { bandsOf } from './use-course.ts';
export { useTimeline } from './use-timeline.ts';
export { LargeFace, SmallFace } from './photo-card.tsx';
export { usePhotos } from './use-photo.ts';
export { squareOfFile, type SquarePhoto } from './square-photo.ts';
export { TimelineLines } from './timeline-lines.tsx';
export { useTaskSentence, useEventSentence } from './use-sentences.ts';
export { taskPlace } from './task-place.ts';
export type { OpenRecord } from './person-context.ts';
export type { RecordTab } from './tabs.ts';

export const peopleRoute = createRoute({ getParentRoute: () => rootRoute, path: '/people', component: lazyScreen(() => import('./people-screen.tsx'), 'PeopleScreen') });

/** The frame of one person's record: the parent of every tab. */
export const personRoute = createRoute({ getParentRoute: () => rootRoute, path: '/people/$personId', component: lazyScreen(() => import('./person-frame.tsx'), 'PersonFrame') });

const overviewTab = createRoute({
  getParentRoute: () => personRoute, path: '/', component: lazyScreen(() => import('./overview.tsx'), 'Overview'),
  staticData: { tab: { order: 0, messages: peopleMessages, label: 'overview', side: true } },
});
const timelineTab = createRoute({
  getParentRoute: () => personRoute, path: 'timeline', component: lazyScreen(() => import('./timeline.tsx'), 'TimelineTab'),
  staticData: { tab: { order: 90, messages: peopleMessages, label: 'timeline', side: true } },
});

export const routes = [peopleRoute];
export const record = [overviewTab, timelineTab];
