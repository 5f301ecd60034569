// Starts Ravine: checks the browser, downloads the program, and ties it to the page. Every way in which that can fail ends
// in a sentence on the splash.
import { Address, mendAddress } from "./address.js";
import { createApi } from "./api.js";
import { version } from "./build.js";
import { connectCanvas } from "./canvas.js";
import { Controls } from "./controls.js";
import { Copier } from "./copy.js";
import { Embed, drawn, isEmbed, seen } from "./embed.js";
import { Engine } from "./engine.js";
import { Events } from "./events.js";
import { Films } from "./film.js";
import { shareFonts } from "./fonts.js";
import { Graphics } from "./graphics.js";
import { keepBrowserKeys } from "./keys.js";
import { correctedLink } from "./link_corrections.js";
import { Failure, download, mark, runProgram } from "./loader.js";
import { keepOnDevice } from "./memory.js";
import { connectMessages } from "./messages.js";
import { missing } from "./needs.js";
import { Narrator } from "./narrator.js";
import { Notices } from "./notices.js";
import { keepOffline } from "./offline.js";
import { connectPaste } from "./paste.js";
import { saveFile } from "./save.js";
import { SoftKeyboard } from "./soft_keyboard.js";
import { Splash } from "./splash.js";
import { Workers } from "./workers.js";

const canvas = document.getElementById("canvas");
const main = document.querySelector("main");
const splash = new Splash(document.getElementById("splash"));
const notices = new Notices(document.getElementById("notices"));
const events = new Events();
const films = new Films(saveFile);
const workers = new Workers(notices);
const api = createApi(events);
window.ravine = api.surface;
connectMessages(api.surface);

async function start(attempt) {
  splash.loading();
  if (isMixed()) return location.reload();
  try {
    const embedded = isEmbed(location.hash);
    if (embedded) await seen(document.documentElement);
    const downloading = download({ attempt, onProgress: (share) => splash.progress(share) });
    downloading.catch(() => {}); // until it is awaited: the context takes its time meanwhile
    if (embedded) await downloading; // a browser grants 16 contexts, and a page may have more frames that begin at once
    const lack = missing(canvas);
    if (lack) throw new Failure(lack, { retry: false });
    const program = await runProgram(await downloading, {
      canvas,
      onEvent: (event, json) => events.emit(event, json),
      onSave: saveFile,
      onFilm: (what, details, bytes) => films.hear(what, details, bytes),
      onJob: (...said) => workers.hear(...said),
      onAbort: crash,
    });
    const embed = connect(new Engine(program));
    await drawn();
    mark("first frame");
    await embed?.rest();
    splash.gone();
    keepOffline(notices);
  } catch (cause) {
    if (cause instanceof Failure) fail(cause, attempt);
    else crash(cause);
  }
}

/**
 * Whether the page came from one version of Ravine and its scripts from the next, as can happen at the moment of an update. Where
 * opening it anew has not helped, it is tried as it is.
 */
function isMixed() {
  const [{ type } = {}] = performance.getEntriesByType("navigation");
  return document.documentElement.dataset.version !== version && type !== "reload";
}

/** @returns {Embed|null} what there is to do for a page around */
function connect(engine) {
  let opened = "";
  const load = (link) => {
    opened = link;
    const complaints = engine.load(link);
    events.emit("complaint", JSON.stringify({ complaints }));
    return complaints;
  };
  const correction = (complaint) => {
    const meant = correctedLink(opened, complaint);
    return meant && [`Use ${meant.text}`, () => load(meant.link)];
  };
  events.on("complaint", ({ complaints }) => notices.show("link", complaints, { correction }));

  const text = { wanted: false, held: false, offered: false };
  events.on("text", (now) => Object.assign(text, now));
  keepBrowserKeys(canvas, () => text.held, () => text.offered);
  connectPaste(engine);
  new SoftKeyboard(document.getElementById("keyboard"), document.getElementById("typing"), canvas, engine, events);
  const copier = new Copier(notices);
  events.on("copy", (copied) => copier.copy(copied.text));

  films.connect(engine);
  workers.connect(engine);
  main.inert = false;
  shareFonts(engine);
  connectCanvas(canvas, engine);
  new Controls(document.getElementById("controls"), document.getElementById("skip"), engine, events);
  const graphics = new Graphics(canvas, engine, notices);
  new Narrator(document.getElementById("narration"), engine, events);
  const address = new Address(engine, load);
  events.on("link", ({ link }) => address.follow(link));
  address.open();
  if (!isEmbed(location.hash)) keepOnDevice(engine, events, notices, load);
  api.connect(engine, load);
  const [poster, whole] = ["poster", "whole"].map((id) => document.getElementById(id));
  return isEmbed(location.hash) ? new Embed({ canvas, poster, whole }, engine, graphics, events) : null;
}

function fail(failure, attempt) {
  splash.failed(failure.message, {
    detail: failure.detail,
    actions: failure.retry ? [["Try again", () => start(attempt + 1)]] : [],
  });
  api.fail(failure);
}

/** The program has stopped for good: all that is left is to start anew, with the same link or without. */
function crash(cause) {
  if (splash.state === "failed") return;
  main.inert = true;
  splash.failed("Ravine has stopped: it met a fault of its own. The race is still in the address of this page.", {
    detail: String(cause?.message ?? cause),
    actions: [
      ["Reload this race", () => location.reload()],
      ["Start with another", () => location.replace(location.pathname + location.search)],
    ],
  });
  api.fail(new Error("Ravine has stopped", { cause }));
}

// A trap inside the program, in a frame or in an event, comes to the page as an error that nobody caught.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError;
window.addEventListener("error", ({ error }) => isTrap(error) && crash(error));
window.addEventListener("unhandledrejection", ({ reason }) => isTrap(reason) && crash(reason));

mendAddress();
start(0);
