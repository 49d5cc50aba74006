/** A visitor's order stays within the days and the dose that their clinic confirmed, at its draft and at its signature. */
import { bothDecisions, decideGuestDose, type Decision, type Ug } from '@fairlead/clinical';
import { dayNumber } from '../platform/clock.ts';
import type { PlannedOrder } from './order-decision.ts';
import type { VisitorStay } from './visitor-store.ts';

/** The most for one day, whatever day. */
function mostUg(order: PlannedOrder): number {
  const days = new Set(order.schedule.map(({ dosingDay }) => dosingDay));
  const totalOn = (day: string | null): number => order.partUg.reduce((total, usual, index) => total + (order.schedule.find((each) => each.dosingDay === day && each.part === order.firstPart + index)?.doseUg ?? usual), 0);
  return Math.max(totalOn(null), ...[...days].map(totalOn));
}

export function withVisitor(decision: Decision, order: PlannedOrder, stay: VisitorStay | null): Decision {
  if (stay === null) return decision;
  const dates = { fromDay: dayNumber(stay.from_day), toDay: dayNumber(stay.to_day) };
  const first = decideGuestDose({
    ...dates, dosingDay: dayNumber(order.startOn), parts: stay.record_parts, confirmedByClinic: true, lastDoseDay: stay.last_dose_day === null ? null : dayNumber(stay.last_dose_day),
    takeHomesHeld: stay.take_homes_held, confirmedUg: stay.confirmed_ug as Ug, doseUg: mostUg(order) as Ug,
  });
  const guest = order.endOn > stay.to_day && order.startOn <= stay.to_day ? bothDecisions(first, decideGuestDose({ ...dates, dosingDay: dayNumber(order.endOn) })) : first;
  return bothDecisions(guest, decision);
}
