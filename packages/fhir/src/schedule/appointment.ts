/** Appointments both ways. */
import type { Appointment } from 'fhir/r4.js';
import { type AppointmentFact, type Row, type UnreadableFact, type VerbatimFact, unreadable } from '../facts.ts';
import { codedOf, lineOf, momentOf, numberOf, objectOf, objectsOf, type Json } from '../read.ts';
import { instantText, number, patient, text } from '../rows.ts';

const states: Readonly<Record<string, AppointmentFact['state']>> = { booked: 'planned', pending: 'planned', arrived: 'kept', fulfilled: 'kept', noshow: 'missed', cancelled: 'cancelled' };
const statuses: Readonly<Record<string, Appointment['status']>> = { planned: 'booked', kept: 'fulfilled', missed: 'noshow', cancelled: 'cancelled' };

export function fromAppointment(resource: Json): AppointmentFact | UnreadableFact | VerbatimFact {
  const title = lineOf(resource['description']) ?? objectsOf(resource['serviceType']).flatMap((each) => codedOf(each)?.words ?? [])[0]?.slice(0, 200) ?? codedOf(resource['appointmentType'])?.words.slice(0, 200) ?? 'Appointment';
  const start = momentOf(resource['start']);
  if (resource['start'] !== undefined && start === null) return unreadable('Appointment.start');
  if (typeof resource['status'] !== 'string') return unreadable('Appointment.status');
  const state = states[resource['status']];
  if (state === undefined || start === null) return { kind: 'verbatim', words: title, at: start?.at ?? null };
  const minutes = numberOf(resource['minutesDuration']) ?? 30;
  const place = objectsOf(resource['participant']).map((each) => objectOf(each['actor'])).find((actor) => /Location\//.test(String(actor?.['reference'])));
  return { kind: 'appointment', title, startsAt: start.at, minutes: Math.min(600, Math.max(5, Math.round(minutes))), state, place: lineOf(place?.['display']) };
}

export function toAppointment(row: Row): Appointment {
  const start = instantText(row, 'starts_at') ?? '';
  const minutes = number(row, 'minutes') ?? 30;
  const status = statuses[text(row, 'state') ?? 'planned'] ?? 'booked';
  const description = text(row, 'title');
  return {
    resourceType: 'Appointment', id: text(row, 'id') ?? '', status, ...(description === null ? {} : { description }), start, minutesDuration: minutes,
    ...(status === 'cancelled' && text(row, 'reason') !== null ? { cancelationReason: { text: text(row, 'reason') ?? '' } } : {}),
    participant: [{ actor: patient(row), status: status === 'cancelled' ? 'declined' : 'accepted' }],
  };
}
