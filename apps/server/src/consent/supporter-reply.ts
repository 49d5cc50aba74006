import type { Supporter } from '@fairlead/contract/community';
import { holds, type SupporterRow } from './supporters-store.ts';

/** A supporter as the person sees them. One whose last day is over is ended, without anybody doing anything. */
export function supporterReply(row: SupporterRow, today: string): Supporter {
  return {
    id: row.id, name: row.name, relation: row.relation, scopes: [...row.scopes], startedOn: row.started_on, endsOn: row.ends_on, endedAt: row.ended_at,
    state: !holds(row, today) ? 'ended' : row.account_state === 'active' ? 'active' : 'invited',
  };
}
