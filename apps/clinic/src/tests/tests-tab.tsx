/** Tests of one person: drug tests on the left; what falls due, and ECGs, on the right. */
import { DuesCard } from './dues-card.tsx';
import { EcgCard } from './ecg-card.tsx';
import { UrineCard } from './urine-card.tsx';

export function TestsTab() {
  return <div className="two"><UrineCard /><div className="stack"><DuesCard /><EcgCard /></div></div>;
}
