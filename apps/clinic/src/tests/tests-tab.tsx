/** Tests of one person: urine on the left, ECGs on the right. */
import { EcgCard } from './ecg-card.tsx';
import { UrineCard } from './urine-card.tsx';

export function TestsTab() {
  return <div className="two"><UrineCard /><EcgCard /></div>;
}
