/** Urine tests with their results, and ECGs with every correction of QT. */
import { correctedQt, type Day } from '@fairlead/clinical';
import { newId } from '../platform/ids.ts';
import { eventsOf, type Filling } from './filling.ts';

export function fillTests(filling: Filling): void {
  const { add, at } = filling;
  for (const person of filling.people) {
    const team = filling.teamOf(person);
    for (const urine of eventsOf(person, 'urine')) {
      const when = at(person, urine.day, urine.minute);
      const episodeId = filling.episodeOf(person, urine.day as Day);
      if (episodeId === null) continue;
      const panel = Object.keys(urine.results);
      add('urine_tests', { id: urine.id, person_id: person.id, episode_id: episodeId, site_id: team.siteId, reason: urine.reason, panel, state: 'resulted', ordered_by: team.prescriber, ordered_at: when, collected_at: when, collected_by: team.nurse, observed: false, temperature_ok: true, origin: 'synthetic' });
      for (const substance of panel) {
        const resultedAt = at(person, urine.day, Math.min(1430, urine.minute + 15));
        add('urine_results', { id: newId(), test_id: urine.id, substance, method: 'presumptive', result: urine.results[substance], entered_by: team.nurse, resulted_at: resultedAt });
      }
      filling.tell(person, when, 'tests.urine-resulted', { count: panel.length, positive: panel.filter((substance) => urine.results[substance] === 'positive').join(', ') }, { episodeId, authorId: team.nurse, about: { table: 'urine_tests', id: urine.id } });
    }
    for (const ecg of eventsOf(person, 'ecg')) {
      const when = at(person, ecg.day, ecg.minute);
      const episodeId = filling.episodeOf(person, ecg.day);
      const corrected = correctedQt(ecg.qtMs, ecg.heartRate);
      if (episodeId === null || corrected.kind !== 'corrected') continue;
      const round = (value: number): number => Math.floor(value + 0.5);
      add('ecgs', {
        id: ecg.id, person_id: person.id, episode_id: episodeId, site_id: team.siteId, recorded_at: when, qt_ms: ecg.qtMs, heart_rate: ecg.heartRate, qtc_bazett_ms: round(corrected.bazett), qtc_fridericia_ms: round(corrected.fridericia),
        qtc_framingham_ms: round(corrected.framingham), qtc_hodges_ms: round(corrected.hodges), formula: 'bazett', entered_by: team.nurse, entered_at: when, origin: 'synthetic',
      });
      filling.tell(person, when, 'tests.ecg', { qtcMs: round(corrected.bazett), formula: 'bazett' }, { episodeId, authorId: team.nurse, about: { table: 'ecgs', id: ecg.id } });
    }
  }
}
