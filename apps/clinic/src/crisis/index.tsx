/** Overdose risk, for the record's side and for every screen about a person. */
export { RiskCard, useRisk } from './risk-card.tsx';
