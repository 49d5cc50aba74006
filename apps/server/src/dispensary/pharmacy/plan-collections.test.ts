import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inWords } from './amount-in-words.ts';
import { bankHolidays } from '../../schedule/index.ts';
import { planCollections, type Opening } from './plan-collections.ts';
import { amountText, preparationOf, totalOf } from './preparation.ts';
import { prescriptionPdf } from './prescription-pdf.ts';

const opening: Opening = { openDays: [1, 2, 3, 4, 5, 6], opensOnBankHolidays: false, closedOn: [] };
const every = [1, 2, 3, 4, 5, 6, 7];
const doses = (from: string, days: number) => Array.from({ length: days }, (_each, index) => ({ dosingDay: Temporal.PlainDate.from(from).add({ days: index }).toString(), part: 1, doseUg: 60_000 }));
const planned = (from: string, days: number, weekdays = every, earliest = from, where = opening) =>
  planCollections(doses(from, days), where, weekdays, earliest)?.map(({ collectOn, doses: collected }) => [collectOn, collected.map(({ dosingDay }) => dosingDay)]);

describe('bank holidays of England and Wales', () => {
  it('are those that the government published', () => {
    expect(bankHolidays(2026)).toEqual(['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28']);
    expect(bankHolidays(2027)).toEqual(['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28']);
    expect(bankHolidays(2022).filter((day) => day > '2022-12')).toEqual(['2022-12-26', '2022-12-27']);
    expect(bankHolidays(2022)[0]).toBe('2022-01-03');
  });
});

describe('collections', () => {
  it('take Sunday’s dose away on Saturday', () => {
    expect(planned('2026-02-12', 4)).toEqual([['2026-02-12', ['2026-02-12']], ['2026-02-13', ['2026-02-13']], ['2026-02-14', ['2026-02-14', '2026-02-15']]]);
  });
  it('take four days away before Easter, where Friday and Monday are bank holidays', () => {
    expect(planned('2026-04-02', 6)?.map(([day, days]) => [day, days?.length])).toEqual([['2026-04-02', 2], ['2026-04-04', 3], ['2026-04-07', 1]]);
  });
  it('follow the weekdays that the prescriber chose, and a closure that was noted', () => {
    expect(planned('2026-02-16', 7, [1, 3, 5])?.map(([day, days]) => [day, days?.length])).toEqual([['2026-02-16', 2], ['2026-02-18', 2], ['2026-02-20', 3]]);
    expect(planned('2026-02-16', 3, every, '2026-02-14', { ...opening, closedOn: ['2026-02-17'] })?.map(([day, days]) => [day, days?.length])).toEqual([['2026-02-16', 2], ['2026-02-18', 1]]);
  });
  it('begin on a prior suitable day where the first is closed, never before the day of the signature', () => {
    expect(planned('2026-02-15', 2, every, '2026-02-13')?.[0]).toEqual(['2026-02-14', ['2026-02-15']]);
    expect(planned('2026-02-15', 2, every, '2026-02-15')).toBeUndefined();
  });
});

describe('the total', () => {
  it('stands in figures and in words', () => {
    expect([inWords(0), inWords(13), inWords(21), inWords(100), inWords(840), inWords(1_001), inWords(1_260), inWords(12_345), inWords(6.25)]).toEqual([
      'zero', 'thirteen', 'twenty-one', 'one hundred', 'eight hundred and forty', 'one thousand and one', 'one thousand two hundred and sixty', 'twelve thousand three hundred and forty-five', 'six point two five']);
    const methadone = { form: 'liquid', ugPerMl: 1000, strengthsUg: [] } as const;
    const tablets = { form: 'tablet', ugPerMl: null, strengthsUg: [8000, 2000] } as const;
    expect(totalOf(methadone, [{ doseUg: 840_000 }])).toEqual({ figures: '840 ml (840 mg)', words: 'eight hundred and forty millilitres', ug: 840_000 });
    expect(totalOf({ ...tablets, strengthsUg: [8000] }, [{ doseUg: 8_000 }])).toMatchObject({ figures: '1 tablet of 8 mg (8 mg)', words: 'one tablet of 8 mg' });
  });
  it('names each strength by itself, as it is counted out (M67)', () => {
    const tablets = { form: 'tablet', ugPerMl: null, strengthsUg: [8000, 2000] } as const;
    expect(amountText(tablets, [{ doseUg: 18_000 }])).toBe('18 mg (2 tablets of 8 mg and 1 tablet of 2 mg)');
    expect(totalOf(tablets, Array.from({ length: 14 }, () => ({ doseUg: 10_000 })))).toEqual({ figures: '14 tablets of 8 mg and 14 tablets of 2 mg (140 mg)', words: 'fourteen tablets of 8 mg and fourteen tablets of 2 mg', ug: 140_000 });
    expect(preparationOf({ ...tablets, medicine: 'buprenorphine' }, [{ doseUg: 16_000 }])).toMatchObject({ strength: '8 mg', preparation: 'Buprenorphine sublingual tablets 8 mg' });
    expect(preparationOf({ ...tablets, medicine: 'buprenorphine' }, [{ doseUg: 10_000 }])).toMatchObject({ strength: '8 mg and 2 mg' });
  });
});

describe('the page to copy from', () => {
  const content = {
    person: { name: 'Bartholomew Featherstonehaugh-Cholmondeley', number: 'FL-2001', bornOn: '1988-03-14', address: 'Flat 14, Harbour View House, 128 Long Quayside Street, Northmouth NM1 2AB', nhsNumber: '999 000 0001' },
    prescriber: { name: 'Dr Priya Nair', profession: 'Consultant psychiatrist', registration: 'GMC 7000001', address: 'Quayside, 3 Quayside, above the library', telephone: '07700 900140' },
    pharmacy: { name: 'Bridge Street Pharmacy', odsCode: 'FQ417', address: '22 Bridge Street, Quayside', telephone: '07700 900322' },
    medicine: 'Methadone', preparation: 'Methadone oral solution 1 mg/ml', form: 'oral solution', strength: '1 mg/ml', dose: 'From 45 mg (45 ml) and 45 mg (45 ml) to 60 mg (60 ml) and 60 mg (60 ml), each day as listed',
    total: { figures: '1777 ml (1777 mg)', words: 'one thousand seven hundred and seventy-seven millilitres', ug: 1_777_000 }, startOn: '2026-02-09', endOn: '2026-02-22', days: 14, interval: 'Daily', supervised: true,
    wordings: ['closed-days', 'remaining-days', 'three-missed', 'supervise', 'separate-containers'] as ('supervise' | 'closed-days' | 'remaining-days' | 'three-missed' | 'separate-containers')[],
    collections: doses('2026-02-09', 14).map(({ dosingDay, doseUg }) => ({ collectOn: dosingDay, amountUg: doseUg * 2, amountText: '120 mg (120 ml)', closedDays: [], doses: [{ dosingDay, part: 1, doseUg, supervised: true }, { dosingDay, part: 2, doseUg, supervised: false }] })),
  };
  it('is one page, also with fourteen days and long names', async () => {
    const pdf = await prescriptionPdf({
      id: '019c2e14-c8c0-7eab-8000-0066ad7b7eee', orderId: '', orderVersion: 1, pharmacyId: '', state: 'cancelled', content, signedBy: 'Dr Priya Nair', signedAt: '2026-02-09T09:00:00Z', validUntil: '2026-03-09', replacesId: null, endedBy: 'Dr Priya Nair',
      endedAt: '2026-02-10T09:00:00Z', endReason: 'Went to hospital', overrideReason: 'Seen', marks: [], asks: null,
    });
    if (process.env['KEEP_PDF'] !== undefined) writeFileSync(process.env['KEEP_PDF'], pdf);
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });
});
