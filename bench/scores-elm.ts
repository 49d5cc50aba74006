/** A COWS score and an MME total in ELM, with what the product's own answer holds: refused answers, what is missing, partial sum, band. */
import { instrumentById, type Instrument } from '@fairlead/clinical';
import { alias, among, atLeast, either, elm, exists, field, first, greater, isNull, library, list, multiply, not, parameter, present, ref, select, sum, when, type Elm } from './elm.ts';

function cowsInstrument(): Instrument {
  const found = instrumentById('COWS');
  if (found === null) throw new Error('There is no COWS.');
  return found;
}

export const cows = cowsInstrument();

const scores = ({ answer }: Instrument['items'][number]): readonly number[] => (answer.kind === 'options' ? answer.options.map((option) => option.score) : []);
const total = ref('Total');

export const cowsLibrary = library('Cows', cows.items.map(({ id }) => id), {
  Impossible: first(present(list(...cows.items.map((item) => when(among(parameter(item.id), list(...scores(item))), null, when(isNull(parameter(item.id)), null, item.id)))))),
  Missing: present(list(...cows.items.map(({ id }) => when(isNull(parameter(id)), id)))),
  Partial: sum(list(...cows.items.map(({ id }) => parameter(id)))),
  Total: when(either(exists(ref('Missing')), not(isNull(ref('Impossible')))), null, ref('Partial')),
  Band: when(isNull(total), null, when(greater(total, 36), 'severe', when(greater(total, 24), 'moderately_severe', when(greater(total, 12), 'moderate', when(greater(total, 4), 'mild', 'none'))))),
});

/** The smallest of the same: the sum of the answers and its band, and nothing of what is missing or impossible. */
export const cowsTotalLibrary = library('CowsTotal', cows.items.map(({ id }) => id), {
  Total: sum(list(...cows.items.map(({ id }) => parameter(id)))),
  Band: when(greater(total, 36), 'severe', when(greater(total, 24), 'moderately_severe', when(greater(total, 12), 'moderate', when(greater(total, 4), 'mild', 'none')))),
});

const factors: Readonly<Record<string, number>> = {
  codeine: 0.15, fentanyl_td_mcg_h: 2.4, hydrocodone: 1, hydromorphone: 5, methadone: 4.7, morphine: 1, oxycodone: 1.5, oxymorphone: 3, tapentadol: 0.4, tramadol: 0.2,
};
const caseOf = (comparand: Elm, cases: Readonly<Record<string, number>>): Elm =>
  // oxlint-disable-next-line unicorn/no-thenable -- ELM names the branch of a Case so, and nobody awaits this object
  ({ type: 'Case', comparand, caseItem: Object.entries(cases).map(([name, value]) => ({ when: elm(name), then: elm(value) })), else: elm(null) });

export const mmeLibrary = library('Mme', ['daily'], {
  Weighed: select(parameter('daily'), 'one', multiply(field('one', 'amount'), caseOf(field('one', 'drug'), factors))),
  Without: exists(select(ref('Weighed'), 'each', elm(true), isNull(alias('each')))),
  Total: when(ref('Without'), null, sum(ref('Weighed'))),
  Reassess: atLeast(ref('Total'), 50),
});
