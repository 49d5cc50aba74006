/** One tap to a plain page. Back does not return: the page replaces this one, and earlier entries turn away too. */
import { nowMs } from './clock.ts';

const plainPage = '/weather.html';

export function hideNow(): void {
  document.documentElement.classList.add('veiled');
  try { sessionStorage.setItem('hid', '1'); } catch { /* Then only this entry is replaced. */ }
  window.location.replace(plainPage);
}

/** True when this load came by Back after hiding: the caller draws nothing, the plain page comes again. */
export function turnedAway(): boolean {
  const entry = performance.getEntriesByType('navigation')[0];
  const byBack = entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward';
  window.addEventListener('pageshow', (event) => { if (event.persisted && isHidden()) window.location.replace(plainPage); });
  if (byBack && isHidden()) { window.location.replace(plainPage); return true; }
  try { sessionStorage.removeItem('hid'); } catch { /* Nothing was kept. */ }
  return false;
}
function isHidden(): boolean { try { return sessionStorage.getItem('hid') === '1'; } catch { return false; } }

/** Veils the picture that the app switcher takes, and locks after a minute in the background. */
export function watchBackground(lock: () => void, lockAfterMs = 60_000): () => void {
  let leftAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const change = (): void => {
    const away = document.visibilityState === 'hidden';
    document.documentElement.classList.toggle('veiled', away);
    clearTimeout(timer);
    if (away) {
      leftAt = nowMs();
      timer = setTimeout(lock, lockAfterMs);
    } else if (leftAt > 0 && nowMs() - leftAt >= lockAfterMs) lock();
  };
  document.addEventListener('visibilitychange', change);
  return () => { clearTimeout(timer); document.removeEventListener('visibilitychange', change); };
}
