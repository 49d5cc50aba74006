/** Naloxone kits, what became of them, and overdoses as they were told. */
import { addDays, isoOf } from '@fairlead/clinical';
import { eventsOf, type Filling } from './filling.ts';

export function fillCrisis(filling: Filling): void {
  const { add, at } = filling;
  for (const person of filling.people) {
    if (filling.episodes(person).length === 0) continue;
    const team = filling.teamOf(person);
    for (const kit of eventsOf(person, 'kit')) {
      const when = at(person, kit.day, kit.minute);
      add('naloxone_kits', { id: kit.kitId, person_id: person.id, holder: kit.holder, product: kit.product, devices: kit.devices, lot: 'NX41', expires_on: isoOf(addDays(kit.day, 730)), issued_at: when, issued_by: team.nurse, trained: true, origin: 'synthetic' });
      filling.tell(person, when, 'crisis.naloxone-issued', { product: kit.product, devices: kit.devices, trained: true, holder: kit.holder }, { topic: 'people', audience: 'person', authorId: team.nurse, about: { table: 'naloxone_kits', id: kit.kitId } });
    }
    for (const used of eventsOf(person, 'kit-used')) {
      const when = at(person, used.day, used.minute);
      add('naloxone_kit_ends', { kit_id: used.kitId, at: when, how: 'used', by_account_id: team.nurse, note: null });
      filling.tell(person, when, 'crisis.naloxone-ended', { how: 'used' }, { topic: 'people', audience: 'person', authorId: team.nurse });
    }
    for (const overdose of eventsOf(person, 'overdose')) {
      add('overdoses', {
        id: overdose.id, person_id: person.id, episode_id: filling.episodeOf(person, overdose.day), happened_at: at(person, overdose.day, overdose.minute), time_known: true, told_at: at(person, overdose.day, 1380), told_by: 'staff', by_account_id: team.nurse,
        place: 'home', what: person.traits.fentanyl ? 'fentanyl' : 'heroin', was_alone: !overdose.withKit, naloxone_given: overdose.withKit ? 1 : null, naloxone_by: overdose.withKit ? 'peer' : 'ambulance', emergency_called: true, outcome: overdose.withKit ? 'came_round' : 'hospital',
        intent: 'no', words: null, origin: 'synthetic',
      });
    }
  }
}
