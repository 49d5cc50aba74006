/** The dose that the missed-dose rule names: drafted in one tap, signed by the prescriber at the orders. */
import { draftRestart } from '@fairlead/contract/aftercare';
import type { ReachLine, Restart } from '@fairlead/contract/aftercare';
import { Button, DecisionPanel, useFormats, useWords } from '@fairlead/ui';
import { Link } from '@tanstack/react-router';
import { AnswerNote, useCall, useSession } from '../platform/index.ts';
import { reengageMessages } from './reengage-messages.ts';

export function RestartPart({ line, restart }: { readonly line: ReachLine; readonly restart: Restart }) {
  const words = useWords(reengageMessages);
  const { mg } = useFormats();
  const { has } = useSession();
  const draft = useCall(draftRestart);
  const worst = restart.findings.some(({ decision }) => decision === 'refuse') ? 'refuse' : 'warn';
  const orders = <Link className="btn" to={`/people/${line.personId}/orders`}>{words(restart.drafted !== null && has('prescriber') ? 'lookAndSign' : 'toOrders')}</Link>;
  const said = restart.signed !== null ? words('signed', { dose: mg(restart.signed.doseUg), by: restart.signed.by })
    : restart.drafted !== null ? words('drafted', { dose: mg(restart.drafted.doseUg), by: restart.drafted.by })
      : restart.doseUg === null ? words('noFigure') : !restart.canDraft ? words('ranOut') : restart.rangeUg === null ? undefined : words('range', { from: mg(restart.rangeUg[0]), to: mg(restart.rangeUg[1]) });
  const doseUg = restart.doseUg;
  return (
    <section className="stack">
      <h3>{words('restart')}</h3>
      <p className="muted small">{words('restartSub')}</p>
      <DecisionPanel alone decision={{ decision: worst, findings: restart.findings, missing: [], wouldChange: [] }} />
      {said === undefined ? null : <p className="num">{said}</p>}
      <AnswerNote answer={draft.answer} onAgain={() => { void draft.again(); }} />
      {doseUg === null || !restart.canDraft ? <p>{orders}</p> : (
        <p><Button look="primary" aria-busy={draft.busy} why={has('prescriber', 'nurse', 'pharmacist') ? undefined : words('notMine')} onClick={() => { void draft.send({ params: { id: line.personId }, body: { orderId: restart.orderId, seenVersion: restart.orderVersion, doseUg } }); }}>{words('draft', { dose: mg(doseUg) })}</Button></p>
      )}
    </section>
  );
}
