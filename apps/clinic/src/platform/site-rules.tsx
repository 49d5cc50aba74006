/** The guidelines that a site follows, question by question. */
import { useWords } from '@fairlead/ui';
import { siteRules } from '@fairlead/contract/setup';
import type { SiteRuleKey } from '@fairlead/contract/setup';
import { guidelineName, siteRulesMessages } from './site-rules-messages.ts';

export function SiteRulesList({ rules }: { readonly rules: Readonly<Partial<Record<SiteRuleKey, string>>> }) {
  const words = useWords(siteRulesMessages);
  return <dl className="site-rules">{siteRules.map(({ key }) => <div key={key}><dt>{words(key)}</dt><dd>{guidelineName(rules[key] ?? '')}</dd></div>)}</dl>;
}
