/** The service worker's keeper: a version ping that no worker sees tells whether the shell on this phone is the newest. */

/** Registers the worker, then compares version.json, which always comes from the network, with the shell that runs. */
export async function keepShellFresh(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
    await heal(registration);
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') void heal(registration); });
  } catch {
    // Private windows and old browsers: the app works without its worker while there is a line.
  }
}

async function heal(registration: ServiceWorkerRegistration): Promise<void> {
  const newest = await newestVersion();
  if (newest === undefined) return;
  const kept = (await caches.keys()).filter((name) => name.startsWith('shell-'));
  if (kept.includes(`shell-${newest}`)) return;
  await registration.update();
  // Still an old shell at the next look although the newest is out: the worker is broken. Without it the network answers.
  const before = read('stale-shell');
  write('stale-shell', newest);
  if (kept.length > 0 && before === newest && registration.installing === null && registration.waiting === null) {
    await registration.unregister();
    for (const name of kept) await caches.delete(name);
  }
}

async function newestVersion(): Promise<string | undefined> {
  try {
    const response = await fetch('/version.json', { cache: 'no-store', signal: AbortSignal.timeout(10_000) });
    const body: unknown = response.ok ? await response.json() : undefined;
    return typeof body === 'object' && body !== null && 'version' in body && typeof body.version === 'string' ? body.version : undefined;
  } catch {
    return undefined;
  }
}

function read(name: string): string | null { try { return sessionStorage.getItem(name); } catch { return null; } }
function write(name: string, value: string): void { try { sessionStorage.setItem(name, value); } catch { /* Nothing to keep. */ } }
