/** Security labels: everything of a substance use record that leaves is labelled, and a label never falls (42 CFR 2.32; C-2, C-3). */
import type { Coding } from 'fhir/r4.js';
import { listOf, objectOf, type Json } from './read.ts';
import { ACT_CODE, CONFIDENTIALITY } from './systems.ts';

const confidentialityOrder = ['U', 'L', 'M', 'N', 'R', 'V'];

/** What every resource of ours carries: restricted, a substance use record under 42 CFR Part 2, not to be passed on without consent. */
export const part2Labels: readonly Coding[] = [
  { system: CONFIDENTIALITY, code: 'R', display: 'restricted' },
  { system: ACT_CODE, code: '42CFRPart2', display: '42 CFR Part 2' },
  { system: ACT_CODE, code: 'NORDSCLCD', display: 'no redisclosure without consent directive' },
];

function labelsOf(resource: Json): readonly Coding[] {
  return listOf(objectOf(resource['meta'])?.['security']).flatMap((each): Coding[] => {
    const coding = objectOf(each);
    return coding !== null && typeof coding['code'] === 'string' ? [coding as Coding] : [];
  });
}

/** How closed a confidentiality code is; an unknown one counts as restricted. */
function rankOf(code: string): number {
  const rank = confidentialityOrder.indexOf(code);
  return rank === -1 ? confidentialityOrder.indexOf('R') : rank;
}

/** The resource with ours and its own labels together: the highest confidentiality, and every other label of both. */
export function labelled<R extends Json>(resource: R, ...more: readonly Json[]): R {
  const all = [...labelsOf(resource), ...more.flatMap(labelsOf), ...part2Labels];
  const levels = all.filter((each) => each.system === CONFIDENTIALITY);
  const [highest] = levels.toSorted((a, b) => rankOf(b.code ?? '') - rankOf(a.code ?? ''));
  const rest = new Map(all.filter((each) => each.system !== CONFIDENTIALITY).map((each) => [`${each.system ?? ''}|${each.code ?? ''}`, each]));
  const security = [...(highest === undefined ? [] : [highest]), ...[...rest.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each)];
  return { ...resource, meta: { ...objectOf(resource['meta']), security } };
}
