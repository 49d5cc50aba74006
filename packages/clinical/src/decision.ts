/** Facts in, decision out: the one engine under every rule family. */
import { changesOf, stronger } from './changes.ts';
import type { FactChange, WouldChange } from './changes.ts';
import { ABSENT, KNOWN, standingsOf, UNKNOWN } from './kept-rules.ts';
import type { CodeTable, Facts, FactValue, Judgement, Language, Mark, Outcome, Override, Rule, RuleSet, Sentence } from './rule.ts';

export { stronger } from './changes.ts';
export type { FactChange, WouldChange } from './changes.ts';

/** One result of one rule: what it says, what it rests on, where it comes from, who may go past it. */
export interface Finding {
  readonly code: string;
  readonly rule: string;
  readonly version: string;
  readonly decision: Outcome;
  readonly says: Sentence;
  readonly params: Readonly<Record<string, string | number>>;
  readonly source: string;
  readonly mark: Mark;
  readonly facts: Readonly<Record<string, FactValue>>;
  readonly override: Override;
}

/** The one shape of a decision, in the API, at the command line and in worked cases. */
export interface Decision {
  readonly decision: Outcome;
  readonly reasons: readonly string[];
  readonly findings: readonly Finding[];
  /** Facts that were asked about and are not known, and that a rule needs. */
  readonly missing: readonly string[];
  readonly wouldChange: readonly WouldChange[];
  readonly hardStop?: true;
  /** Nothing was judged: the caller named a guideline that this family does not have. The decision is then a refusal. */
  readonly error?: 'unknown_profile';
}

/** A sentence with its parameters set in, in one language; US English stands in where British wording is the same. One of a thing is said as one: 1 day. */
export function sayIn(sentence: Sentence, language: Language, params: Readonly<Record<string, string | number>> = {}): string {
  const words = sentence[language] ?? sentence.en;
  return words.replace(/\{(\w+)\}( (?:day|hour|minute|week|time|día|hora|minuto|semana)s\b)?/g, (whole, name: string, things = '') =>
    params[name] === undefined ? whole : params[name] + (`${params[name]}` === '1' ? things.slice(0, -1) : things));
}

function rendered(sentence: Sentence, params: Readonly<Record<string, string | number>>): Sentence {
  const gb = sentence['en-GB'];
  return {
    en: sayIn(sentence, 'en', params),
    es: sayIn(sentence, 'es', params),
    ...(gb === undefined ? {} : { 'en-GB': sayIn(sentence, 'en-GB', params) }),
  };
}

/**
 * The rules that apply under a profile: all of `any`, and the profile's own, which replace those of `any` on the same
 * measure (clinical reference, section 13, ruling 2).
 */
export function rulesUnder<F extends Facts>(rules: readonly Rule<F>[], profile: string | undefined): readonly Rule<F>[] {
  const own = rules.filter((rule) => rule.profile === profile);
  const replaced = new Set(own.map((rule) => rule.measure));
  return [...own, ...rules.filter((rule) => rule.profile === 'any' && !replaced.has(rule.measure))];
}

interface Judged<F extends Facts> {
  readonly rule: Rule<F>;
  readonly judgement: Judgement<F>;
}

const nothing: readonly never[] = Object.freeze([]);

/** The weakest standing of what a rule needs: absent before unknown before known. */
function weakest<F extends Facts>({ needs }: Rule<F>, facts: F): number {
  let standing = KNOWN;
  for (const key of needs) {
    const fact = facts[key];
    if (fact === undefined) return ABSENT;
    if (fact === null) standing = UNKNOWN;
  }
  return standing;
}

function weakestAt(places: readonly number[], at: Uint8Array): number {
  let standing = KNOWN;
  for (const place of places) standing = Math.min(standing, at[place] ?? ABSENT);
  return standing;
}

/** Asks every rule. Most say nothing of most people, so lists are made only when there is something to put in. */
function judgeAll<F extends Facts>(set: RuleSet<F>, facts: F): { readonly judged: readonly Judged<F>[]; readonly missing: readonly string[] } {
  let judged: Judged<F>[] | null = null;
  let missing: Set<string> | null = null;
  const standings = standingsOf(set, facts);
  for (let index = 0; index < set.rules.length; index += 1) {
    const rule = set.rules[index];
    if (rule === undefined) continue;
    const standing = standings === null ? weakest(rule, facts) : weakestAt(standings.places[index] ?? [], standings.at);
    if (standing === ABSENT || (rule.when !== undefined && !rule.when(facts))) continue;
    if (standing === UNKNOWN) {
      missing ??= new Set();
      for (const key of rule.needs) if (facts[key] === null) missing.add(key);
      continue;
    }
    const said = rule.judge(facts);
    if (said === null) continue;
    judged ??= [];
    for (const judgement of said) judged.push({ rule, judgement });
  }
  return { judged: judged ?? nothing, missing: missing === null ? nothing : [...missing] };
}

function outcomeOf<F extends Facts>(codes: CodeTable, judged: readonly Judged<F>[], missing: readonly string[]): Outcome {
  // A fact that a rule needs and nobody knows is never "normal" (C4): somebody has to look before going on.
  const start: Outcome = missing.length > 0 ? 'warn' : 'allow';
  return judged.reduce<Outcome>((worst, { judgement }) => {
    const entry = codes[judgement.code];
    return entry === undefined || judgement.informs ? worst : stronger(worst, entry.decision);
  }, start);
}

function findingOf<F extends Facts>(set: RuleSet<F>, facts: F, { rule, judgement }: Judged<F>): Finding {
  const entry = set.codes[judgement.code];
  if (entry === undefined) throw new Error(`Rule ${rule.id} gave the code ${judgement.code}, which its family's table does not list.`);
  const { source, section, mark } = rule.cite;
  return {
    code: judgement.code,
    rule: rule.id,
    version: set.version,
    // A finding that only informs carries no weight, whatever its code decides elsewhere.
    decision: judgement.informs ? 'allow' : entry.decision,
    says: rendered(entry.says, judgement.params ?? {}),
    params: judgement.params ?? {},
    source: section === undefined ? source : `${source}, ${section}`,
    mark,
    facts: Object.fromEntries(rule.needs.map((key) => [key, facts[key] as FactValue])),
    override: entry.override,
  };
}

function turnsOf<F extends Facts>(set: RuleSet<F>, facts: F, { judged, missing }: { judged: readonly Judged<F>[]; missing: readonly string[] }, now: Outcome): readonly WouldChange[] {
  return changesOf({
    facts,
    now,
    judge: (changed) => {
      const again = judgeAll(set, changed as F);
      return outcomeOf(set.codes, again.judged, again.missing);
    },
    turns: judged.map(({ judgement }) => judgement.turns ?? []),
    missing,
    plausible: (set.plausible ?? {}) as Readonly<Record<string, readonly FactValue[] | undefined>>,
  });
}

/**
 * What exactly these rules say of these facts: for a caller that chose them itself, such as the dosing window, where
 * a site takes its start limits from one guideline and its missed-dose rule from another.
 * Every rule that applies gives its finding; the outcome is the strongest of all (section 13, ruling 1).
 */
export function decideWith<F extends Facts>(set: RuleSet<F>, facts: F): Decision {
  const { judged, missing } = judgeAll(set, facts);
  if (judged.length === 0 && missing.length === 0) return { decision: 'allow', reasons: nothing, findings: nothing, missing, wouldChange: nothing };
  const decision = outcomeOf(set.codes, judged, missing);
  const findings = judged.map((each) => findingOf(set, facts, each));
  const hardStop = judged.some(({ judgement }) => set.codes[judgement.code]?.hardStop === true);
  return {
    decision,
    reasons: [...new Set(findings.map((finding) => finding.code))],
    findings,
    missing,
    wouldChange: turnsOf(set, facts, { judged, missing }, decision),
    ...(hardStop ? { hardStop: true as const } : {}),
  };
}

/** Whether a family has this guideline: `any` or none, one that a rule is of, or one that the family names without a rule of its own. */
export function hasProfile<F extends Facts>(set: RuleSet<F>, profile: string | undefined): boolean {
  return profile === undefined || profile === 'any' || set.rules.some((rule) => rule.profile === profile) || set.profiles?.includes(profile) === true;
}

/** A misspelt guideline asks no rule, and silence is never an allow: this refuses, and nobody goes past it. */
function unknownProfile<F extends Facts>(set: RuleSet<F>, profile: string): Decision {
  const says: Sentence = {
    en: 'No guideline here is called {profile}: nothing was judged. Choose one that this site has.',
    es: 'Ninguna guía se llama aquí {profile}: no se valoró nada. Elija una que tenga este centro.',
  };
  const finding: Finding = {
    code: 'UNKNOWN_PROFILE', rule: `${set.family}-profile`, version: set.version, decision: 'refuse', says: rendered(says, { profile }), params: { profile },
    source: 'Product safety rule', mark: 'product', facts: {}, override: 'nobody',
  };
  return { decision: 'refuse', reasons: [finding.code], findings: [finding], missing: [], wouldChange: [], error: 'unknown_profile' };
}

/** What the rules of one family say of these facts under one profile: its own rules, and those of `any` beside them. A profile that the family does not have is an error. */
export function decideBy<F extends Facts>(set: RuleSet<F>, facts: F, profile?: string): Decision {
  if (profile !== undefined && !hasProfile(set, profile)) return unknownProfile(set, profile);
  return decideWith({ ...set, rules: rulesUnder(set.rules, profile) }, facts);
}

/** The changes that the rules which fired named themselves, for families whose outcome is more than allow, warn or refuse. */
export function turnsNamed<F extends Facts>(set: RuleSet<F>, facts: F, profile?: string): readonly FactChange[] {
  return judgeAll({ ...set, rules: rulesUnder(set.rules, profile) }, facts).judged.flatMap(({ judgement }) => judgement.turns ?? []);
}
