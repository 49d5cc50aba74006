// Keeps the shell of the app for offline days: pages, scripts, styles, font and icons of this build, nothing else.
// It never sees /api, /fhir or version.json. FILES and VERSION are filled in by the build.
const VERSION = '__VERSION__';
const FILES = ['__FILES__'];
const CACHE = `shell-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    // All or nothing: half a shell must never take over.
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload' })));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (/^\/(api|fhir|cds-services|healthz|readyz|version\.json)(\/|$)/.test(url.pathname)) return;
  event.respondWith(shell(event.request, url));
});

async function shell(request, url) {
  const cache = await caches.open(CACHE);
  const known = await cache.match(url.pathname);
  if (known) return known;
  if (request.mode === 'navigate') {
    const page = await cache.match('/index.html');
    if (page) return page;
  }
  return fetch(request);
}

// A reminder was tapped: the app comes forward, or opens where its first screen asks for the PIN.
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil((async () => {
    const [open] = await self.clients.matchAll({ type: 'window' });
    await (open === undefined ? self.clients.openWindow('/') : open.focus());
  })());
});
