/** The decision of the rules as a person reads it: verdict, findings with their sources, what would change it, what is clear. */
import { IconAlertTriangle, IconBook2, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { useFormats, useLanguage, useWords } from './language.tsx';
import { stateLooks } from './state-tag.tsx';
import { uiMessages } from './ui-messages.ts';
import type { Language } from './words.ts';

type Outcome = 'allow' | 'warn' | 'refuse';
interface Said { readonly en: string; readonly es: string; readonly 'en-GB'?: string | undefined }

export interface ShownFinding {
  readonly code: string;
  readonly rule: string;
  readonly decision: Outcome;
  readonly says: Said;
  readonly source: string;
  readonly mark: 'primary' | 'secondary' | 'unchecked' | 'product';
  readonly override: 'acknowledge' | 'prescriber' | 'two prescribers' | 'nobody';
  /** The days of an order for which it was found. */
  readonly days?: readonly string[] | undefined;
}

/** What both the rules in the browser and the contract's reply give. */
export interface ShownDecision {
  readonly decision: Outcome;
  readonly findings: readonly ShownFinding[];
  readonly missing: readonly string[];
  readonly wouldChange: readonly { readonly fact: string; readonly to: unknown; readonly decision: Outcome; readonly and?: readonly { readonly fact: string; readonly to: unknown }[] | undefined }[];
}

/** One thing that whoever acts can say was done about a warning. */
export interface Acknowledgement { readonly key: string; readonly label: ReactNode }

interface DecisionPanelProps {
  readonly decision: ShownDecision;
  /** Names of the checks that found nothing, for the quiet line; also counts the checks. */
  readonly clear?: readonly string[];
  /** A fact's key in words ("QTc"); without it the key is spaced out. */
  readonly factWords?: (fact: string) => string;
  /** A change in words, where "QTc: 449" is not good enough. */
  readonly changeWords?: (change: { readonly fact: string; readonly to: unknown }) => string | undefined;
  /** Address of a rule's page in the rulebook. */
  readonly ruleHref?: (finding: ShownFinding) => string;
  readonly acknowledgements?: readonly Acknowledgement[];
  readonly done?: ReadonlySet<string>;
  readonly onDone?: (key: string, done: boolean) => void;
  /** Words to say aloud when the answer is not now. */
  readonly say?: ReactNode;
  /** Given to the button this decision governs: `aria-describedby={findingId}`. */
  readonly findingId?: string;
  /** Other words for the verdict, such as "Act now" or "Not now". */
  readonly verdict?: ReactNode;
  /** Stands by itself with its own frame, outside a ticket. */
  readonly alone?: boolean;
  readonly children?: ReactNode;
}

/** So many days of a finding are named; the rest are counted. */
const shownDays = 6;

const saidIn = (says: Said, language: Language): string => (language === 'en-GB' ? says['en-GB'] ?? says.en : says[language]);
const weight: Readonly<Record<Outcome, number>> = { refuse: 0, warn: 1, allow: 2 };

/** `qtcMs` or `qtc_ms` as "qtc ms", for facts that a screen gives no words for. */
export function spacedOut(fact: string): string {
  return fact.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll('_', ' ').toLowerCase();
}

function Finding({ finding, href, id }: { readonly finding: ShownFinding; readonly href: string | undefined; readonly id?: string | undefined }) {
  const words = useWords(uiMessages);
  const language = useLanguage();
  const marks = { primary: null, secondary: <span>{words('secondary')}</span>, product: <span>{words('productRule')}</span>, unchecked: <span className="unchecked"><IconAlertTriangle className="i" aria-hidden="true" />{words('unchecked')}</span> };
  const override = { acknowledge: words('overrideAcknowledge'), prescriber: words('overridePrescriber'), 'two prescribers': words('overrideTwo'), nobody: words('overrideNobody') }[finding.override];
  const mark = marks[finding.mark];
  const { shortDay } = useFormats();
  const days = finding.days ?? [];
  return (
    <li className="finding-one">
      <p className="finding" id={id}>{saidIn(finding.says, language)}</p>
      <p className="source"><IconBook2 className="i" aria-hidden="true" /> {finding.mark === 'product' && finding.source === 'Product safety rule' ? mark : <>{finding.source}{mark === null ? null : <> · {mark}</>}</>}{href === undefined ? null : <> · <a href={href}>{words('readRule')}</a></>}</p>
      {days.length === 0 ? null : <p className="source num">{words(days.length > shownDays ? 'onDaysAndMore' : 'onDays', { days: days.slice(0, shownDays).map(shortDay).join(', '), more: days.length - shownDays })}</p>}
      {finding.decision === 'refuse' ? <p className="source">{override}</p> : null}
    </li>
  );
}

function Changes({ decision, factWords, changeWords }: Pick<DecisionPanelProps, 'decision' | 'factWords' | 'changeWords'>) {
  const words = useWords(uiMessages);
  const { list } = useFormats();
  const value = (to: unknown): string => {
    if (to === null) return words('none');
    if (typeof to === 'boolean') return words(to ? 'yes' : 'no');
    return Array.isArray(to) ? to.map(value).join(', ') : String(to);
  };
  if (decision.wouldChange.length === 0) return null;
  return (
    <div className="change"><b>{words('wouldChange')}</b>
      <ul>{decision.wouldChange.map((change) => {
        const parts = [change, ...(change.and ?? [])];
        const said = list(parts.map((each) => changeWords?.(each) ?? words('change', { fact: (factWords ?? spacedOut)(each.fact), to: value(each.to) })));
        return <li key={JSON.stringify(parts.map(({ fact, to }) => [fact, to]))}>{words('changeTo', { change: said, verdict: words(change.decision) })}</li>;
      })}</ul>
    </div>
  );
}

export function DecisionPanel(props: DecisionPanelProps) {
  const { decision, clear = [], factWords = spacedOut, ruleHref, acknowledgements = [], done, onDone, say, findingId, verdict, alone, children } = props;
  const words = useWords(uiMessages);
  const titleId = useId();
  const { icon: VerdictIcon } = stateLooks[decision.decision];
  const findings = [...decision.findings].sort((a, b) => weight[a.decision] - weight[b.decision]);
  const stopping = findings.filter((finding) => finding.decision !== 'allow').length;
  return (
    <div className={`decision ${decision.decision}${alone ? ' alone' : ''}`} role="group" aria-labelledby={titleId}>
      <h3 id={titleId} className="verdict"><VerdictIcon className="i" aria-hidden="true" />{verdict ?? words(decision.decision)}{clear.length === 0 ? null : <span className="num">{words('checksOf', { some: stopping === 0 ? clear.length : stopping, all: clear.length + stopping })}</span>}</h3>
      {findings.length === 0 ? null : <ul>{findings.map((finding, at) => <Finding key={`${finding.rule} ${finding.code} ${at}`} finding={finding} href={ruleHref?.(finding)} id={at === 0 ? findingId : undefined} />)}</ul>}
      {decision.missing.length === 0 ? null : <p className="change warn"><IconHelpCircle className="i" aria-hidden="true" /> <b>{words('missing')}</b> {decision.missing.map(factWords).join(', ')}</p>}
      <Changes {...props} />
      {children}
      {acknowledgements.length === 0 ? null : (
        <fieldset className="ack"><legend>{words('whatDone')}</legend>
          {acknowledgements.map(({ key, label }) => <label key={key}><input className="tick" type="checkbox" checked={done?.has(key) ?? false} onChange={(event) => onDone?.(key, event.target.checked)} />{label}</label>)}
        </fieldset>
      )}
      {say === undefined ? null : <p className="say"><b>{words('wordsThatHelp')}</b>{say}</p>}
      {clear.length === 0 ? null : <p className="passed"><IconCircleCheck className="i" aria-hidden="true" /><span><b>{words('clear')}</b> {clear.join(', ')}.</span></p>}
    </div>
  );
}
