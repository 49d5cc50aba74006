/** The place of an injection in words; one of another system is shown as it came. */
import { injectionPlaces, type InjectionPlace } from '@fairlead/contract/dispensary';
import { useWords } from '@fairlead/ui';
import { injectionMessages } from './injection-messages.ts';

const isPlace = (place: string): place is InjectionPlace => injectionPlaces.some((each) => each === place);

export function usePlaceWords(): (place: string) => string {
  const words = useWords(injectionMessages);
  return (place) => (isPlace(place) ? words(place) : place);
}
