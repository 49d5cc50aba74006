/** The phone as it stands: its shelf, one lock for all tabs, the worker, and forgetting everything. */
import { CrisisCard } from '@fairlead/contract/crisis';
import type { Country } from '@fairlead/contract/crisis';
import type { Language } from '@fairlead/ui/words';
import { aloneOnThisPhone } from './local-data.ts';
import { phoneShelf } from './shelf.ts';
import { openVault } from './vault.ts';
import type { Sealed } from './vault.ts';

export const shelf = phoneShelf();
export const alone = aloneOnThisPhone();

const languages: readonly Language[] = ['en', 'en-GB', 'es'];

/** The reader's choice if there was one, else the phone's. Language alone tells nothing about a person. */
export function startLanguage(): Language {
  const chosen = languages.find((language) => language === stored('language'));
  if (chosen !== undefined) return chosen;
  const own = navigator.languages.find((tag) => /^(en|es)\b/i.test(tag)) ?? 'en';
  return /^es/i.test(own) ? 'es' : /^en-(GB|IE|AU|NZ)/i.test(own) ? 'en-GB' : 'en';
}
export function keepLanguage(language: Language): void {
  try { localStorage.setItem('language', language); } catch { /* A phone that blocks storage keeps the default. */ }
}
function stored(name: string): string | null {
  try { return localStorage.getItem(name); } catch { return null; }
}

/** Before anybody signed in: the country whose numbers the Help page shows. */
export function guessedCountry(): Country {
  return /^(Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man))$/.test(Intl.DateTimeFormat().resolvedOptions().timeZone) || navigator.language === 'en-GB' ? 'GB' : 'US';
}

/** The crisis card opens without the PIN, so it is sealed by the device key alone. */
export async function keepCrisisCard(card: CrisisCard): Promise<void> {
  await shelf.put('open', 'crisis-card', await (await openVault(shelf)).seal(card));
}
export async function readCrisisCard(): Promise<CrisisCard> {
  const none: CrisisCard = { country: guessedCountry(), clinicPhone: null, clinicHours: null, callFirst: null };
  try {
    const sealed = await shelf.get<Sealed>('open', 'crisis-card');
    if (sealed === undefined) return none;
    const parsed = CrisisCard.safeParse(await (await openVault(shelf)).unseal(sealed));
    return parsed.success ? parsed.data : none;
  } catch {
    return none;
  }
}

/** Database, caches, storages and worker: afterwards the phone is as if it had never been here. */
export async function forgetEverything(): Promise<void> {
  await shelf.wipe();
  try { localStorage.clear(); sessionStorage.clear(); } catch { /* Blocked storage holds nothing. */ }
  if ('caches' in window) for (const name of await caches.keys()) await caches.delete(name);
  if ('serviceWorker' in navigator) for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}

/** Asks the browser not to throw this phone's unsent things away when room is short. */
export function askToStay(): void {
  if (navigator.storage?.persist !== undefined) void navigator.storage.persist().catch(() => false);
}
