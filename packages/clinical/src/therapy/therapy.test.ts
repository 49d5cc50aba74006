import { describe, expect, it } from 'vitest';
import { examplesThatFail } from '../examples-hold.ts';
import { decideTherapy, namesIn, programmes, therapyRules, worksheetById, worksheetProblems, worksheets, type Named } from './index.ts';
import { therapyExamples } from './therapy.examples.ts';

const kit: Named = { id: 'k', givenName: 'Kit', familyName: 'Marlow', knownAs: null, number: 'FL-2041' };
const will: Named = { id: 'w', givenName: 'Will', familyName: 'O’Neil', knownAs: null, number: 'FL-2042' };
const jose: Named = { id: 'j', givenName: 'José Luis', familyName: 'de la Cruz', knownAs: 'Pepe', number: 'FL-2043' };
const found = (text: string) => namesIn(text, [kit, will, jose]).map(({ id }) => id).join('');

describe('the therapy rules', () => {
  it('are asked by one function', () => expect(decideTherapy({ selfHarmUrge: 3 })).toMatchObject({ reasons: ['SELF_HARM_URGE'], findings: [{ params: { urge: 3 } }] }));

  it('hold their examples on both sides of each line', () => expect(examplesThatFail(therapyRules, therapyExamples, { untold: ['therapy.full', 'therapy.size', 'therapy.self-harm'] })).toEqual([]));
});

describe('a name in a text for several charts', () => {
  it.each([
    ['Kit spoke of sleep.', 'k'], ['kit spoke of sleep.', 'k'], ['KIT’S plan', 'k'], ['Mr Marlow left early', 'k'], ['K\u200Bit left', 'k'], ['K. M. left early', 'k'], ['K.M. left', 'k'], ['FL-2041 left', 'k'], ['fl 2041', 'k'],
    ['Will said no', 'w'], ['José came late', 'j'], ['Jose came late', 'j'], ['pepe', 'j'], ['Señora de la Cruz', 'j'], ['O’Neil and Pepe', 'wj'], ["o'neil", 'w'],
  ])('is found in %j', (text, ids) => expect(found(text)).toBe(ids));

  it.each(['The group will practise saying no.', 'A first aid kitten', 'Kitchen duty, marlowe', 'de la mano', 'Eight people, one topic: sleep.', 'FL-20411', 'Ten of us at 14:00, room 2041.'])('is not found in %j', (text) => expect(found(text)).toBe(''));
});

describe('a short, plain or numbered name', () => {
  const bo: Named = { id: 'b', givenName: 'Bo Li', familyName: 'Ng', knownAs: '', number: '' };
  const of = (text: string) => namesIn(text, [bo, jose]).map(({ id, name }) => `${id} ${name}`);
  it('is looked for whole where its parts are short, and by itself where it is all there is', () => {
    expect([of('Bo Li left'), of('then Bo'), of('Li spoke to Bo'), of('Ng left'), of('N left')]).toEqual([['b Bo Li'], [], [], ['b Ng'], []]);
  });
  it('is found by the initials of either name, and told by those that were found', () => {
    expect([of('J. D. was late'), of('P.D. was late'), of('B. N. was late'), of('B. M. was late')]).toEqual([['j J. D.'], ['j P. D.'], ['b B. N.'], []]);
    expect(namesIn('K. and M. left', [{ ...kit, familyName: '' }])).toEqual([]);
    expect(namesIn('A. A. left', [{ ...kit, givenName: '', familyName: '' }])).toEqual([]);
  });
  it('is not found by a number that nobody has', () => {
    expect([of('fl undefined'), of('FL-2043'), of('FL-20')]).toEqual([[], ['j FL-2043'], []]);
  });
  it('counts an ordinary word as a name only with a capital at its head', () => {
    expect([namesIn('we will go', [will]), namesIn('wIll', [will]), namesIn('Will', [will]).length]).toEqual([[], [], 1]);
  });
});

describe('the catalogue', () => {
  it('has every therapy that the mission names, with evidence, source and both languages', () => {
    const ids = programmes.map(({ id }) => id);
    for (const id of ['cbt', 'dbt', 'mi', 'counselling', 'family', 'relapse_prevention', 'trauma', 'yoga', 'meditation', 'mindfulness', 'art', 'nutrition']) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of programmes) for (const says of [each.names, each.says, each.access, ...each.topics.map(({ names }) => names)]) expect(says.es.length * says.en.length).toBeGreaterThan(0);
    for (const each of programmes) for (const sheet of each.worksheets) expect(worksheetById(sheet), `${each.id} ${sheet}`).toBeDefined();
  });
});

describe('a worksheet', () => {
  it('takes every end of every range and nothing beyond', () => {
    for (const sheet of worksheets) {
      for (const item of sheet.items) {
        if (item.kind !== 'scale' && item.kind !== 'minutes') continue;
        expect(worksheetProblems(sheet, { [item.id]: item.min })).toEqual([]);
        expect(worksheetProblems(sheet, { [item.id]: item.max })).toEqual([]);
        expect(worksheetProblems(sheet, { [item.id]: item.max + 1 })).toEqual([{ item: item.id, problem: 'out_of_range' }]);
        expect(worksheetProblems(sheet, { [item.id]: item.min - 1 })).toEqual([{ item: item.id, problem: 'out_of_range' }]);
        expect(worksheetProblems(sheet, { [item.id]: 'much' })).toEqual([{ item: item.id, problem: 'wrong_kind' }]);
      }
    }
  });

  it('takes half a sheet, and no question that it does not have', () => {
    for (const each of worksheets) for (const item of each.items) {
      if (item.kind === 'text') expect([worksheetProblems(each, { [item.id]: 3 }), worksheetProblems(each, { [item.id]: '' })]).toEqual([[{ item: item.id, problem: 'wrong_kind' }], []]);
      if (item.kind === 'yes_no') expect([worksheetProblems(each, { [item.id]: 'yes' }), worksheetProblems(each, { [item.id]: true })]).toEqual([[{ item: item.id, problem: 'wrong_kind' }], []]);
      expect(worksheetById(each.id)).toBe(each);
    }
    expect(worksheetById('nonsense')).toBeUndefined();
    expect(worksheets.some(({ items }) => items.some(({ kind }) => kind === 'yes_no'))).toBe(true);
    const [sheet] = worksheets;
    expect(sheet && worksheetProblems(sheet, { trigger: 'pay day' })).toEqual([]);
    expect(sheet && worksheetProblems(sheet, { nonsense: 'x' })).toEqual([{ item: 'nonsense', problem: 'unknown_item' }]);
  });
});
