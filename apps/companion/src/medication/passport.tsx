import { useState } from 'react';
import type { ReactElement } from 'react';
import type { OwnPassport } from '@fairlead/contract/recovery';
import { Icon } from '@fairlead/ui/icon';
import { useLanguage, useWords } from '../platform/app.ts';
import { nowMs } from '../platform/clock.ts';
import { Card, Page } from '../platform/parts.tsx';
import { instantText, milligrams } from '../platform/say.ts';
import { passportMessages } from './passport-messages.ts';
import { usePassport } from './use-passport.ts';

/** Shown by the person's own choice, to whom they choose; the code works without a line until it ends. */
export function PassportPage(): ReactElement {
  const words = useWords(passportMessages);
  const { passport, busy, because, make, drop } = usePassport();
  return (
    <Page title={words('title')} lead={words('lead')} back="/more">
      {passport === undefined ? null : <Shown passport={passport} />}
      <button type="button" className={`btn ${passport === undefined ? 'primary' : 'tinted'} wide spaced`} disabled={busy} onClick={make}>{passport === undefined ? words('show') : words('renew')}</button>
      {because === undefined ? null : <p className="note warn" role="alert"><Icon name="alert-triangle" /><span>{because === '' ? words('onlyOnline') : because}</span></p>}
      {passport === undefined ? null : <button type="button" className="btn bare wide spaced" onClick={drop}>{words('away')}</button>}
      <p className="note due"><Icon name="eye" /><span>{words('whoSees')}</span></p>
      <p className="small muted">{words('take')}</p>
    </Page>
  );
}

function Shown({ passport }: { readonly passport: OwnPassport }): ReactElement {
  const words = useWords(passportMessages);
  const language = useLanguage();
  const [copied, setCopied] = useState(false);
  const over = Date.parse(passport.expiresAt) <= nowMs();
  const { size, path } = passport.code;
  const dose = passport.partsUg.map((ug) => milligrams(language, ug)).join(' + ');
  const rows: readonly (readonly [string, string])[] = [
    [words('dose'), `${passport.medicine}, ${dose}`],
    [words('last'), passport.lastDoseAt === null ? words('noLast') : `${milligrams(language, passport.lastDoseUg)}, ${instantText(language, passport.lastDoseAt)}`],
    [words('bottles'), String(passport.bottlesLeft)], [words('clinic'), `${passport.site}${passport.phone === '' ? '' : `, ${passport.phone}`}`],
  ];
  const copy = (): void => { void navigator.clipboard?.writeText(passport.text).then(() => setCopied(true), () => undefined); };
  return (
    <Card>
      {over ? null : <svg className="passport-code" role="img" aria-label={words('code')} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges"><rect width={size} height={size} fill="#fff" /><path d={path} fill="#000" /></svg>}
      <p className={over ? 'note warn' : 'note allow'}><Icon name={over ? 'alert-triangle' : 'circle-check'} /><span>{words(over ? 'over' : 'until', { when: instantText(language, passport.expiresAt) })}</span></p>
      <dl className="passport-facts">{rows.map(([name, value]) => <div key={name}><dt className="small muted">{name}</dt><dd><b>{value}</b></dd></div>)}</dl>
      {over ? null : <button type="button" className="btn wide spaced" onClick={copy}>{copied ? words('copied') : words('copy')}</button>}
    </Card>
  );
}
