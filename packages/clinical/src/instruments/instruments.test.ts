import { describe, expect, it } from 'vitest';
import type { Instrument } from './instrument.ts';
import { instrumentById, instruments, instrumentsFor } from './index.ts';
import { assist } from './packs/assist.ts';

const all: readonly Instrument[] = [...instruments, assist];
const named = all.map((each) => [each.id, each] as const);

/** Every sentence an instrument shows. */
function sentencesOf(instrument: Instrument): readonly { readonly en: string; readonly es: string }[] {
  const choices = instrument.items.flatMap(({ answer }) => (answer.kind === 'options' || answer.kind === 'coded' ? answer.options : answer.kind === 'scale' ? answer.anchors : []));
  return [
    instrument.title, instrument.about, ...instrument.cautions, ...instrument.items.map((item) => item.says), ...choices.map((each) => each.says),
    ...instrument.scales.map((each) => each.says), ...instrument.bandSets.flatMap((set) => set.bands.map((band) => band.says)),
    ...instrument.flags.map((each) => each.says), ...(instrument.triage?.steps.map((each) => each.says) ?? []),
  ];
}

describe.each(named)('%s as data', (_id, instrument) => {
  it('says everything in English and Spanish', () => {
    expect(sentencesOf(instrument).filter(({ en, es }) => en.trim() === '' || es.trim() === '')).toEqual([]);
  });

  it('names each item once, and only its own items in scales, gates, flags and triage', () => {
    const ids = instrument.items.map((item) => item.id);
    expect(new Set(ids).size).toBe(ids.length);
    const used = [
      ...instrument.scales.flatMap((scale) => [...scale.items, ...(scale.leaveOut?.items ?? [])]),
      ...instrument.items.flatMap((item) => item.asked?.any.map((condition) => condition.item) ?? []),
      ...instrument.flags.flatMap((flag) => ('item' in flag.of ? [flag.of.item] : [])),
      ...(instrument.triage?.steps.flatMap((step) => step.anyOf) ?? []),
    ];
    expect(used.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('asks what opens a question before the question', () => {
    const ids = instrument.items.map((item) => item.id);
    const late = instrument.items.flatMap((item, index) => item.asked?.any.filter((condition) => ids.indexOf(condition.item) >= index) ?? []);
    expect(late).toEqual([]);
  });

  it('has bands that cover the whole range of their scale, without a gap or an overlap', () => {
    for (const set of instrument.bandSets) {
      const scale = instrument.scales.find((each) => each.id === set.scale);
      expect(set.bands[0]?.from).toBeLessThanOrEqual(scale?.min ?? NaN);
      expect(set.bands.at(-1)?.to).toBe(scale?.max);
      set.bands.slice(1).forEach((band, index) => expect(band.from).toBe((set.bands[index]?.to ?? NaN) + 1));
    }
  });

  it('has a range that its items can reach and not pass', () => {
    const highest = (id: string): number => {
      const answer = instrument.items.find((item) => item.id === id)?.answer;
      if (answer?.kind === 'options' || answer?.kind === 'coded') return Math.max(...answer.options.map((option) => option.score));
      if (answer?.kind === 'scale') return answer.max;
      if (answer?.kind === 'measure') return Math.max(...answer.cuts.map((cut) => cut.score));
      return answer?.kind === 'yesNo' ? Math.max(answer.no, typeof answer.yes === 'number' ? answer.yes : answer.yes.female) : 0;
    };
    for (const scale of instrument.scales.filter((each) => each.items.length > 0 && each.method !== 'any')) {
      const sum = scale.items.reduce((total, id) => total + highest(id), 0);
      expect(scale.method === 'mean' ? sum / scale.items.length : sum * (scale.times ?? 1), scale.id).toBe(scale.max);
    }
  });

  it('says under which licence its words stand', () => {
    expect(instrument.licence.says.length).toBeGreaterThan(10);
    expect(instrument.cite.source).not.toBe('');
  });
});

describe('the list of instruments', () => {
  it('finds one by its id, and a site\'s own pack', () => {
    expect(instrumentById('COWS')?.room).toBe('withdrawal');
    expect(instrumentById('COWZ')).toBeNull();
    expect(instrumentById('ASSIST')).toBeNull();
    expect(instrumentById('ASSIST', [assist])?.licence.use).toBe('non-commercial');
  });

  it('does not offer a risk tool for opioid analgesia to somebody who has the disorder', () => {
    const offered = instrumentsFor({ hasOud: true }).map((each) => each.id);
    expect(offered).not.toContain('ORT-2005');
    expect(offered).not.toContain('ORT-OUD');
    expect(instrumentsFor({ hasOud: false }).map((each) => each.id)).toContain('ORT-2005');
  });

  it('never ships words that are not ours to ship', () => {
    const asks = all.filter((each) => each.licence.use === 'ask' || each.licence.use === 'non-commercial');
    expect(asks.filter((each) => each.licence.wording !== 'topics').map((each) => each.id)).toEqual([]);
    expect(instrumentById('DSM5-OUD')?.licence.wording).toBe('own');
  });
});
