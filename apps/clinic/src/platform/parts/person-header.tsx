/** Who this is: face, name, birth date, number; then what must never be out of sight: medicine, overdose risk, naloxone. */
import { Chip, Facts, useFormats, useWords } from '@fairlead/ui';
import { IconFirstAidKit, IconLifebuoy } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { shellMessages } from '../shell-messages.ts';

export interface PersonShown {
  readonly name: string;
  readonly bornOn: string | null;
  readonly number: string;
  readonly photoUrl?: string | undefined;
  /** Medicine and dose in words, "Methadone 85 mg"; null: no order. */
  readonly medicine: string | null;
  readonly treatmentDay?: number | undefined;
  /** Factors present; null: not asked yet. A count, never a score. */
  readonly riskFactors: number | null;
  /** Packs at home and how long they are good; null: not asked yet. */
  readonly naloxone: { readonly packs: number; readonly goodUntil?: string | undefined } | null;
}

/** Initials of a name, for where no photo is on file: "K. M." and "Kim Marsh" give KM. */
export function initialsOf(name: string): string {
  const letters = name.split(/[\s.]+/u).filter((word) => word !== '').map((word) => [...word][0] ?? '');
  return [letters[0] ?? '', letters.length > 1 ? letters.at(-1) ?? '' : ''].join('').toLocaleUpperCase();
}

function Face({ person, small }: { readonly person: PersonShown; readonly small?: boolean }) {
  return <span className={small ? 'photo small-photo' : 'photo'} aria-hidden="true">{person.photoUrl === undefined ? initialsOf(person.name) : <img src={person.photoUrl} alt="" />}</span>;
}

export function RiskChip({ riskFactors }: Pick<PersonShown, 'riskFactors'>) {
  const words = useWords(shellMessages);
  const tone = riskFactors === null || riskFactors > 1 ? 'warn' : 'quiet';
  return <Chip tone={tone} icon={IconLifebuoy}>{words('overdoseRisk')}: {riskFactors === null ? words('riskNotAsked') : words('riskFactors', { count: riskFactors })}</Chip>;
}

export function NaloxoneChip({ naloxone }: Pick<PersonShown, 'naloxone'>) {
  const words = useWords(shellMessages);
  const { date } = useFormats();
  if (naloxone === null) return <Chip tone="warn" icon={IconFirstAidKit}>{words('naloxone')}: {words('naloxoneNotAsked')}</Chip>;
  if (naloxone.packs === 0) return <Chip tone="warn" icon={IconFirstAidKit}>{words('naloxone')}: {words('naloxoneNone')}</Chip>;
  return <Chip icon={IconFirstAidKit}>{words('naloxone')}: {words('naloxoneHome', { count: naloxone.packs })}{naloxone.goodUntil === undefined ? null : <>, {words('toDay', { day: date(naloxone.goodUntil) })}</>}</Chip>;
}

/** Large, at the top of the content: the window, a visit. `checks` are further chips, `actions` buttons beside the name. */
export function PersonHeader({ person, actions, checks, children }: { readonly person: PersonShown; readonly actions?: ReactNode; readonly checks?: ReactNode; readonly children?: ReactNode }) {
  const words = useWords(shellMessages);
  const { date } = useFormats();
  return (
    <section className="id" aria-label={person.name}>
      <Face person={person} />
      <div className="name">
        <div className="line"><h2>{person.name}</h2>{actions}</div>
        <p className="num">{person.bornOn === null ? null : <>{words('born', { day: date(person.bornOn) })} · </>}{person.number}</p>
        <p className="muted small num">{person.medicine ?? words('noMedicine')}{person.treatmentDay === undefined ? null : <>, {words('treatmentDay', { day: person.treatmentDay })}</>}</p>
        {children}
      </div>
      <div className="checks"><RiskChip riskFactors={person.riskFactors} /><NaloxoneChip naloxone={person.naloxone} />{checks}</div>
    </section>
  );
}

/** Slim, for `<Screen head>`: the record of one person, with its h1. */
export function PersonBanner({ person, today }: { readonly person: PersonShown; readonly today?: { readonly name: ReactNode; readonly value: ReactNode } }) {
  const words = useWords(shellMessages);
  const { date } = useFormats();
  const facts = [
    { name: words('medicine'), value: <><b>{person.medicine ?? words('noMedicine')}</b>{person.treatmentDay === undefined ? null : <>, {words('treatmentDay', { day: person.treatmentDay })}</>}</> },
    ...(today === undefined ? [] : [today]),
    { name: words('overdoseRisk'), value: <><IconLifebuoy className="i" aria-hidden="true" /><b>{person.riskFactors === null ? words('riskNotAsked') : words('riskFactors', { count: person.riskFactors })}</b></> },
    { name: words('naloxone'), value: <b>{person.naloxone === null ? words('naloxoneNotAsked') : person.naloxone.packs === 0 ? words('naloxoneNone') : words('naloxoneHome', { count: person.naloxone.packs })}</b> },
  ];
  return (
    <div className="banner">
      <Face person={person} small />
      <div className="where"><h1>{person.name}</h1><span className="muted num">{person.bornOn === null ? null : <>{words('born', { day: date(person.bornOn) })} · </>}{person.number}</span></div>
      <Facts facts={facts} className="facts num" />
    </div>
  );
}
