/** One person to reach: why, how, what was tried, what comes next, and the restart for the prescriber. */
import type { OutreachAttempt, ReachLine } from '@fairlead/contract/aftercare';
import { Chip, Facts, Ticket, useFormats, useLanguage, useWords } from '@fairlead/ui';
import { IconBook2 } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { DiscreetMessage } from '../messages/index.tsx';
import { OutreachForm } from './outreach-form.tsx';
import { reengageMessages } from './reengage-messages.ts';
import { RestartPart } from './restart-part.tsx';
import { useGap } from './use-gap.ts';

type MedicineKey = 'methadone' | 'buprenorphine' | 'buprenorphine-naloxone' | 'buprenorphine-depot' | 'naltrexone' | 'naltrexone-depot';

function Why({ line }: { readonly line: ReachLine }) {
  const words = useWords(reengageMessages);
  const language = useLanguage();
  return (
    <section className="stack">
      <h3>{words('why')}</h3>
      <ul className="stack">{line.because.map(({ id, group, says, source, mark }) => (
        <li key={id}>{group === 1 ? <Chip tone="refuse">{language === 'en-GB' ? says['en-GB'] ?? says.en : says[language]}</Chip> : <b>{language === 'en-GB' ? says['en-GB'] ?? says.en : says[language]}</b>}
          {mark === 'product' ? null : <p className="source"><IconBook2 className="i" aria-hidden="true" /> {source}</p>}</li>
      ))}</ul>
      {line.riskComplete ? null : <p className="muted small">{words('incomplete')}</p>}
    </section>
  );
}

function How({ line: { reach } }: { readonly line: ReachLine }) {
  const words = useWords(reengageMessages);
  const limits = [
    words(reach.call === null ? 'callUnknown' : reach.call ? 'callYes' : 'callNo'), words(reach.message === null ? 'messageUnknown' : reach.message ? 'messageYes' : 'messageNo'), ...(reach.text === true ? [words('textYes')] : []),
  ];
  return (
    <section className="stack">
      <h3>{words('howToReach')}</h3>
      <p className="num">{reach.telephone === null ? words('noPhone') : reach.call === false ? <b>{reach.telephone}</b> : <a href={`tel:${reach.telephone.replaceAll(' ', '')}`}><b>{reach.telephone}</b></a>}</p>
      <ul className="small">{limits.map((each) => <li key={each}>{each}</li>)}{reach.note === null ? null : <li>{reach.note}</li>}</ul>
      <p className="small">{reach.contact === null ? <span className="muted">{words('contactNone')}</span> : <>{words('contact')}: <b>{reach.contact.name}</b>{reach.contact.relation === null ? null : `, ${reach.contact.relation}`}, <a className="num" href={`tel:${reach.contact.phone.replaceAll(' ', '')}`}>{reach.contact.phone}</a></>}</p>
    </section>
  );
}

function Tried({ tried }: { readonly tried: readonly OutreachAttempt[] }) {
  const words = useWords(reengageMessages);
  const { dayTime, shortDay } = useFormats();
  return (
    <section className="stack">
      <h3>{words('tried')}</h3>
      {tried.length === 0 ? <p className="muted small">{words('nothingTried')}</p> : <ul className="stack">{tried.map((each) => (
        <li key={each.id}><b>{words(each.how)}: {words(each.outcome)}</b>{each.why === null ? null : <> · {words(each.why === 'medicine' ? 'medicineWhy' : each.why)}</>}{each.comingOn === null ? null : <> · {words('comesOn', { day: shortDay(each.comingOn) })}</>}{each.againOn === null ? null : <> · {words('againOn', { day: shortDay(each.againOn) })}</>}
          {each.note === null ? null : <p>{each.note}</p>}<p className="muted small num">{words('by', { when: dayTime(each.at), by: each.by })}</p></li>
      ))}</ul>}
    </section>
  );
}

export function ReachTicket({ line, today }: { readonly line: ReachLine; readonly today: string }) {
  const words = useWords(reengageMessages);
  const { day, mg } = useFormats();
  const gap = useGap();
  const facts = [
    ...(line.medicine === null ? [] : [{ name: words('medicine'), value: words(line.medicine as MedicineKey) }]),
    ...(line.usualUg === null ? [] : [{ name: words('usual'), value: <span className="num">{words('perDay', { dose: mg(line.usualUg) })}</span> }]),
    ...(line.medicine === null ? [] : [{ name: words('lastDose'), value: line.lastDoseOn === null ? words('neverDosed') : day(line.lastDoseOn) }]),
    ...(line.injectionDueOn === null ? [] : [{ name: words('injectionDue'), value: day(line.injectionDueOn) }]),
  ];
  return (
    <Ticket tone={line.group === 1 ? 'refuse' : line.group === 2 ? 'warn' : 'quiet'} title={line.name}
      about={<div className="stack">
        <p className="num"><span className="muted">{line.number}</span> · <b>{gap(line)}</b></p>
        {facts.length === 0 ? null : <Facts facts={facts} className="stack" />}
        <p className="say"><b>{words('nextStep')}</b> {words(`say_${line.next.step}`, { day: line.next.on === null ? '' : day(line.next.on), where: line.awayAt ?? '' })}</p>
        <Why line={line} />{line.restart === null ? null : <RestartPart line={line} restart={line.restart} />}<How line={line} /><Tried tried={line.tried} />
      </div>}
      actions={<>
        <DiscreetMessage personId={line.personId} telephone={line.reach.telephone} mayText={line.reach.text} language={line.language} choices={['reachCall', 'reachCome']} />
        <OutreachForm personId={line.personId} today={today} />
        <p className="rowx"><Link className="btn" to={`/people/${line.personId}`}>{words('record')}</Link>{line.awayAt === null ? null : <Link className="btn" to={`/people/${line.personId}/take-home`}>{words('guest')}</Link>}<Link className="btn bare" to={`/people/${line.personId}/aftercare`}>{words('leave')}</Link></p>
      </>} />
  );
}
