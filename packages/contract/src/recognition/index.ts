/** The public's door: what its pages are given, and how somebody asks for help without an account. */
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { IsoDay, Language, Line, Text } from '../shapes.ts';
import type { Country } from '../crisis/index.ts';

export const Enquiry = z.object({
  about: z.enum(['self', 'someone_else']),
  /** What to call the one who asks; any name is fine. */
  callMe: Line,
  /** A person's first name or nickname, only when asking for someone else. Nothing is ever told back about them. */
  otherName: z.optional(Line),
  relation: z.optional(Line),
  contact: z.enum(['phone', 'text', 'email']),
  phone: z.optional(z.string().check(z.trim(), z.regex(/^\+?[0-9 ().-]{6,24}$/))),
  email: z.optional(z.string().check(z.trim(), z.maxLength(200), z.regex(/^[^\s@]+@[^\s@]+\.[^\s@]+$/))),
  /** What may be said when somebody else answers. */
  ifOther: z.enum(['say_nothing', 'leave_message']),
  when: z.enum(['any', 'morning', 'afternoon', 'evening']),
  needsToday: z.boolean(),
  language: Language,
  interpreter: z.optional(Line),
  words: z.optional(Text.check(z.maxLength(2000))),
  serviceCode: z.optional(z.string().check(z.maxLength(60))),
  /** Keys of signs ticked in the self-check, only if the asker chose to send them. */
  signs: z.optional(z.array(z.string().check(z.maxLength(40))).check(z.maxLength(40))),
});
export type Enquiry = z.output<typeof Enquiry>;
export const askForHelp = route({
  method: 'POST', path: '/api/enquiries', summary: 'Ask for help without an account',
  body: Enquiry, reply: z.object({ reference: z.string(), answerBy: z.nullable(z.string()) }),
});
export const recognitionRoutes = { askForHelp } as const;

/** One form field, or several ticks of the same name. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;
export type EnquiryField = 'about' | 'callMe' | 'contact' | 'phone' | 'email' | 'ifOther' | 'when' | 'words' | 'otherName' | 'relation' | 'interpreter' | 'form';
export interface FieldError { readonly field: EnquiryField; readonly code: 'needed' | 'shape' | 'long' }

const one = (fields: Fields, name: string): string => {
  const value = fields[name];
  return (typeof value === 'string' ? value : value?.[0] ?? '').trim();
};
const many = (fields: Fields, name: string): readonly string[] => {
  const value = fields[name];
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
};
const filled = <K extends string>(name: K, value: string): Partial<Record<K, string>> => (value === '' ? {} : { [name]: value } as Record<K, string>);

/** Reads the urlencoded form of /ask. What was typed is never thrown away: the page shows the same fields again. */
export function enquiryFromForm(fields: Fields, language: Language): { readonly kind: 'enquiry'; readonly enquiry: Enquiry } | { readonly kind: 'errors'; readonly errors: readonly FieldError[] } {
  const contact = one(fields, 'contact') || 'phone';
  const errors: FieldError[] = [];
  const about = one(fields, 'about') || 'self';
  if (one(fields, 'callMe') === '') errors.push({ field: 'callMe', code: 'needed' });
  if (contact === 'email' && one(fields, 'email') === '') errors.push({ field: 'email', code: 'needed' });
  if (contact !== 'email' && one(fields, 'phone') === '') errors.push({ field: 'phone', code: 'needed' });
  const signs = one(fields, 'sendSigns') === 'yes' ? many(fields, 'sign') : [];
  const parsed = Enquiry.safeParse({
    about, callMe: one(fields, 'callMe'), contact,
    ...filled('phone', one(fields, 'phone')), ...filled('email', one(fields, 'email')),
    ...(about === 'someone_else' ? { ...filled('otherName', one(fields, 'otherName')), ...filled('relation', one(fields, 'relation')) } : {}),
    ifOther: one(fields, 'ifOther') || 'say_nothing', when: one(fields, 'when') || 'any',
    needsToday: one(fields, 'needsToday') === 'yes', language,
    ...filled('interpreter', one(fields, 'interpreter')), ...filled('words', one(fields, 'words')), ...filled('serviceCode', one(fields, 'serviceCode')),
    ...(signs.length > 0 ? { signs } : {}),
  });
  if (parsed.success) return errors.length === 0 ? { kind: 'enquiry', enquiry: parsed.data } : { kind: 'errors', errors };
  for (const issue of parsed.error.issues) {
    const field = knownField(String(issue.path[0] ?? 'form'));
    if (!errors.some((error) => error.field === field)) errors.push({ field, code: issue.code === 'too_big' ? 'long' : 'shape' });
  }
  return { kind: 'errors', errors };
}

const fieldNames: readonly EnquiryField[] = ['about', 'callMe', 'contact', 'phone', 'email', 'ifOther', 'when', 'words', 'otherName', 'relation', 'interpreter'];
function knownField(name: string): EnquiryField {
  return fieldNames.find((known) => known === name) ?? 'form';
}

/** One place that gives care, as the public sees it. Figures come from real slots and beds, never typed by hand. */
export const PublicService = z.object({
  code: z.string(), name: z.string(), town: z.string(), address: z.nullable(z.string()), phone: z.nullable(z.string()), hours: z.nullable(z.string()),
  setting: z.enum(['outpatient', 'intensive_outpatient', 'residential', 'hospital', 'online']),
  medicines: z.array(z.enum(['methadone', 'buprenorphine', 'naltrexone', 'naloxone'])),
  sameDayMedicine: z.boolean(),
  /** Median whole days from asking to first appointment over the last 90 days; null when fewer than ten people were counted. */
  waitDays: z.nullable(z.number()), waitCounted: z.int(),
  /** First free start, on the site's wall clock; null when none is known. */
  nextStart: z.nullable(z.object({ day: IsoDay, time: z.string() })),
  freePlaces: z.nullable(z.int()),
  whoFor: z.nullable(z.string()), access: z.nullable(z.string()), languages: z.array(z.string()),
});
export type PublicService = z.output<typeof PublicService>;

/** Prices in the smallest unit of the currency (cents, pence). */
export const PublicCost = z.object({
  currency: z.enum(['USD', 'GBP']),
  /** True where care is free when it is used (NHS). */
  free: z.boolean(),
  programmes: z.array(z.object({ code: z.string(), name: z.string(), weeks: z.int(), perWeekMinor: z.int() })),
  /** Share of the price to pay, by yearly household income per person; the last band has no upper end. */
  slidingScale: z.array(z.object({ upToYearlyMinor: z.nullable(z.int()), payPercent: z.int() })),
  covers: z.array(z.string()),
  planMonths: z.array(z.int()),
});
export type PublicCost = z.output<typeof PublicCost>;

export interface FrontDoorData {
  readonly organisationName: string;
  /** Made-up people and figures: the page says so. */
  readonly demo: boolean;
  readonly today: string;
  readonly phone: string | null;
  readonly phoneAlways: boolean;
  readonly services: readonly PublicService[];
  readonly cost: PublicCost | null;
  /** When somebody who asks now hears from a person, in the site's words ("today before 18:00"). */
  readonly answerBy: string | null;
  /** Goes into the hidden field of the form, so that a double tap asks once. */
  readonly idempotencyKey: string;
  readonly outcome?: { readonly kind: 'errors'; readonly errors: readonly FieldError[] } | { readonly kind: 'failed' } | { readonly kind: 'asked'; readonly reference: string };
}

/** One page the server asks the front door to draw; drawing is pure. POST /ask that went well is answered 303 to /ask/thanks. */
export interface PageRequest {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly query: Fields;
  readonly form?: Fields;
  readonly language: Language;
  readonly country: Country;
  readonly data: FrontDoorData;
}
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}
