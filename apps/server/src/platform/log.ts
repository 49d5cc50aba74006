/** The server's own log: names of events and ids, never a request's body, a name or an address. */

export type LogField = 'requestId' | 'route' | 'status' | 'ms' | 'event' | 'reference' | 'error' | 'port' | 'rules' | 'count' | 'job';

export interface Log {
  readonly event: (name: string, fields?: Partial<Record<LogField, string | number>>) => void;
}

/** Writes one JSON line an event. Line ends in values are escaped by JSON, so that one event stays one line. */
export function jsonLog(write: (line: string) => void, now: () => Temporal.Instant = () => Temporal.Now.instant()): Log {
  return { event: (name, fields = {}) => write(`${JSON.stringify({ at: now().toString(), name, ...fields })}\n`) };
}

export const silentLog: Log = { event: () => undefined };
