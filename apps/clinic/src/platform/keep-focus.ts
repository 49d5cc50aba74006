/**
 * Where the keyboard goes on when what it stood on is gone: a form that folds open over its button, folds back after
 * Cancel, or leaves when somebody else signed. Without this it would begin again at the top of the page.
 */

/** What is asked of an element; in a browser an `HTMLElement`. */
export interface Place {
  readonly isConnected: boolean;
  readonly textContent: string | null;
  querySelectorAll(selectors: string): Iterable<Place>;
}

/** What stood around the one that is gone, from the nearest outwards, and the button that had opened its form. */
export interface Left<P extends Place> { readonly around: readonly P[]; readonly openedBy: string | undefined; readonly formsBefore: ReadonlySet<Place> }

/** The button that had opened the form, else a form that has opened since, else the nearest part that still stands. */
export function goesOnAt<P extends Place>({ around, openedBy, formsBefore }: Left<P>): Place | undefined {
  const standing = around.filter(({ isConnected }) => isConnected);
  for (const place of openedBy === undefined ? [] : standing) {
    const opener = [...place.querySelectorAll('button')].find(({ textContent }) => textContent === openedBy);
    if (opener !== undefined) return opener;
  }
  for (const place of standing) {
    const opened = [...place.querySelectorAll('form')].find((form) => !formsBefore.has(form));
    if (opened !== undefined) return opened;
  }
  return standing[0];
}

const ancestors = (element: Element): readonly HTMLElement[] => {
  const around: HTMLElement[] = [];
  for (let each = element.parentElement; each !== null && each.closest('main') !== null; each = each.parentElement) around.push(each);
  return around;
};

/** A dialog gives the focus back by itself, a moment after it closed. */
const dialogMs = 60;

/** Watches the page; the answer ends it. */
export function keepFocus(): () => void {
  const openers = new WeakMap<Element, string>();
  let last: { readonly element: Element; readonly form: Element | null; readonly left: Left<HTMLElement> } | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const arrived = (event: FocusEvent) => {
    const element = event.target;
    if (!(element instanceof HTMLElement)) return;
    const form = element.closest('form');
    if (form !== null && !openers.has(form) && last !== undefined && last.form === null) openers.set(form, last.element.textContent);
    last = { element, form, left: { around: ancestors(element), openedBy: form === null ? undefined : openers.get(form), formsBefore: new Set(document.querySelectorAll('form')) } };
  };
  const goOn = () => {
    if (last === undefined || last.element.isConnected || document.activeElement !== document.body) return;
    const to = goesOnAt(last.left) ?? document.getElementById('main');
    if (!(to instanceof HTMLElement)) return;
    if (!to.matches('button, [tabindex]')) to.tabIndex = -1;
    to.focus({ preventScroll: true });
  };
  const changes = new MutationObserver(() => {
    if (last === undefined || last.element.isConnected) return;
    clearTimeout(timer);
    timer = setTimeout(goOn, dialogMs);
  });
  // Who presses with a pointer chooses the place anew.
  const pressed = () => { if (document.activeElement === document.body) last = undefined; };
  document.addEventListener('focusin', arrived);
  document.addEventListener('pointerdown', pressed, true);
  changes.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', arrived);
    document.removeEventListener('pointerdown', pressed, true);
    changes.disconnect();
    clearTimeout(timer);
  };
}
