/** The UK pharmacy loop: pharmacies, instalment prescriptions, and what a pharmacy supplies or marks. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Decision, Id, IdParams, Instant, IsoDay, Line } from '../shapes.ts';

const Reason = z.string().check(z.trim(), z.minLength(1), z.maxLength(2000));
const Weekday = z.int().check(z.gte(1), z.lte(7));
const ClockTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/u));

/** A stretch of a weekday in which a pharmacy is open, in its own time; one or two a day. An open day without any is one whose hours nobody said. */
export const PharmacyHours = z.object({ day: Weekday, opens: ClockTime, closes: ClockTime });
export type PharmacyHours = z.output<typeof PharmacyHours>;
/** The stretches of one weekday, the earlier first. */
export const hoursOfWeekday = (hours: readonly PharmacyHours[], weekday: number): { opens: string; closes: string }[] =>
  hours.filter(({ day }) => day === weekday).map(({ opens, closes }) => ({ opens, closes })).toSorted((a, b) => (a.opens < b.opens ? -1 : 1));
/** Open weekdays with the same hours together, as they are read out: Monday to Friday, then Saturday. Days whose hours nobody said have none. */
export function byWeekdays(openDays: readonly number[], hours: readonly PharmacyHours[]): { days: number[]; times: { opens: string; closes: string }[] }[] {
  const groups = Map.groupBy(openDays.toSorted((a, b) => a - b), (day) => JSON.stringify(hoursOfWeekday(hours, day)));
  return [...groups.values()].map((days) => ({ days, times: hoursOfWeekday(hours, days[0] ?? 0) }));
}

/** Wording that the Home Office approved in 2015 for controlled drugs in instalments; each may be left out but the third. */
export const instalmentWordings = {
  'closed-days': 'Please dispense instalments due on pharmacy closed days on a prior suitable day.',
  'remaining-days': 'If an instalment’s collection day has been missed, please still dispense the amount due for any remaining day(s) of that instalment.',
  'three-missed': 'Consult the prescriber if 3 or more consecutive days of a prescription have been missed.',
  supervise: 'Supervise consumption on collection days.',
  'separate-containers': 'Dispense daily doses in separate containers.',
} as const;
export const InstalmentWording = z.enum(['closed-days', 'remaining-days', 'three-missed', 'supervise', 'separate-containers']);
export type InstalmentWording = z.output<typeof InstalmentWording>;

export const Pharmacy = z.object({
  id: Id, name: z.string(), odsCode: z.string(), address: z.string(), telephone: z.string(), timeZone: z.string(), openDays: z.array(Weekday), opensOnBankHolidays: z.boolean(), hours: z.array(PharmacyHours), state: z.enum(['active', 'ended']),
  closures: z.array(z.object({ id: Id, closedOn: IsoDay, reason: z.string() })), accounts: z.array(z.object({ id: Id, displayName: z.string(), state: z.enum(['invited', 'active', 'disabled']) })), prescriptions: z.int(),
});
export type Pharmacy = z.output<typeof Pharmacy>;

const Telephone = z.string().check(z.trim(), z.minLength(3), z.maxLength(60), z.regex(/^[0-9+() -]+$/u));
const pharmacyFields = { name: Line, address: z.string().check(z.trim(), z.minLength(1), z.maxLength(400)), telephone: Telephone, openDays: z.array(Weekday).check(z.minLength(1), z.maxLength(7)), opensOnBankHolidays: z.boolean(), hours: z.optional(z.array(PharmacyHours).check(z.maxLength(14))) };

export const listPharmacies = route({ method: 'GET', path: '/api/pharmacies', summary: 'The pharmacies that supply people of this organisation', reply: z.object({ items: z.array(Pharmacy) }) });
export const addPharmacy = route({
  method: 'POST', path: '/api/pharmacies', summary: 'Adds a pharmacy',
  body: z.object({ ...pharmacyFields, odsCode: z.string().check(z.trim(), z.toUpperCase(), z.regex(/^[A-Z0-9]{3,10}$/u)), siteId: Id }), reply: Pharmacy,
});
export const changePharmacy = route({ method: 'POST', path: '/api/pharmacies/:id/changes', summary: 'Changes the address, telephone or opening of a pharmacy, or ends it', params: IdParams, body: z.object({ ...pharmacyFields, state: z.enum(['active', 'ended']) }), reply: Pharmacy });
export const addClosure = route({ method: 'POST', path: '/api/pharmacies/:id/closures', summary: 'Notes a day on which a pharmacy is closed', params: IdParams, body: z.object({ closedOn: IsoDay, reason: Line }), reply: Pharmacy });
export const endClosure = route({ method: 'POST', path: '/api/pharmacy-closures/:id/end', summary: 'Takes a noted closure back', params: IdParams, reply: Pharmacy });
export const invitePharmacist = route({
  method: 'POST', path: '/api/pharmacies/:id/accounts', summary: 'Makes an account that sees the people of this pharmacy and nothing else; the code is shown once', params: IdParams,
  body: z.object({ displayName: Line, language: z.optional(z.enum(['en', 'en-GB', 'es'])) }), reply: z.object({ id: Id, code: z.string(), expiresAt: Instant }),
});

const Instalment = z.object({ dosingDay: IsoDay, part: z.int(), doseUg: z.int(), supervised: z.boolean() });
/** What is collected on one day. */
export const Collection = z.object({ collectOn: IsoDay, amountUg: z.int(), amountText: z.string(), closedDays: z.array(IsoDay), doses: z.array(Instalment) });
export type Collection = z.output<typeof Collection>;

/** What stands on the form: the fields that the law asks of an instalment prescription of a controlled drug. */
export const PrescriptionContent = z.object({
  person: z.object({ name: z.string(), number: z.string(), bornOn: z.nullable(IsoDay), address: z.string(), nhsNumber: z.nullable(z.string()) }),
  prescriber: z.object({ name: z.string(), profession: z.string(), registration: z.string(), address: z.string(), telephone: z.string() }),
  pharmacy: z.object({ name: z.string(), odsCode: z.string(), address: z.string(), telephone: z.string() }),
  medicine: z.string(), preparation: z.string(), form: z.string(), strength: z.string(), dose: z.string(),
  total: z.object({ figures: z.string(), words: z.string(), ug: z.int() }),
  startOn: IsoDay, endOn: IsoDay, days: z.int(), interval: z.string(), collections: z.array(Collection), supervised: z.boolean(), wordings: z.array(InstalmentWording),
});
export type PrescriptionContent = z.output<typeof PrescriptionContent>;

const prescriptionFields = {
  pharmacyId: Id, startOn: IsoDay, endOn: IsoDay, supervised: z.boolean(), collectOn: z.optional(z.array(Weekday).check(z.minLength(1), z.maxLength(7))), wordings: z.array(InstalmentWording).check(z.maxLength(5)),
  personAddress: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(400))), registration: z.optional(z.string().check(z.trim(), z.minLength(3), z.maxLength(60))),
};
export const NewPrescription = z.object({ ...prescriptionFields, replacesId: z.optional(Id), overrideReason: z.optional(Reason) });
export type NewPrescription = z.output<typeof NewPrescription>;

/** in-part: taken under supervision in part, the rest destroyed. */
export const MarkKind = z.enum(['supervised', 'in-part', 'taken-away', 'missed', 'refused', 'held', 'intoxicated']);
export type MarkKind = z.output<typeof MarkKind>;
export const PharmacyMark = z.object({ id: Id, onDay: IsoDay, kind: z.enum(['supervised', 'in-part', 'taken-away', 'missed', 'refused', 'held', 'intoxicated', 'entered-in-error']), note: z.nullable(z.string()),
  /** What the person had of it, and what was destroyed because they did not take it. */
  amountUg: z.int(), destroyedUg: z.int(),
  happenedAt: Instant, recordedAt: Instant, author: z.string(), stands: z.boolean() });
export type PharmacyMark = z.output<typeof PharmacyMark>;

export const Prescription = z.object({
  id: Id, orderId: Id, orderVersion: z.int(), pharmacyId: Id, state: z.enum(['in-force', 'cancelled', 'replaced', 'over']), content: PrescriptionContent, signedBy: z.string(), signedAt: Instant, validUntil: IsoDay,
  replacesId: z.nullable(Id), endedBy: z.nullable(z.string()), endedAt: z.nullable(Instant), endReason: z.nullable(z.string()), overrideReason: z.nullable(z.string()), marks: z.array(PharmacyMark),
  /** The pharmacy asked the prescriber, who has not answered yet. */
  asks: z.nullable(z.object({ at: Instant, reason: z.string(), missedDays: z.int(), note: z.nullable(z.string()) })),
});
export type Prescription = z.output<typeof Prescription>;

export const listPrescriptions = route({
  method: 'GET', path: '/api/people/:id/prescriptions', summary: 'The instalment prescriptions of a person, with what their pharmacy marked; newest first', params: IdParams,
  reply: z.object({ items: z.array(Prescription), day: IsoDay, today: z.nullable(z.object({ pharmacy: z.string(), dueUg: z.int(), mark: z.nullable(PharmacyMark), missedDays: z.int(), decision: Decision })) }),
});
export const planPrescription = route({
  method: 'POST', path: '/api/orders/:id/prescription-plans', summary: 'What the form would say, and what the rules say of it; nothing is kept', params: IdParams, body: z.object(prescriptionFields),
  reply: z.object({ content: PrescriptionContent, decision: Decision, hours: z.array(PharmacyHours) }),
});
export const writePrescription = route({ method: 'POST', path: '/api/orders/:id/prescriptions', summary: 'Signs an instalment prescription from an order in force, in place of an earlier one where it is named', params: IdParams, body: NewPrescription, reply: z.object({ prescription: Prescription, decision: Decision }) });
export const cancelPrescription = route({ method: 'POST', path: '/api/prescriptions/:id/cancellation', summary: 'Cancels a prescription: nothing more is supplied on it', params: IdParams, body: z.object({ reason: Reason }), reply: Prescription });
export const restartPrescription = route({
  method: 'POST', path: '/api/prescriptions/:id/restart', summary: 'After missed days: signs an order with the new dose, and a prescription that replaces this one', params: IdParams,
  body: z.object({ doseUg: z.int().check(z.gte(1), z.lte(2_000_000)), startOn: IsoDay, endOn: IsoDay, reason: Reason }), reply: z.object({ prescription: Prescription, decision: Decision }),
});
/** Whether the pharmacist of one pharmacy may see the person's photo. none: nobody asked yet. */
export const PharmacyPhoto = z.object({ pharmacyId: Id, pharmacy: z.string(), state: z.enum(['none', 'agreed', 'declined', 'withdrawn']), notedBy: z.nullable(z.string()), notedAt: z.nullable(Instant) });
export type PharmacyPhoto = z.output<typeof PharmacyPhoto>;
export const listPharmacyPhotos = route({ method: 'GET', path: '/api/people/:id/pharmacy-photos', summary: 'Which pharmacies of a person may see their photo', params: IdParams, reply: z.object({ hasPhoto: z.boolean(), items: z.array(PharmacyPhoto) }) });
export const notePharmacyPhoto = route({
  method: 'POST', path: '/api/people/:id/pharmacy-photos', summary: 'Notes that a person agrees, or does not, that the pharmacist of one pharmacy sees their photo', params: IdParams,
  body: z.object({ pharmacyId: Id, agreed: z.boolean() }), reply: z.object({ items: z.array(PharmacyPhoto) }),
});
export const printPrescription = route({ method: 'GET', path: '/api/prescriptions/:id/print', summary: 'The content of a prescription as a page to print on the official form or to copy from', params: IdParams, reply: z.object({ fileName: z.string(), base64: z.string() }) });

/** One line of the pharmacy's day. `stopped`: days were missed, and the prescriber has to say how to go on. */
export const PharmacyRow = z.object({
  prescriptionId: Id, personId: Id, name: z.string(), bornOn: z.nullable(IsoDay), medicine: z.string(), preparation: z.string(), startOn: IsoDay, endOn: IsoDay,
  state: z.enum(['due', 'stopped', 'on-hold', 'supervised', 'in-part', 'taken-away', 'missed', 'refused', 'held', 'intoxicated', 'at-home', 'given-at-clinic', 'ended']),
  due: z.array(Instalment), dueUg: z.int(), dueText: z.string(), supervised: z.boolean(), mark: z.nullable(PharmacyMark), holds: z.array(z.string()),
  missedDays: z.int(), lastDoseOn: z.nullable(IsoDay), decision: z.nullable(Decision), askedAt: z.nullable(Instant), endReason: z.nullable(z.string()), prescriber: z.string(),
});
export type PharmacyRow = z.output<typeof PharmacyRow>;

export const pharmacyDay = route({
  method: 'GET', path: '/api/pharmacy/day', summary: 'The pharmacy’s own day: who is due, what was marked, who may not be supplied',
  query: z.object({ day: z.optional(IsoDay) }),
  reply: z.object({ pharmacy: z.object({ id: Id, name: z.string() }), day: IsoDay, today: IsoDay, isOpen: z.boolean(), items: z.array(PharmacyRow) }),
});
export const pharmacyPrescription = route({ method: 'GET', path: '/api/pharmacy/prescriptions/:id', summary: 'One prescription at this pharmacy with its supplies', params: IdParams, reply: z.object({ prescription: Prescription, row: z.nullable(PharmacyRow), clinic: z.object({ name: z.string(), telephone: z.string() }), hasPhoto: z.boolean() }) });
export const pharmacyPhoto = route({
  method: 'GET', path: '/api/pharmacy/prescriptions/:id/photo', summary: 'The photo of a person who agreed that this pharmacy sees it, base64', params: IdParams,
  reply: z.object({ mediaType: z.enum(['image/jpeg', 'image/webp', 'image/png']), picture: z.string() }),
});
export const markSupply = route({
  method: 'POST', path: '/api/pharmacy/prescriptions/:id/marks', summary: 'Marks one day: supplied under supervision, taken in part, taken away, did not come, did not want it, held, intoxicated', params: IdParams,
  body: z.object({ day: IsoDay, kind: MarkKind, doseUg: z.optional(z.int()), takenUg: z.optional(z.int().check(z.gte(1), z.lte(2_000_000))), note: z.optional(Reason), acknowledged: z.optional(z.array(z.string()).check(z.maxLength(40))), at: z.optional(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/u))) }),
  reply: z.object({ row: z.nullable(PharmacyRow) }),
});
export const correctMark = route({ method: 'POST', path: '/api/pharmacy/marks/:id/correction', summary: 'A mark was entered in error: it stays in the record, and its day is open again', params: IdParams, body: z.object({ reason: Reason }), reply: z.object({ row: z.nullable(PharmacyRow) }) });
export const askPrescriber = route({ method: 'POST', path: '/api/pharmacy/prescriptions/:id/question', summary: 'Tells the prescriber that supply has stopped, or asks something', params: IdParams, body: z.object({ note: z.optional(Reason) }), reply: z.object({ row: z.nullable(PharmacyRow) }) });
