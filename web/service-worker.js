// Answers for the server from a copy of the page that it keeps, so that Ravine runs without a network. The build puts before
// this file
//   const version = "…";                   the name of this version
//   const files = {"main.js": "sha256-…"}  its files and what they must be
// so that each version has a worker of its own, with a cache of its own, which is filled in whole or not at all. A page keeps the
// version that it was opened with. The next one waits until no page runs the old, or a page asks for it (offline.js).

const prefix = `ravine ${registration.scope} `; // all pages of an origin share its caches
const mine = prefix + version;

self.addEventListener("install", (event) => event.waitUntil(fill()));
self.addEventListener("message", ({ data }) => data === "take over" && self.skipWaiting());
self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  event.respondWith(answer(event));
  if (mode === "navigate") event.waitUntil(tidy());
});

/** The address that a file is kept under: some hosts answer for index.html only with a redirection to its folder. */
function address(file) {
  return new URL(file === "index.html" ? "./" : file, registration.scope).href;
}

/** Where a version keeps a note for each page that was opened with it. */
const note = (client) => address(`page/${client}`);

// All or nothing: one file that is missing, or of another version, fails the whole, and the browser tries again another day.
async function fill() {
  const cache = await caches.open(mine);
  const request = ([file, integrity]) => new Request(address(file), { cache: "reload", integrity });
  await cache.addAll(Object.entries(files).map(request));
}

async function answer(event) {
  let cacheName = mine;
  if (event.request.mode === "navigate") {
    await remember(event.resultingClientId);
  } else {
    cacheName = await cacheOf(event.clientId);
  }
  const { origin, pathname } = new URL(event.request.url);
  const file = (origin + pathname).slice(registration.scope.length);
  return (await caches.match(address(file), { cacheName })) ?? fetch(event.request);
}

async function remember(client) {
  const cache = await caches.open(mine);
  await cache.put(note(client), new Response()).catch(() => {}); // of use only when another tab updates
}

/** The cache of the version that a page was opened with. */
async function cacheOf(client) {
  for (const cacheName of await kept()) {
    if (await caches.match(note(client), { cacheName })) return cacheName;
  }
  return mine;
}

/** All there are, the oldest first. */
async function kept() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

/** Drops the versions before this one that no open page needs. */
async function tidy() {
  const pages = await clients.matchAll({ includeUncontrolled: true });
  const needed = await Promise.all(pages.map(({ id }) => cacheOf(id)));
  const names = await kept();
  for (const name of names.slice(0, Math.max(names.indexOf(mine), 0))) {
    if (!needed.includes(name)) await caches.delete(name);
  }
}
