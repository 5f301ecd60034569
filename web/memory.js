// Keeps the last race and the answered questions of the lessons on this device, where the browser lets it: in a private window, or
// without an origin, there is nothing to keep them in.

const keys = { race: "ravine.race", answered: "ravine.lessons" };
const quietMilliseconds = 500;

/** @returns {Storage|null} */
function storage() {
  try {
    const probe = "ravine.probe";
    localStorage.setItem(probe, "");
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return null;
  }
}

/**
 * Follows the race and the lessons, and at an address without a race offers to go on with the last one.
 * @param {(link: string) => unknown} load
 */
export function keepOnDevice(engine, events, notices, load) {
  const store = storage();
  if (!store) return;
  const keep = (key, text) => {
    try {
      store.setItem(key, text);
    } catch {
      // It is full; what was kept before stays.
    }
  };
  engine.recall(store.getItem(keys.answered) ?? "");
  events.on("lessons", ({ answered }) => keep(keys.answered, answered));
  const offer = location.hash.length > 1 ? {} : offerLast(store.getItem(keys.race), engine.link(), notices, load);
  let pending = null, timer = 0;
  const write = () => {
    clearTimeout(timer);
    if (pending !== null) keep(keys.race, pending);
    pending = null;
  };
  events.on("link", ({ link }) => {
    if (link === offer.stale) return; // nobody has touched it
    offer.end?.();
    pending = link;
    clearTimeout(timer);
    timer = setTimeout(write, quietMilliseconds);
  });
  document.addEventListener("visibilitychange", () => document.hidden && write());
  window.addEventListener("pagehide", write);
}

/** @returns {{stale: string, end: () => void}} the link that is no race of anybody's, and what takes the offer away */
function offerLast(last, first, notices, load) {
  const end = () => notices.show("last", []);
  const goOn = () => {
    end();
    load(last);
  };
  if (last && last !== first) notices.show("last", ["This device has kept your last race."], { action: ["Go on with it", goOn] });
  return { stale: first, end };
}
