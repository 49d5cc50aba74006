/** Rows of this room as they travel. */
import type { Decision } from '@fairlead/contract';
import type { Decision as ClinicalDecision } from '@fairlead/clinical';
import type { HoldLine, Order } from '@fairlead/contract/medication';
import type { HoldRow, OrderRow } from './orders-store.ts';

/** A decision as it travels: the same values, in arrays of its own. */
export function decisionReply(decision: ClinicalDecision): Decision {
  const { decision: outcome, reasons, findings, missing, wouldChange, hardStop } = decision;
  return structuredClone({ decision: outcome, reasons, findings, missing, wouldChange, ...(hardStop === true ? { hardStop } : {}) }) as unknown as Decision;
}

export function orderReply(row: OrderRow): Order {
  const { startOn: _start, endOn: _end, parts: _parts, episodeVersion: _version, versions, product, ...rest } = row;
  return {
    ...rest,
    product: { ...product, strengthsUg: [...product.strengthsUg] },
    versions: versions.map(({ facts, partUg, schedule, signatures, ...version }) => ({
      ...version, facts: { ...facts }, partUg: [...partUg], schedule: schedule.map((day) => ({ ...day })), signatures: signatures.map(({ signedBy, signedAt, overrideReason }) => ({ signedBy, signedAt, overrideReason })),
    })),
  };
}

export function holdReply(row: HoldRow): HoldLine {
  return {
    id: row.id, orderId: row.order_id, code: row.code, reason: row.reason, liftedByRole: row.lifted_by_role, placedBy: row.placed_by, placedAt: row.placed_at,
    liftedBy: row.lifted_by, liftedAt: row.lifted_at, liftReason: row.lift_reason,
  };
}
