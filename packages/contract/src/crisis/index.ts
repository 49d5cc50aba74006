/** Crisis help by country: the same lines in every door, and in the companion without a line or a PIN. */
import * as z from 'zod/mini';

export const Country = z.enum(['US', 'GB']);
export type Country = z.output<typeof Country>;

/** What a line is for; the doors carry the words. */
export type CrisisUse = 'emergency' | 'crisis' | 'urgent_advice' | 'listening';

export interface CrisisLine {
  readonly use: CrisisUse;
  /** As people say it, like "111, option 2". */
  readonly shown: string;
  /** As a phone dials it. */
  readonly dial: string;
  readonly name: string;
  readonly always: boolean;
  /** A line that also takes text messages. */
  readonly sms?: string;
}

/** Numbers as the clinical reference has them (section 1.11, marked unchecked); a site confirms them at set-up. */
export const crisisLines: Readonly<Record<Country, readonly CrisisLine[]>> = {
  US: [
    { use: 'emergency', shown: '911', dial: '911', name: '911', always: true },
    { use: 'crisis', shown: '988', dial: '988', name: '988 Suicide & Crisis Lifeline', always: true, sms: '988' },
  ],
  GB: [
    { use: 'emergency', shown: '999', dial: '999', name: '999', always: true },
    { use: 'urgent_advice', shown: '111, option 2', dial: '111', name: 'NHS 111', always: true },
    { use: 'listening', shown: '116 123', dial: '116123', name: 'Samaritans', always: true },
  ],
};

/** The line to call when somebody may die. */
export function emergencyLine(country: Country): CrisisLine {
  return country === 'US' ? { use: 'emergency', shown: '911', dial: '911', name: '911', always: true } : { use: 'emergency', shown: '999', dial: '999', name: '999', always: true };
}

/** Numbers of one person's own crisis card; it is readable on their phone without the PIN. */
export const CrisisCard = z.object({
  country: Country,
  clinicPhone: z.nullable(z.string()),
  clinicHours: z.nullable(z.string()),
  /** Who the person wants to call, as they call them ("Sister"). */
  callFirst: z.nullable(z.object({ name: z.string(), phone: z.string() })),
});
export type CrisisCard = z.output<typeof CrisisCard>;
export * from './kits.ts';
export * from './risk.ts';
export * from './overdoses.ts';
