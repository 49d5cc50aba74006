import { describe, expect, it } from 'vitest';
import type { FrontDoorData, PageRequest, PublicService } from '@fairlead/contract/recognition';
import { render } from './front-door.tsx';
import { reduced, shareToPay, typedAmountMinor } from './funding/sliding-scale.ts';
import { fitting } from './placement/services.tsx';
import { meaningOf } from './recognition/signs.tsx';
import { articles } from './recognition/learn-messages.ts';

const place: PublicService = {
  code: 'quay', name: 'Quayside clinic', town: 'Harbour', address: null, phone: '555 0100', hours: '06:30 to 14:00', setting: 'outpatient', medicines: ['methadone', 'buprenorphine'],
  sameDayMedicine: true, waitDays: 2, waitCounted: 41, nextStart: { day: '2026-02-11', time: '10:00' }, freePlaces: 3, whoFor: null, access: null, languages: ['English', 'Spanish'],
};
const data: FrontDoorData = {
  organisationName: 'Harbour Care', demo: true, today: '2026-02-10', phone: '555 0100', phoneAlways: true, services: [place],
  cost: { currency: 'USD', free: false, programmes: [{ code: 'op', name: 'Outpatient', weeks: 12, perWeekMinor: 21_000 }], slidingScale: [{ upToYearlyMinor: 2_000_000, payPercent: 0 }, { upToYearlyMinor: 4_000_000, payPercent: 40 }, { upToYearlyMinor: null, payPercent: 100 }], covers: ['Medicaid'], planMonths: [3, 6] },
  answerBy: 'today before 18:00', idempotencyKey: 'key-1',
};
const page = (path: string, more: Partial<PageRequest> = {}): PageRequest => ({ path, method: 'GET', query: {}, language: 'en', country: 'US', data, ...more });
const paths = ['/', '/signs', '/help-now', '/learn', '/services', '/cost', '/ask', '/ask/thanks', '/passport', ...articles.map((article) => `/learn/${article.slug}`)];

describe('the public door', () => {
  it.each(paths)('draws %s whole in every language, without a script or style inside', (path) => {
    for (const language of ['en', 'en-GB', 'es'] as const) {
      const drawn = render(page(path, { language }));
      expect(drawn.status).toBe(200);
      expect(drawn.html.match(/<h1[ >]/g)).toHaveLength(1);
      expect(drawn.html.replaceAll(/ data-count="[^"]*"/g, '')).not.toMatch(/<script(?![^>]*src=)|\sstyle="|\son\w+="|\{(count|number|when|price)\}/);
      expect(drawn.html).toContain('tel:');
    }
  });

  it('names the emergency number of the country on every page', () => {
    for (const path of paths) {
      expect(render(page(path, { country: 'US' })).html).toContain('href="tel:911"');
      expect(render(page(path, { country: 'GB' })).html).toContain('href="tel:999"');
    }
  });

  it('keeps what was typed, says what is missing, and never lets typed words become markup', () => {
    const drawn = render(page('/ask', { method: 'POST', form: { key: 'key-9', callMe: '<b onclick=alert(1)>Sam</b>', contact: 'phone', phone: '', words: 'I am "ill"' } }));
    expect(drawn.status).toBe(422);
    expect(drawn.html).toContain('&lt;b onclick=alert(1)&gt;Sam&lt;/b&gt;');
    expect(drawn.html).not.toContain('<b onclick');
    expect(drawn.html).toContain('Write a phone number');
    expect(drawn.html).toContain('I am &quot;ill&quot;');
    expect(drawn.html).toContain('value="key-9"');
    expect(drawn.headers?.['cache-control']).toBe('no-store');
  });

  it('explains ticked signs without a diagnosis and leaves unknown ticks out', () => {
    const drawn = render(page('/signs', { query: { sign: ['tolerance', 'pull', 'cutDown', 'nonsense'] } }));
    expect(drawn.html).toContain('3 of 16 ticked');
    expect(drawn.html).toContain('This is not a diagnosis');
    expect(drawn.html).not.toContain('nonsense');
    expect([0, 1, 2, 3, 7, 8, 16].map(meaningOf)).toEqual(['none', 'few', 'few', 'some', 'some', 'many', 'many']);
  });

  it('answers an unknown page with the way back', () => {
    expect(render(page('/nowhere')).status).toBe(404);
    expect(render(page('/learn/nowhere')).status).toBe(404);
  });

  it('shows no waiting time when fewer than ten people were counted', () => {
    expect(render(page('/services', { data: { ...data, services: [{ ...place, waitCounted: 9 }] } })).html).toContain('Too few people');
    expect(render(page('/services')).html).toContain('Usual wait 2 days');
  });

  it('lists the soonest start first and places without one last', () => {
    const later = { ...place, code: 'b', nextStart: { day: '2026-02-12', time: '08:00' } };
    const unknown = { ...place, code: 'c', nextStart: null };
    expect(fitting([unknown, later, place], '', '').map((one) => one.code)).toEqual(['quay', 'b', 'c']);
    expect(fitting([place], 'residential', '')).toEqual([]);
    expect(fitting([place], '', 'naltrexone')).toEqual([]);
  });
});

describe('what somebody would pay', () => {
  it('reads amounts as people type them, and only those', () => {
    expect(['24000', '24,000', '£24.000', '24000.50', '24000,5', ' 1 200 '].map(typedAmountMinor)).toEqual([2_400_000, 2_400_000, 2_400_000, 2_400_050, 2_400_050, 120_000]);
    expect(['', 'a lot', '-5', '1e5', '24,00,0x'].map(typedAmountMinor)).toEqual([null, null, null, null, null]);
  });

  it('takes the band on each side of its upper end', () => {
    const scale = data.cost?.slidingScale ?? [];
    expect(shareToPay(scale, 2_000_000, 1).payPercent).toBe(0);
    expect(shareToPay(scale, 2_000_001, 1).payPercent).toBe(40);
    expect(shareToPay(scale, 4_000_001, 1).payPercent).toBe(100);
    expect(shareToPay(scale, 4_000_002, 2).payPercent).toBe(40);
    expect(reduced(21_000, 40)).toBe(8_400);
  });

  it('shows the estimate and says that it is one', () => {
    const drawn = render(page('/cost', { query: { income: '30000', people: '1', programme: 'op' } }));
    expect(drawn.html).toContain('About $84 a week, $1,008 in all');
    expect(drawn.html).toContain('An estimate.');
  });
});
