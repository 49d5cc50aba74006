/**
 * What a rule is. A rule is data with one small function; a code's weight and words are data in one table.
 * See docs/rulebook for every rule as a page that a clinician can review.
 */

/** How far a statement was checked against its source (clinical reference, section 0). `product` marks our own policy. */
export type Mark = 'primary' | 'secondary' | 'unchecked' | 'product';

/** allow: go on. warn: the person who acts acknowledges, with a reason. refuse: blocked until an authorised override. */
export type Outcome = 'allow' | 'warn' | 'refuse';

/** Who may go past a finding. `acknowledge`: whoever acts, with a reason. `nobody`: the fact itself has to change. */
export type Override = 'acknowledge' | 'prescriber' | 'two prescribers' | 'nobody';

/** A sentence in each language, with `{name}` where a parameter goes. `en-GB` only where the words differ from US English. */
export interface Sentence {
  readonly en: string;
  readonly es: string;
  readonly 'en-GB'?: string;
}

export type Language = keyof Sentence;

/** Where a statement comes from. `asOf` is the date of the edition, ISO 8601. */
export interface Cite {
  readonly source: string;
  readonly section?: string;
  readonly asOf?: string;
  readonly mark: Mark;
}

/** What one code means wherever it appears. `hardStop`: a danger that no signature lifts (wrong route of a depot). */
export interface CodeEntry {
  readonly decision: Outcome;
  readonly override: Override;
  readonly says: Sentence;
  readonly hardStop?: true;
}

export type CodeTable = Readonly<Record<string, CodeEntry>>;

/** A plain value that travels as JSON. */
export type FactValue = string | number | boolean | null | readonly FactValue[] | { readonly [key: string]: FactValue };

/**
 * Facts are looked at by key. An absent key was not asked about, and rules that need it stay silent;
 * `null` was asked and is not known, or is none.
 */
export type Facts = { readonly [key: string]: unknown };

/** One change of one fact that would turn what a rule found. */
export interface Turn<F extends Facts> {
  readonly fact: keyof F & string;
  readonly to: FactValue;
}

/** What a rule's function says of one set of facts: nothing, or codes with their parameters. */
export interface Judgement<F extends Facts> {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
  /** The nearest changes that would lift this finding; the engine works out the decision each leads to. */
  readonly turns?: readonly Turn<F>[];
  /** Only for a code that may stand beside a refusal without deciding anything itself. */
  readonly informs?: true;
}

/**
 * One statement of one guideline.
 * `profile` is `any`, or one guideline's key; a named profile's rule replaces the `any` rule on the same `measure`.
 * `needs` are the facts without which the rule cannot speak: absent, it is silent; null, the fact is named as missing.
 * `when` narrows the rule to the facts it is about (this medicine, this action).
 */
export interface Rule<F extends Facts> {
  readonly id: string;
  readonly profile: string;
  readonly measure: string;
  readonly cite: Cite;
  readonly needs: readonly (keyof F & string)[];
  readonly when?: (facts: F) => boolean;
  readonly judge: (facts: F) => readonly Judgement<F>[] | null;
  /** The codes this rule can give, for the rulebook and for the test that each has examples. */
  readonly codes: readonly string[];
}

/** One worked example of one rule, kept beside it in `*.examples.ts` and printed in the rulebook. */
export interface Example<F extends Facts> {
  readonly rule: string;
  readonly when: string;
  readonly facts: F;
  readonly gives: readonly string[];
  /** Facts that it asks for, since they are not known (null) and matter; none where this is absent. */
  readonly missing?: readonly (keyof F & string)[];
}

/** The rules of one family with the table of their codes. */
export interface RuleSet<F extends Facts> {
  readonly family: string;
  readonly room: string;
  readonly version: string;
  readonly rules: readonly Rule<F>[];
  readonly codes: CodeTable;
  /** Guidelines that a caller may name beside those of the rules: they have no rule of their own here, so those of `any` apply. */
  readonly profiles?: readonly string[];
  /** Keys that the family understands; an unknown key is an error of the caller, never ignored. */
  readonly inputs: readonly string[];
  /**
   * Values worth trying when a fact is missing, on each side of its lines: a decision then says what each would lead to.
   * A fact that is not listed is only named as missing.
   */
  readonly plausible?: Readonly<Partial<Record<keyof F & string, readonly FactValue[]>>>;
}
