// Has the browser keep Ravine for when there is no network, which service-worker.js does, and offers each new version once it is
// there in whole. In a page of somebody else's Ravine leaves nothing behind.
import { isEmbed } from "./embed.js";

/** @param {import("./notices.js").Notices} notices */
export async function keepOffline(notices) {
  if (isEmbed(location.hash) || window.parent !== window) return;
  let registration;
  try {
    registration = await navigator.serviceWorker.register("service-worker.js", { updateViaCache: "none" });
  } catch {
    return; // no secure origin, or one without storage: all else works
  }
  const offer = () => notices.show("update", ["A new version is ready."], { action: ["Reload", () => renew(registration)] });
  const follow = (worker) => worker?.addEventListener("statechange", () => worker.state === "installed" && offer());
  if (!navigator.serviceWorker.controller) return; // what this page came with is being kept
  if (registration.waiting) offer();
  follow(registration.installing);
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

/** Has the version that waits take over, and opens the page anew with it. */
function renew(registration) {
  if (!registration.waiting) return location.reload(); // another page has called it in
  registration.waiting.addEventListener("statechange", ({ target }) => {
    if (target.state === "activated") location.reload();
  });
  registration.waiting.postMessage("take over");
}
