/** Where care was given, as a timeline of levels. */
import { newId } from '../platform/ids.ts';
import { eventsOf, type Filling } from './filling.ts';

export function fillPlacement(filling: Filling): void {
  const { at, add } = filling;
  for (const person of filling.people) {
    const { prescriber } = filling.teamOf(person);
    for (const episode of filling.episodes(person)) {
      const placed = eventsOf(person, 'placed').filter(({ day }) => day >= episode.from && (episode.to === null || day < episode.to));
      placed.forEach((here, index) => {
        const next = placed[index + 1];
        const begins = at(person, here.day, here.minute);
        const ends = next !== undefined ? at(person, next.day, next.minute) : episode.to === null ? '' : at(person, episode.to, 1010);
        if (ends !== '' && ends <= begins) return;
        const id = newId();
        add('levels_of_care', {
          id, person_id: person.id, episode_id: episode.id, kind: 'level', level: here.level, during: `["${begins}",${ends === '' ? '' : `"${ends}"`})`, days_a_week: here.level === 'intensive_outpatient' ? 3 : null, hours_a_week: here.level === 'intensive_outpatient' ? 9 : null,
          placement_id: null, by_id: prescriber, end_reason: ends === '' ? null : next === undefined ? 'left' : 'moved on', origin: 'synthetic',
        });
        filling.tell(person, begins, 'placement.level-begun', { level: here.level, step: null }, { episodeId: episode.id, authorId: prescriber, audience: 'person', about: { table: 'levels_of_care', id } });
      });
    }
  }
}
