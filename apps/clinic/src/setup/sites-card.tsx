/** The organisation's sites: list, add, change name, time zone and guidelines. */
import { addSite, changeSite, listSites, siteRules, startingRules } from '@fairlead/contract/setup';
import type { AdministeredSite } from '@fairlead/contract/setup';
import { Button, Card, ChoiceField, Field, Note, TextField, useWords } from '@fairlead/ui';
import { IconCircleCheck, IconMapPin } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { AnswerNote, Shown, useCall } from '../platform/index.ts';
import type { Read, ReadFailed } from '../platform/index.ts';
import { guidelineName, siteRulesMessages } from '../platform/site-rules-messages.ts';
import { SiteRulesList } from '../platform/site-rules.tsx';
import { ZoneField } from '../platform/zone-field.tsx';
import { faultAt } from '../platform/enrol-parts.tsx';
import { staffMessages } from './staff-messages.ts';

export function SitesCard({ of }: { readonly of: UseQueryResult<Read<typeof listSites>, ReadFailed> }) {
  const words = useWords(staffMessages);
  const [editing, edit] = useState<string | 'new' | undefined>(undefined);
  const [said, say] = useState<'siteSaved' | 'siteAdded' | undefined>(undefined);
  const done = (what: 'siteSaved' | 'siteAdded') => { edit(undefined); say(what); };
  return (
    <Card title={words('sites')} aside={<Button onClick={() => { say(undefined); edit('new'); }}>{words('addSite')}</Button>}>
      <div className="stack">
        {said === undefined ? null : <Note tone="allow" icon={IconCircleCheck} title={words(said)} live="polite" />}
        {editing === 'new' ? <SiteForm onDone={() => done('siteAdded')} onCancel={() => edit(undefined)} /> : null}
        <Shown of={of}>{({ items }) => (
          <ul className="row-lines">{items.map((site) => (editing === site.id ? <li key={site.id}><SiteForm site={site} onDone={() => done('siteSaved')} onCancel={() => edit(undefined)} /></li> : (
            <li key={site.id}>
              <span><IconMapPin className="i" aria-hidden="true" /> <b>{site.name}</b> <span className="muted small num">{site.code} · {words(site.country)} · {site.timeZone.replaceAll('_', ' ')} · {words('people', { count: site.staff })}</span></span>
              <Button aria-label={words('changeSite', { name: site.name })} onClick={() => { say(undefined); edit(site.id); }}>{words('changeSite', { name: '' }).trim()}</Button>
              <div className="full-line"><SiteRulesList rules={site.rules} /></div>
            </li>
          )))}</ul>
        )}</Shown>
      </div>
    </Card>
  );
}

const newSite = { code: '', name: '', country: 'US' as const, timeZone: 'America/New_York', rules: { ...startingRules.US }, papers: { address: '', phone: '', number: '' } };
const usualZone = { US: 'America/New_York', UK: 'Europe/London' } as const;

function SiteForm({ site, onDone, onCancel }: { readonly site?: AdministeredSite; readonly onDone: () => void; readonly onCancel: () => void }) {
  const words = useWords(staffMessages);
  const [given, setGiven] = useState<Pick<AdministeredSite, 'code' | 'name' | 'country' | 'timeZone' | 'rules' | 'papers'>>(site ?? newSite);
  const add = useCall(addSite, { refreshes: [listSites] });
  const change = useCall(changeSite, { refreshes: [listSites] });
  const set = (part: Partial<typeof given>) => setGiven({ ...given, ...part });
  const { code, name, country, timeZone, rules, papers } = given;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const answer = site === undefined ? await add.send({ body: { code, name, country, timeZone, rules } }) : await change.send({ params: { id: site.id }, body: { name, timeZone, rules, papers } });
    if (answer.kind === 'done') onDone();
  };
  const answer = site === undefined ? add.answer : change.answer;
  const why = answer === undefined || answer.kind === 'done' ? undefined : answer;
  return (
    <form className="stack full-line" onSubmit={(event) => void send(event)}>
      {site === undefined ? <ChoiceField label={words('country')} value={country} onChoose={(chosen) => set({ country: chosen, timeZone: usualZone[chosen], rules: { ...startingRules[chosen] } })} choices={[{ value: 'US', label: words('US') }, { value: 'UK', label: words('UK') }]} /> : null}
      <TextField label={words('siteName')} value={name} onText={(text) => set({ name: text })} required maxLength={200} />
      {site === undefined ? <TextField label={words('siteCode')} hint={words('siteCodeHint')} error={faultAt(why, '/code')} value={code} onText={(text) => set({ code: text.toUpperCase() })} pattern="[A-Z0-9]{2,12}" required /> : null}
      <Field label={words('zone')} hint={words('zoneHint')} error={faultAt(why, '/timeZone')}>{(ties) => <ZoneField ties={ties} country={country} value={timeZone} onChoose={(zone) => set({ timeZone: zone })} />}</Field>
      {site === undefined ? null : <fieldset className="fieldx"><legend>{words('papers')}</legend><span className="hint">{words('papersHint')}</span>
        <div className="site-rules">
          <TextField label={words('siteAddress')} value={papers.address} onText={(address) => set({ papers: { ...papers, address } })} maxLength={400} />
          <TextField label={words('sitePhone')} value={papers.phone} onText={(phone) => set({ papers: { ...papers, phone } })} maxLength={60} />
          <TextField label={words(country === 'US' ? 'deaNumber' : 'homeOfficeLicence')} value={papers.number} onText={(number) => set({ papers: { ...papers, number } })} maxLength={40} />
          <TextField label={words('county')} value={papers.county ?? ''} onText={(county) => set({ papers: { ...papers, county } })} maxLength={120} />
          <ChoiceField label={words('labels')} hint={words('labelsHint')} value={papers.labels ?? 'small'} onChoose={(labels) => set({ papers: { ...papers, labels } })} choices={[{ value: 'small', label: words('labelsSmall') }, { value: 'large', label: words('labelsLarge') }]} />
          {country === 'UK' ? <><TextField label={words('officer')} hint={words('howToReach')} value={papers.officer ?? ''} onText={(officer) => set({ papers: { ...papers, officer } })} maxLength={200} />
            <TextField label={words('liaison')} hint={words('howToReach')} value={papers.liaison ?? ''} onText={(liaison) => set({ papers: { ...papers, liaison } })} maxLength={200} /></> : null}
        </div>
      </fieldset>}
      <RulesFields rules={rules} onChange={(next) => set({ rules: next })} />
      <AnswerNote answer={answer} onAgain={() => void (site === undefined ? add.again() : change.again())} />
      <div className="rowx"><Button type="submit" aria-busy={add.busy || change.busy}>{words('saveSite')}</Button><Button look="bare" onClick={onCancel}>{words('cancel')}</Button></div>
    </form>
  );
}

function RulesFields({ rules, onChange }: { readonly rules: AdministeredSite['rules']; readonly onChange: (rules: AdministeredSite['rules']) => void }) {
  const words = useWords(staffMessages);
  const questions = useWords(siteRulesMessages);
  return (
    <fieldset className="fieldx"><legend>{words('rules')}</legend><span className="hint">{words('rulesHint')}</span>
      <div className="site-rules">{siteRules.map(({ key, options }) => (
        <Field key={key} label={questions(key)}>{(ties) => <select {...ties} className="in" value={rules[key] ?? ''} onChange={(event) => onChange({ ...rules, [key]: event.target.value })}>{options.map((option) => <option key={option} value={option}>{guidelineName(option)}</option>)}</select>}</Field>
      ))}</div>
    </fieldset>
  );
}
