/** Where a person is cared for: the recommendation with its rules, the decision, the timeline, the hours. */
import { domainIds, recommendPlacement, type DomainId } from '@fairlead/clinical';
import { getPlacement, type PersonPlacement } from '@fairlead/contract/placement';
import { useState } from 'react';
import { usePerson } from '../people/index.tsx';
import { Shown, useRead, useSession } from '../platform/index.ts';
import { DecideCard, DomainsCard, type PartialRatings } from './decide-card.tsx';
import { DecisionsCard, HoursCard, LevelsCard } from './levels-card.tsx';
import './placement.css';
import { RecommendationCard } from './recommendation-card.tsx';

function Placed({ placement, personId }: { readonly placement: PersonPlacement; readonly personId: string }) {
  const { has } = useSession();
  const [own, setOwn] = useState<PartialRatings>({});
  const ratings: PartialRatings = { ...placement.decisions[0]?.ratings, ...own };
  const rate = (domain: DomainId, rating: number) => setOwn((all) => ({ ...all, [domain]: rating }));
  const facts = Object.fromEntries(placement.facts.map(({ fact, value }) => [fact, value]));
  const isChanged = domainIds.some((id) => own[id] !== undefined);
  // The same rules as on the server, asked again at every rating; the server decides anew on its own facts.
  const live = isChanged ? recommendPlacement({ ...facts, ...ratings }) : null;
  const recommendation = live === null ? placement.recommendation : { ...placement.recommendation, ...live, reasons: [...live.reasons], missing: [...live.missing], findings: live.findings.map((finding) => ({ ...finding, says: { ...finding.says }, params: { ...finding.params }, facts: { ...finding.facts } })), floors: [...live.floors], alsoSuitable: [...live.alsoSuitable], interim: live.interim.map(({ code, says }) => ({ code, says: { ...says } })), wouldChange: live.wouldChange.map(({ fact, to, decision }) => ({ fact, to, decision })), levelWouldChange: live.levelWouldChange.map((change) => ({ ...change })) };
  const mayDecide = has('prescriber', 'nurse', 'counsellor') && placement.episodeId !== null;
  return (
    <div className="placement">
      <div className="stack">
        <RecommendationCard recommendation={recommendation} facts={placement.facts} personId={personId} />
        {mayDecide ? <DomainsCard ratings={ratings} onRate={rate} /> : null}
      </div>
      <div className="stack">
        {mayDecide && placement.episodeId !== null ? <DecideCard placement={placement} episodeId={placement.episodeId} ratings={ratings} /> : null}
        <LevelsCard placement={placement} canAct={mayDecide} />
        <HoursCard weeks={placement.weeks} />
        <DecisionsCard placement={placement} />
      </div>
    </div>
  );
}

export function PlacementScreen() {
  const { person } = usePerson();
  const read = useRead(getPlacement, { params: { id: person.id } }, { topics: ['placement', 'assessment', 'responses', 'observations', 'appointments'] });
  return <Shown of={read} lines={8}>{(placement) => <Placed placement={placement} personId={person.id} />}</Shown>;
}
