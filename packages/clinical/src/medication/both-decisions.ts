/** Two decisions about one act as one: every finding, the stronger outcome, and only changes that hold for both. */
import { type Decision, stronger, type WouldChange } from '../decision.ts';

const partsOf = ({ fact, to, and = [] }: WouldChange): ReadonlyMap<string, string> => new Map([{ fact, to }, ...and].map((each) => [each.fact, JSON.stringify(each.to)]));
const within = (small: WouldChange, large: WouldChange): boolean => {
  const all = partsOf(large);
  return [...partsOf(small)].every(([fact, to]) => all.get(fact) === to);
};

/** What one decision's changes come to when the other has its say: it stays as it is unless a change of its own is among them. */
function besides(own: Decision, other: Decision): readonly WouldChange[] {
  return own.wouldChange.map((change) => {
    const among = other.wouldChange.filter((each) => within(each, change)).map(({ decision }) => decision);
    const [first = other.decision, ...rest] = among;
    // The largest set of changes among them is the one that counts; it is the mildest, since no change is offered that makes graver.
    const left = rest.reduce((mild, each) => (stronger(mild, each) === mild ? each : mild), first);
    return { ...change, decision: stronger(change.decision, left) };
  });
}

/** Where neither decision turns by its own changes: the first that turns each, together. */
function together(a: Decision, b: Decision): readonly WouldChange[] {
  const [one, two] = [a, b].map((each) => each.wouldChange.find(({ decision }) => decision !== each.decision && stronger(decision, each.decision) === each.decision));
  if (one === undefined || two === undefined) return [];
  const parts = new Map([one, two].flatMap(({ fact, to, and = [] }) => [{ fact, to }, ...and]).map((each) => [each.fact, each]));
  const [head, ...rest] = [...parts.values()];
  return head === undefined ? [] : [{ ...head, decision: stronger(one.decision, two.decision), ...(rest.length === 0 ? {} : { and: rest }) }];
}

function changesOfBoth(a: Decision, b: Decision): readonly WouldChange[] {
  const all = [...besides(a, b), ...besides(b, a)];
  const now = stronger(a.decision, b.decision);
  const turns = all.some(({ decision }) => decision !== now && stronger(decision, now) === now);
  const seen = new Set<string>();
  return [...(turns ? [] : together(a, b)), ...all].filter((change) => {
    const key = JSON.stringify([...partsOf(change)].toSorted());
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

/** Both decisions as one: every finding, and the stronger outcome. */
export function bothDecisions(a: Decision, b: Decision): Decision {
  return {
    decision: stronger(a.decision, b.decision),
    reasons: [...new Set([...a.reasons, ...b.reasons])],
    findings: [...a.findings, ...b.findings],
    missing: [...new Set([...a.missing, ...b.missing])],
    wouldChange: changesOfBoth(a, b),
    ...(a.hardStop === true || b.hardStop === true ? { hardStop: true as const } : {}),
    ...((a.error ?? b.error) === undefined ? {} : { error: 'unknown_profile' as const }),
  };
}
