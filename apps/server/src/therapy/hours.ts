/** Hours of sessions attended beside those planned: what intensive outpatient and partial hospitalisation are held to. */
import type { Tx } from '../platform/scoped.ts';
import { attendeesOf, sessionsOfPerson } from './sessions-store.ts';

export interface HoursAttended {
  readonly plannedMinutes: number;
  readonly attendedMinutes: number;
  readonly sessionsPlanned: number;
  readonly sessionsAttended: number;
}

/** Minutes planned and attended from an instant up to another. A cancelled session was not planned; who came late counts with the minutes they were there. */
export async function hoursAttended(tx: Tx, personId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<HoursAttended> {
  const sessions = (await sessionsOfPerson(tx, personId, from, to, 500)).filter(({ state }) => state !== 'cancelled');
  const own = (await attendeesOf(tx, sessions.map(({ id }) => id))).filter(({ person_id }) => person_id === personId);
  const present = own.filter(({ status }) => status === 'came' || status === 'late');
  return {
    plannedMinutes: sessions.reduce((sum, { minutes }) => sum + minutes, 0), attendedMinutes: present.reduce((sum, { minutes_present }) => sum + (minutes_present ?? 0), 0),
    sessionsPlanned: sessions.length, sessionsAttended: present.length,
  };
}
