// The last race and the answered questions stay on the device; without storage, nothing does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { keepOnDevice } from "../../web/memory.js";

/** A page at an address, with what was stored before, or null for one without storage. */
function page(hash, stored) {
  const listeners = {}, leaving = [];
  const it = { recalled: null, notice: null, loaded: null, stored };
  const put = (key, text) => (stored[key] = text);
  const storage = { getItem: (key) => stored[key] ?? null, setItem: put, removeItem: (key) => delete stored[key] };
  const refuse = () => {
    throw new Error("no storage");
  };
  Object.defineProperty(globalThis, "localStorage", { configurable: true, get: stored ? () => storage : refuse });
  Object.assign(globalThis, {
    location: { hash },
    document: { addEventListener() {} },
    window: { addEventListener: (type, listener) => leaving.push(listener) },
  });
  const engine = { recall: (answered) => (it.recalled = answered), link: () => "v=1&first" };
  const notices = { show: (kind, sentences, { action } = {}) => (it.notice = sentences.length ? action[1] : null) };
  keepOnDevice(engine, { on: (event, listener) => (listeners[event] = listener) }, notices, (link) => (it.loaded = link));
  it.tell = (event, detail) => listeners[event]?.(detail);
  it.leave = () => leaving.forEach((listener) => listener());
  return it;
}

test("a race and answers are kept, and offered and known at the next visit", () => {
  const stored = {};
  const first = page("", stored);
  assert.deepEqual([first.recalled, first.notice], ["", null]);
  first.tell("link", { link: "v=1&first" });
  first.leave();
  assert.deepEqual(Object.keys(stored), [], "the race of a bare address is nobody's");
  first.tell("link", { link: "v=1&mine" });
  first.tell("lessons", { answered: "well.start:2" });
  first.leave();
  const next = page("", stored);
  assert.equal(next.recalled, "well.start:2");
  next.notice();
  assert.deepEqual([next.loaded, next.notice], ["v=1&mine", null]);
});

test("an address with a race offers nothing, and its race is the last one then", () => {
  const stored = { "ravine.race": "v=1&mine" };
  const visit = page("#v=1&other", stored);
  assert.equal(visit.notice, null);
  visit.tell("link", { link: "v=1&other" });
  visit.leave();
  assert.equal(stored["ravine.race"], "v=1&other");
});

test("the offer goes when the race is changed", () => {
  const visit = page("", { "ravine.race": "v=1&mine" });
  assert.ok(visit.notice);
  visit.tell("link", { link: "v=1&changed" });
  assert.equal(visit.notice, null);
  visit.leave();
});

test("without storage nothing is asked of the program", () => {
  const visit = page("", null);
  visit.tell("link", { link: "v=1&mine" });
  visit.leave();
  assert.deepEqual([visit.recalled, visit.notice, visit.loaded], [null, null, null]);
});
