/** The aid for choosing a medicine: filled in together, read at home, begun at home. */
import { choiceFacts, choiceOptions, choiceWishes } from '@fairlead/clinical';
import * as z from 'zod/mini';
import { route } from '../route.ts';
import { Finding, Id, IdParams, Instant, Line } from '../shapes.ts';

export const ChoiceOption = z.enum(choiceOptions);
export type ChoiceOption = z.output<typeof ChoiceOption>;
const YesNo = z.optional(z.nullable(z.boolean()));
const Words = z.string().check(z.trim(), z.maxLength(4000));
const flags = <K extends string>(keys: readonly K[]) => Object.fromEntries(keys.map((key) => [key, YesNo])) as Record<K, typeof YesNo>;

export const ChoiceWishes = z.object(flags(choiceWishes));
export type ChoiceWishes = z.output<typeof ChoiceWishes>;
export const ChoiceAnswers = z.object({
  ...flags(choiceWishes), ...flags(choiceFacts),
  qtcMs: z.optional(z.nullable(z.int().check(z.gte(200), z.lte(800)))), childPugh: z.optional(z.nullable(z.enum(['A', 'B', 'C']))), altTimesUln: z.optional(z.nullable(z.number().check(z.gte(0), z.lte(1000)))),
  lastOpioid: z.optional(z.nullable(Line)), daysOpioidFree: z.optional(z.nullable(z.int().check(z.gte(0), z.lte(36_500)))),
});
export type ChoiceAnswers = z.output<typeof ChoiceAnswers>;

const Said = z.object({ en: z.string(), es: z.string(), 'en-GB': z.optional(z.string()) });
export const ChoicePoint = z.object({ id: z.string(), says: Said, source: z.string(), mark: z.enum(['primary', 'secondary', 'unchecked', 'product']), because: z.nullable(z.string()) });
export type ChoicePoint = z.output<typeof ChoicePoint>;
export const OptionShown = z.object({ option: ChoiceOption, for: z.array(ChoicePoint), against: z.array(ChoicePoint), know: z.array(ChoicePoint), gates: z.array(Finding), missing: z.array(z.string()) });
export type OptionShown = z.output<typeof OptionShown>;

export const ChoiceVersion = z.object({ id: Id, version: z.int(), answers: ChoiceAnswers, ownWords: z.string(), note: z.string(), chosen: z.nullable(ChoiceOption), writtenBy: z.string(), byPerson: z.boolean(), writtenAt: Instant });
export type ChoiceVersion = z.output<typeof ChoiceVersion>;

/** Newest version first; `known` is what the record says today of the facts that nobody has answered yet. */
export const Choice = z.object({ versions: z.array(ChoiceVersion), known: ChoiceAnswers, options: z.array(OptionShown) });
export type Choice = z.output<typeof Choice>;

export const getMedicineChoice = route({ method: 'GET', path: '/api/people/:id/medicine-choice', summary: 'What speaks for and against each medicine for this person, and what was chosen', params: IdParams, reply: Choice });
export const compareForPerson = route({ method: 'POST', path: '/api/people/:id/medicine-choice-trials', summary: 'The comparison for answers that are not kept yet', params: IdParams, body: z.object({ answers: ChoiceAnswers }), reply: z.object({ options: z.array(OptionShown) }) });
export const keepMedicineChoice = route({
  method: 'POST', path: '/api/people/:id/medicine-choices', summary: 'Keeps the next version of the choice; nothing is prescribed by it', params: IdParams,
  body: z.object({ seenVersion: z.int(), answers: ChoiceAnswers, ownWords: Words, note: Words, chosen: z.optional(z.nullable(ChoiceOption)) }), reply: z.object({ id: Id, version: z.int() }),
});
export const getOwnChoice = route({ method: 'GET', path: '/api/me/medicine-choice', summary: 'My choice of medicine, to read at home', reply: z.object({ version: z.nullable(ChoiceVersion), options: z.array(OptionShown) }) });
export const beginOwnChoice = route({ method: 'POST', path: '/api/me/medicine-choices', summary: 'What matters to me, written at home for the next talk', body: z.object({ answers: ChoiceWishes, ownWords: Words }), reply: z.object({ version: z.int() }) });
