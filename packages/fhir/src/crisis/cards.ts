/** Cards of CDS Hooks (2.0) from a decision: what was found with its source, what can be done about it, and what nobody knows. */
import { mmeTables, sayIn, type Decision, type Finding, type Language, type PrescribingProfile, type Sentence } from '@fairlead/clinical';
import type { Json } from '../read.ts';
import { FAIRLEAD, RXNORM } from '../systems.ts';
import { cardWords, overrideReasons, sources, topics, type OverrideReason, type Topic } from './card-messages.ts';
import { chartSources, type Chart, type ChartSource } from './chart-facts.ts';
import type { ChartMedicine } from './opioid-medicines.ts';

export interface CardAction {
  readonly type: 'create' | 'delete';
  readonly description: string;
  readonly resource?: Json;
  readonly resourceId?: string;
}

export interface Card {
  readonly uuid: string;
  readonly summary: string;
  readonly detail: string;
  readonly indicator: 'info' | 'warning' | 'critical';
  readonly source: { readonly label: string; readonly topic: { readonly system: string; readonly code: string; readonly display: string } };
  readonly suggestions?: readonly { readonly label: string; readonly uuid: string; readonly actions: readonly CardAction[] }[];
  readonly selectionBehavior?: 'at-most-one';
  readonly overrideReasons: readonly { readonly code: string; readonly system: string; readonly display: string }[];
}

export interface CardQuestion {
  readonly decision: Decision;
  readonly chart: Chart;
  readonly profile: PrescribingProfile;
  readonly patientId: string;
  readonly language: Language;
  readonly country: 'US' | 'UK';
  /** New UUIDs, one a call. */
  readonly newId: () => string;
}

const topicOfCode: Readonly<Record<string, Topic>> = {
  NALTREXONE_WITH_OPIOID: 'naltrexone', OUD_OFFER_MEDICINE: 'treatment', OPIOID_WITH_BENZODIAZEPINE: 'benzodiazepine', TREATMENT_WITH_BENZODIAZEPINE: 'benzodiazepine',
  MME_50_REASSESS: 'dose', MME_90_AVOID: 'dose', NALOXONE_OFFER_DOSE: 'naloxone', NALOXONE_OFFER_BENZODIAZEPINE: 'naloxone', NALOXONE_OFFER_OUD: 'naloxone', NALOXONE_OFFER_OVERDOSE: 'naloxone',
  URINE_TEST_CONSIDER: 'urine',
};
const indicatorOf = { allow: 'info', warn: 'warning', refuse: 'critical' } as const;
const reasonsOf: Readonly<Record<Topic, readonly OverrideReason[]>> = {
  naltrexone: ['record-wrong'], treatment: ['patient-declines', 'already-done', 'record-wrong'], benzodiazepine: ['benefit-outweighs-risk', 'outside-guideline', 'record-wrong'],
  dose: ['benefit-outweighs-risk', 'outside-guideline', 'record-wrong'], naloxone: ['patient-declines', 'already-done', 'record-wrong'], urine: ['patient-declines', 'already-done', 'outside-guideline'],
  unknown: ['asked-otherwise', 'outside-guideline'],
};
export const OVERRIDE_REASONS = `${FAIRLEAD}/CodeSystem/override-reasons`;
export const CARD_TOPICS = `${FAIRLEAD}/CodeSystem/card-topics`;

/** Which source a fact is read from. */
const sourceOf: Readonly<Record<string, ChartSource>> = { opioidUseDisorder: 'conditions', overdoseBefore: 'conditions', urineTest: 'urineTests' };

/** Another system's words inside Markdown: no link, image, tag or emphasis may come of them. */
const escaped = (words: string): string => words.slice(0, 200).replaceAll(/[<>]/g, '').replaceAll(/[\\`*_{}[\]()#|!~]/g, (char) => `\\${char}`);
const short = (text: string): string => (text.length < 140 ? text : `${text.slice(0, 136).trimEnd()}...`);

type Say = (sentence: Sentence, params?: Readonly<Record<string, string | number>>) => string;

function suggestionsOf(topic: Topic, { chart, patientId, country, newId }: CardQuestion, say: Say): Card['suggestions'] {
  const subject = { reference: `Patient/${patientId}` };
  const create = (label: Sentence, resource: Json): Card['suggestions'] => [{ label: say(label), uuid: newId(), actions: [{ type: 'create', description: say(label), resource }] }];
  if (topic === 'naloxone') {
    // The 4 mg spray has a code in published value sets; the UK's 1.8 mg spray is named, since no code of it was verified.
    const medicationCodeableConcept = country === 'US' ? { coding: [{ system: RXNORM, code: '1725059' }], text: 'Naloxone 4 mg nasal spray, two devices' } : { text: 'Naloxone 1.8 mg nasal spray (Nyxoid), two devices' };
    return create(cardWords.orderNaloxone, { resourceType: 'MedicationRequest', status: 'draft', intent: 'order', medicationCodeableConcept, subject, dosageInstruction: [{ text: say(cardWords.naloxoneUse) }] });
  }
  if (topic === 'urine') return create(cardWords.orderUrine, { resourceType: 'ServiceRequest', status: 'draft', intent: 'order', code: { coding: [{ system: 'http://snomed.info/sct', code: '310627008' }], text: 'Urine drug screening' }, subject });
  if (topic === 'treatment') return create(cardWords.refer, { resourceType: 'ServiceRequest', status: 'draft', intent: 'order', code: { coding: [{ system: 'http://snomed.info/sct', code: '266707007' }], text: 'Drug addiction therapy' }, subject });
  if (topic !== 'naltrexone') return [];
  // Which of the two goes is the prescriber's to say, so that no draft is taken off unless it is the one being written.
  return chart.drafts.flatMap(({ kind, words, reference }) => {
    if (reference === null || !['opioid', 'methadone', 'buprenorphine', 'naltrexone'].includes(kind)) return [];
    const label = say(cardWords.removeDraft, { medicine: words.slice(0, 100) });
    return [{ label, uuid: newId(), actions: [{ type: 'delete' as const, description: label, resourceId: reference }] }];
  });
}

const isOpioid = ({ kind }: ChartMedicine): boolean => kind === 'opioid' || kind === 'methadone';

function countedLines({ chart }: CardQuestion, say: Say): readonly string[] {
  const unit = (medicine: ChartMedicine): string => `${String(medicine.daily?.amount ?? '')} ${medicine.daily?.drug === 'fentanyl_td_mcg_h' ? 'mcg/h' : 'mg'}`;
  return [...chart.current, ...chart.drafts].filter((each) => isOpioid(each) && each.daily !== null).map((each) => say(cardWords.counted, { medicine: escaped(each.words), amount: unit(each) }));
}

function cardOf(topic: Topic, findings: readonly Finding[], question: CardQuestion, say: Say): Card {
  const worst = findings.find(({ decision }) => decision === 'refuse') ?? findings.find(({ decision }) => decision === 'warn') ?? findings[0];
  const lines = findings.map((finding) => `- ${say(finding.says)} ${say(cardWords.source, { source: finding.source, mark: finding.mark })}`);
  const more = topic === 'dose' ? [...countedLines(question, say).map((line) => `- ${line}`), say(cardWords.notForDose), `${question.profile}: ${mmeTables[question.profile].cite.source}.`] : [];
  const scope = topic === 'dose' || topic === 'benzodiazepine' || topic === 'urine' ? [say(cardWords.adults)] : [];
  const suggestions = suggestionsOf(topic, question, say) ?? [];
  return {
    uuid: question.newId(), summary: short(say(worst?.says ?? topics[topic])), detail: [...lines, ...more, ...scope].join('\n'), indicator: indicatorOf[worst?.decision ?? 'warn'],
    source: { label: worst?.source ?? 'Fairlead', topic: { system: CARD_TOPICS, code: topic, display: say(topics[topic]) } },
    ...(suggestions.length === 0 ? {} : { suggestions, selectionBehavior: 'at-most-one' as const }),
    overrideReasons: reasonsOf[topic].map((code) => ({ code, system: OVERRIDE_REASONS, display: say(overrideReasons[code]) })),
  };
}

/** What stands in the way of an answer, in sentences: what did not come, and what came and cannot be read. */
function unknownLines(needed: readonly ChartSource[], { chart, decision }: CardQuestion, say: Say): readonly string[] {
  const medicines = [...chart.current, ...chart.drafts];
  const unread = decision.missing.includes('mme') ? medicines.filter((each) => isOpioid(each) && each.daily === null) : [];
  return [
    ...needed.flatMap((source) => {
      const gap = chart.gaps[source];
      return gap === undefined ? [] : [say(cardWords[gap], { source: say(sources[source]) })];
    }),
    ...(needed.includes('medications') && medicines.some(({ kind }) => kind === 'unknown') ? [say(cardWords.unnamed)] : []),
    ...unread.map(({ words }) => say(cardWords.noAmount, { medicine: escaped(words) })),
    ...(decision.missing.includes('mme') ? (chart.mme?.without ?? []).map((drug) => say(cardWords.noFactor, { medicine: escaped(drug) })) : []),
    ...(chart.facts.opioidUseDisorder === null && medicines.some(({ kind }) => kind === 'methadone') ? [say(cardWords.methadone)] : []),
    ...(needed.includes('urineTests') && chart.gaps.urineTests === undefined ? [say(cardWords.undated)] : []),
  ];
}

function unknownCard(question: CardQuestion, say: Say): readonly Card[] {
  const { decision } = question;
  if (decision.missing.length === 0) return [];
  const needed = chartSources.filter((source) => decision.missing.some((fact) => (sourceOf[fact] ?? 'medications') === source));
  const lines = unknownLines(needed, question, say).map((line) => `- ${line}`);
  const card = cardOf('unknown', [], question, say);
  return [{ ...card, summary: short(say(cardWords.unknownSummary, { what: needed.map((source) => say(sources[source])).join(', ') })), detail: lines.join('\n'), source: { ...card.source, label: 'Fairlead' } }];
}

const weight = { critical: 0, warning: 1, info: 2 } as const;

/** One card a topic, the gravest first, and one for what is not known. Nothing found and nothing unknown gives none. */
export function cardsOf(question: CardQuestion): readonly Card[] {
  const say: Say = (sentence, params = {}) => sayIn(sentence, question.language, params);
  const found = (Object.keys(topics) as Topic[]).flatMap((topic) => {
    const findings = question.decision.findings.filter(({ code }) => topicOfCode[code] === topic);
    return findings.length === 0 ? [] : [cardOf(topic, findings, question, say)];
  });
  return [...found, ...unknownCard(question, say)].toSorted((a, b) => weight[a.indicator] - weight[b.indicator]);
}

/** Whether an order being written has anything to do with these rules; what cannot be read might have. */
export const concernsOpioids = ({ drafts }: Chart): boolean => drafts.some(({ kind }) => kind !== 'other' && kind !== 'naloxone');
