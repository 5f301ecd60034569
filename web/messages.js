// window.ravine for the page around: the same calls and events, as messages.
//
//   asked:    {ravine: 1, id, call: "load" | "link" | "play" | …, arguments: […]}      {ravine: 1, id, call: "on", arguments: ["step"]}
//   answered: {ravine: 1, id, result} or {ravine: 1, id, error: "a sentence"}
//   told:     {ravine: 1, event: "ready", detail: {}}, and each event that was asked for with "on"
//
// Only the page around is heard. The first origin that asks is the one that everything is told to from then on, and no other is
// answered; "ready" alone, which says nothing of anybody, goes to whoever is there.

const calls = ["load", "link", "play", "pause", "step", "seek", "standings"];
const events = ["link", "step", "state", "complaint"];

/** @param api window.ravine */
export function connectMessages(api) {
  if (window.parent === window) return;
  const around = window.parent;
  let trusted = null;
  const told = new Set();
  const tell = (message) => around.postMessage({ ravine: 1, ...message }, trusted);

  window.addEventListener("message", async ({ source, origin, data }) => {
    if (source !== around || data?.ravine !== 1 || typeof data.call !== "string") return;
    trusted ??= origin === "null" ? "*" : origin; // an origin that is none cannot be named; its window can
    if (trusted !== "*" && origin !== trusted) return;
    const { id, call, arguments: details = [] } = data;
    try {
      tell({ id, result: (await answer(call, details)) ?? null });
    } catch (error) {
      tell({ id, error: String(error?.message ?? error) });
    }
  });

  async function answer(call, details) {
    if (!Array.isArray(details)) throw new TypeError("arguments are a list");
    if (call === "on") return listen(details[0]);
    if (!calls.includes(call)) throw new Error(`there is no call "${call}"; there are ${["on", ...calls].join(", ")}`);
    await api.ready;
    return api[call](...details);
  }

  function listen(event) {
    if (!events.includes(event)) throw new Error(`there is no event "${event}"; there are ${events.join(", ")}`);
    if (told.has(event)) return;
    told.add(event);
    api.on(event, (detail) => tell({ event, detail }));
  }

  api.ready.then(
    () => around.postMessage({ ravine: 1, event: "ready", detail: {} }, "*"),
    () => {}, // the splash tells
  );
}
