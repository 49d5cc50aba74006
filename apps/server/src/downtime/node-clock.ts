/** Whether a site node may trust its clock: against its server, its own past, the counter of its machine, and the end of what it holds. */
import { dayAt, startOfDay } from '../platform/clock.ts';
import type { Link } from './own-store.ts';

/** A clock may be off by so much before its node stops. */
export const clockToleranceMs = 120_000;
/** A machine that was started anew may have been off for so long without its clock being asked about. */
const offMs = 4 * 3_600_000;
/** A node whose last day ends stops so long before. */
const marginMinutes = 15;
const minutes = (ms: number): number => Math.round(Math.abs(ms) / 60_000);

/** Since it was last seen: more by the clock than by the counter, or after a new start of the machine, hours by the clock. */
export function hasJumped(link: Link, latest: string, now: Temporal.Instant, machine: { readonly uptimeMs: number; readonly bootId: string | null }): boolean {
  const gapMs = now.epochMilliseconds - Temporal.Instant.from(latest).epochMilliseconds;
  const ranOn = machine.bootId !== null && machine.bootId === link.seen_boot_id && link.seen_uptime_ms !== null;
  return ranOn ? gapMs - (machine.uptimeMs - (link.seen_uptime_ms ?? 0)) > clockToleranceMs : gapMs > offMs;
}

/** In words; null where the clock is right. */
export function clockFault(link: Link, latest: string, movedMs: number, now: Temporal.Instant): string | null {
  const backMs = Temporal.Instant.from(latest).epochMilliseconds - now.epochMilliseconds;
  if (backMs > clockToleranceMs) return `The clock of this site node stands ${minutes(backMs)} minutes before an instant that it has seen already: it was set back. It gives no doses until it is right.`;
  if (Math.abs(movedMs) > clockToleranceMs) return `The clock of this site node was moved by ${minutes(movedMs)} minutes. It gives no doses until it has spoken with its server, or is right again.`;
  if (Math.abs(link.clock_off_ms) > clockToleranceMs) return `The clock of this site node differs by ${minutes(link.clock_off_ms)} minutes from its server’s. It gives no doses until it is right.`;
  return null;
}

/** In words; null where nothing is in doubt. */
export function doubtFault(link: Link, now: Temporal.Instant): string | null {
  if (link.doubted_since === null || link.time_zone === null) return null;
  return `This machine was last seen on ${dayAt(Temporal.Instant.from(link.doubted_since), link.time_zone)}, its clock says ${dayAt(now, link.time_zone)}, and its server does not answer. Somebody confirms the date before the first dose.`;
}

/** The last day that is held ends a little early, so that two clocks need not agree on midnight. */
export function endsNow(last: string | null, zone: string, now: Temporal.Instant): string | null {
  if (last === null || dayAt(now, zone) !== last) return null;
  const end = startOfDay(Temporal.PlainDate.from(last).add({ days: 1 }).toString(), zone).subtract({ minutes: marginMinutes });
  return Temporal.Instant.compare(now, end) < 0 ? null : `The last day that this site node holds, ${last}, is over in ${marginMinutes} minutes. It gives no doses until it has spoken with its server.`;
}
