/** Small helps for those who have scripts; every page is whole without them. */
import '@fairlead/ui/tokens.css';
import '@fairlead/ui/basics.css';
import './front.css';

const draftName = 'ask-draft';
const form = document.querySelector<HTMLFormElement>('form[data-draft]');

/** Typed words stay in this tab only, and go when the form is sent or the tab closes. */
function keepDraft(fields: HTMLFormElement): void {
  try {
    const kept = JSON.parse(sessionStorage.getItem(draftName) ?? '{}') as Record<string, string>;
    for (const field of fields.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type=text],input[type=tel],input[type=email],textarea')) {
      if (field.value === '') field.value = kept[field.name] ?? '';
      field.addEventListener('input', () => { kept[field.name] = field.value; sessionStorage.setItem(draftName, JSON.stringify(kept)); });
    }
  } catch { /* A browser that keeps nothing still sends the form. */ }
}
if (form !== null) keepDraft(form);
if (document.querySelector('[data-asked]') !== null) try { sessionStorage.removeItem(draftName); } catch { /* Nothing was kept. */ }

/** Leave replaces this page, so that Back does not return to it. */
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-leave]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    try { sessionStorage.clear(); } catch { /* Nothing was kept. */ }
    document.documentElement.hidden = true;
    location.replace(link.href);
  });
}

/** Reading aloud needs a script, so its button appears only with one. */
const reader = document.querySelector<HTMLButtonElement>('button[data-read]');
if (reader !== null && 'speechSynthesis' in window) {
  reader.hidden = false;
  reader.addEventListener('click', () => {
    const reading = speechSynthesis.speaking;
    speechSynthesis.cancel();
    reader.setAttribute('aria-pressed', String(!reading));
    if (reading) return;
    for (const part of (document.querySelector('main')?.innerText ?? '').split(/\n+|(?<=[.?!])\s+/)) {
      if (part.trim() === '') continue;
      const said = new SpeechSynthesisUtterance(part);
      said.lang = document.documentElement.lang;
      speechSynthesis.speak(said);
    }
  });
}

/** The count of ticked signs follows the ticks. */
const signs = document.querySelector<HTMLFormElement>('form[data-signs]');
signs?.addEventListener('change', () => {
  const [all, ticked] = ['input[name=sign]', 'input[name=sign]:checked'].map((which) => String(signs.querySelectorAll(which).length));
  for (const count of document.querySelectorAll('[data-count]')) count.textContent = (count.getAttribute('data-count') ?? '').replace('{count}', ticked ?? '').replace('{all}', all ?? '');
});

/** Checking a dose passport is a page of its own, loaded only there. */
const passport = document.querySelector<HTMLFormElement>('form[data-passport]');
if (passport !== null) void import('./dispensary/check-passport.ts').then(({ watchPassports }) => watchPassports(passport));
