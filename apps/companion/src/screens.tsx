import { Component, Suspense, lazy, useEffect } from 'react';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import { useApp, useWords } from './platform/app.ts';
import { Dock } from './platform/parts.tsx';
import { platformMessages } from './platform/platform-messages.ts';
import { Today } from './recovery/index.ts';

// Today and Help are in the first load; the rest follows from the shell on this phone, which the worker keeps whole.
const CravingPage = lazy(async () => ({ default: (await import('./recovery/craving.tsx')).CravingPage }));
const Log = lazy(async () => ({ default: (await import('./recovery/log.tsx')).Log }));
const Journal = lazy(async () => ({ default: (await import('./recovery/journal.tsx')).Journal }));
const LapsePage = lazy(async () => ({ default: (await import('./recovery/lapse.tsx')).LapsePage }));
const RelapsePlanPage = lazy(async () => ({ default: (await import('./recovery/relapse-plan.tsx')).RelapsePlanPage }));
const WithdrawalPage = lazy(async () => ({ default: (await import('./recovery/self-rating.tsx')).WithdrawalPage }));
const PlanPage = lazy(async () => ({ default: (await import('./plan/index.ts')).PlanPage }));
const GoalsPage = lazy(async () => ({ default: (await import('./plan/index.ts')).GoalsPage }));
const More = lazy(async () => ({ default: (await import('./people/more.tsx')).More }));
const PhonesPage = lazy(async () => ({ default: (await import('./people/phones.tsx')).PhonesPage }));
const SentPage = lazy(async () => ({ default: (await import('./people/sent.tsx')).SentPage }));
const MessagesPage = lazy(async () => ({ default: (await import('./messages/index.ts')).MessagesPage }));
const SessionsPage = lazy(async () => ({ default: (await import('./therapy/index.ts')).SessionsPage }));
const ResultsPage = lazy(async () => ({ default: (await import('./tests/index.ts')).ResultsPage }));
const SharingPage = lazy(async () => ({ default: (await import('./consent/index.ts')).SharingPage }));
const LookedPage = lazy(async () => ({ default: (await import('./consent/index.ts')).LookedPage }));
const RecordPage = lazy(async () => ({ default: (await import('./consent/index.ts')).RecordPage }));
const ChoicePage = lazy(async () => ({ default: (await import('./medication/choice.tsx')).ChoicePage }));
const PassportPage = lazy(async () => ({ default: (await import('./medication/passport.tsx')).PassportPage }));
const ReadLabelPage = lazy(async () => ({ default: (await import('./dispensary/read-label.tsx')).ReadLabelPage }));
const RemindersPage = lazy(async () => ({ default: (await import('./dispensary/reminders-page.tsx')).RemindersPage }));
const CheckInCardPage = lazy(async () => ({ default: (await import('./medication/check-in-card.tsx')).CheckInCardPage }));
const MeetingsPage = lazy(async () => ({ default: (await import('./community/index.ts')).MeetingsPage }));
const SupporterHome = lazy(async () => ({ default: (await import('./community/index.ts')).SupporterHome }));
const LearnPage = lazy(async () => ({ default: (await import('./community/index.ts')).LearnPage }));

const personScreens: Readonly<Record<string, ComponentType>> = {
  '/': Today, '/craving': CravingPage, '/plan': PlanPage, '/plan/relapse': RelapsePlanPage, '/plan/goals': GoalsPage,
  '/log': Log, '/log/journal': Journal, '/log/withdrawal': WithdrawalPage, '/log/lapse': LapsePage,
  '/more': More, '/more/messages': MessagesPage, '/more/sessions': SessionsPage, '/more/results': ResultsPage, '/more/sharing': SharingPage,
  '/more/looked': LookedPage, '/more/record': RecordPage, '/more/passport': PassportPage, '/more/card': CheckInCardPage, '/more/choice': ChoicePage, '/more/label': ReadLabelPage, '/more/reminders': RemindersPage, '/more/meetings': MeetingsPage, '/more/phones': PhonesPage, '/sent': SentPage,
};
const supporterScreens: Readonly<Record<string, ComponentType>> = {
  '/': SupporterHome, '/learn': LearnPage, '/more': More, '/more/meetings': MeetingsPage, '/more/phones': PhonesPage, '/sent': SentPage,
};

/** The screen of the path; an unknown path is today's. */
export function Screens(): ReactElement {
  const { session, path, local, me, language } = useApp();
  const words = useWords(platformMessages);
  const person = session.door === 'person';
  useEffect(() => { if (person && me !== undefined) void import('./dispensary/keep-reminders.ts').then(({ keepReminders }) => keepReminders(local, me.value, language)).catch(() => undefined); }, [person, local, me, language]);
  const screens = person ? personScreens : supporterScreens;
  const Screen = screens[path] ?? screens['/'] ?? Today;
  return (
    <>
      <a className="skip" href="#page">{words('skip')}</a>
      <Safe key={path} words={words('broke')}><Suspense fallback={<main className="phone" aria-busy="true" />}><Screen /></Suspense></Safe>
      <Dock />
    </>
  );
}

/** A screen that breaks takes neither Help nor the other screens with it. */
class Safe extends Component<{ readonly words: string; readonly children: ReactNode }, { readonly broke: boolean }> {
  override state = { broke: false };
  static getDerivedStateFromError(): { broke: boolean } { return { broke: true }; }
  override render(): ReactNode {
    return this.state.broke ? <main className="phone"><p className="note warn" role="alert">{this.props.words}</p></main> : this.props.children;
  }
}
