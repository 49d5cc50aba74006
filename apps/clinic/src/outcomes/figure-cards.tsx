/** Groups, leaving, change, sites and caseloads, as tables that can be read and copied. */
import type { Outcomes } from '@fairlead/contract/outcomes';
import { Card, IntervalCell, useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { outcomesMessages } from './outcomes-messages.ts';

type Key = keyof typeof outcomesMessages.en;
const isKey = (key: string): key is Key => key in outcomesMessages.en;
interface CardProps { readonly of: Outcomes }

export function GroupsCard({ of }: CardProps) {
  const words = useWords(outcomesMessages);
  const { percent } = useFormats();
  const all = of.groups.find(({ group }) => group === 'all');
  const title = words('groups', { day: of.pointDay });
  return (
    <Card title={title} aside={<span className="muted small">{words('lineAll')}{all?.retained === null || all === undefined ? '' : `, ${percent(all.retained)}`}</span>}>
      {/* A table wider than a phone is scrolled by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="figures-scroll" role="region" aria-label={words('group')} tabIndex={0}>
        <table className="figures num">
          <thead><tr><th scope="col">{words('group')}</th><th scope="col">{words('numerator')}</th><th scope="col"><span className="hide">{words('ci')}</span></th><th scope="col">{words('share')}</th></tr></thead>
          <tbody>{of.groups.map((each) => (
            <tr key={each.partition + each.group}>
              <th scope="row">{isKey(each.group) ? words(each.group) : each.group}</th>
              {each.shown ? <><td>{words('of', { some: each.numerator ?? 0, all: each.denominator ?? 0 })}</td><td>{each.retained === null || each.low === null || each.high === null ? null : <IntervalCell share={each.retained} low={each.low} high={each.high} {...(all?.retained === null || all === undefined ? {} : { all: all.retained })} width={140} />}</td><td>{each.retained === null ? words('unknown') : <><b>{percent(each.retained)}</b> {each.low === null || each.high === null || each.low === each.high ? null : `${Math.round(each.low * 100)}–${Math.round(each.high * 100)}`}</>}</td></> : <td colSpan={3} className="muted">{words('notShown')}</td>}
            </tr>
          ))}</tbody>
        </table>
      </div>
      <p className="small"><b>{words('readCare')}</b> {words('readCareSays')}</p>
    </Card>
  );
}

export function LeavingCard({ of }: CardProps) {
  const words = useWords(outcomesMessages);
  // A group and a reason can have the same code: coming from prison is not going there.
  const reasonWords = (reason: string): string => (reason === 'prison' ? words('toPrison') : isKey(reason) ? words(reason) : reason.replaceAll('_', ' '));
  const { percent } = useFormats();
  const n = of.retention.find(({ name }) => name === 'all')?.n ?? 0;
  return (
    <Card title={words('who', { day: of.pointDay })} sub={words('of', { some: of.leftBeforePoint, all: n })} aside={<Link className="small" to="/recall">{words('toRecall')}</Link>}>
      {of.leaving.length === 0 ? <p className="muted">{words('nobodyLeft')}</p> : (
        <table className="figures num">
          <thead><tr><th scope="col">{words('reason')}</th><th scope="col">{words('n')}</th><th scope="col">{words('share')}</th></tr></thead>
          <tbody>{of.leaving.map(({ reason, n: some }) => <tr key={reason}><th scope="row">{reasonWords(reason)}</th><td>{some}</td><td>{percent(some / Math.max(1, of.leftBeforePoint))}</td></tr>)}</tbody>
        </table>
      )}
    </Card>
  );
}

export function ChangeCard({ of }: CardProps) {
  const words = useWords(outcomesMessages);
  const { number } = useFormats();
  const shown = of.change.filter(({ n }) => n > 0);
  const figure = (value: number | null): string => (value === null ? '' : number(value, 1));
  return (
    <Card title={words('change')}>
      {shown.length === 0 ? <p className="muted">{words('noChange')}</p> : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div className="figures-scroll" role="region" aria-label={words('instrument')} tabIndex={0}>
          <table className="figures num">
            <thead><tr>{(['instrument', 'n', 'notPaired', 'first', 'last', 'meanChange', 'better', 'same', 'worse'] as const).map((key) => <th key={key} scope="col">{words(key)}</th>)}</tr></thead>
            <tbody>{shown.map((each) => <tr key={each.instrument}><th scope="row">{each.instrument} <span className="muted small">{words('changeFrom', { points: each.meaningful })}</span></th><td>{each.n}</td><td>{each.excluded}</td><td>{figure(each.meanFirst)}</td><td>{figure(each.meanLast)}</td><td>{figure(each.meanChange)}</td><td>{each.improved}</td><td>{each.unchanged}</td><td>{each.worse}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      <p className="small"><b>{words('howCounted')}</b> {words('changeHow')}</p>
    </Card>
  );
}

/** Every site, or the one that was asked for: of the others nothing was counted. */
export function SitesCard({ of, siteId }: CardProps & { readonly siteId: string }) {
  const words = useWords(outcomesMessages);
  return (
    <Card title={words('sites')}>
      <table className="figures num">
        <thead><tr><th scope="col">{words('site')}</th><th scope="col">{words('started')}</th><th scope="col">{words('ended')}</th><th scope="col">{words('open')}</th></tr></thead>
        <tbody>{of.sites.filter(({ id }) => siteId === '' || id === siteId).map((each) => <tr key={each.id}><th scope="row">{each.name}</th><td>{each.started}</td><td>{each.left}</td><td>{each.inTreatment}</td></tr>)}</tbody>
      </table>
    </Card>
  );
}

export function CaseloadCard({ of }: CardProps) {
  const words = useWords(outcomesMessages);
  return (
    <Card title={words('caseloads')}>
      <table className="figures num">
        <thead><tr><th scope="col">{words('clinician')}</th><th scope="col">{words('site')}</th><th scope="col">{words('open')}</th></tr></thead>
        <tbody>{of.caseloads.map((each) => <tr key={each.name + each.siteName}><th scope="row">{each.name}</th><td>{each.siteName}</td><td>{each.inTreatment}</td></tr>)}</tbody>
      </table>
    </Card>
  );
}
