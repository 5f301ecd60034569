// How the page hears of what the program does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Events } from "../../web/events.js";

const later = () => new Promise((resolve) => setImmediate(resolve));

test("a listener is called only after the program has done its work", async () => {
  const events = new Events();
  const heard = [];
  events.on("step", ({ step }) => heard.push(step));
  events.emit("step", '{"step":3}');
  assert.deepEqual(heard, []);
  await later();
  assert.deepEqual(heard, [3]);
});

test("listeners get objects of their own", async () => {
  const events = new Events();
  const heard = [];
  for (let i = 0; i < 2; ++i) {
    events.on("step", (detail) => {
      heard.push(detail.step);
      detail.step = -1;
    });
  }
  events.emit("step", '{"step":3}');
  await later();
  assert.deepEqual(heard, [3, 3]);
});

test("a listener that was taken away hears no more, and only what is listened to is told", async () => {
  const events = new Events();
  const heard = [];
  const end = events.on("step", () => heard.push("step"));
  events.on("state", () => heard.push("state"));
  end();
  events.emit("step", "{}");
  events.emit("state", "{}");
  events.emit("nobody", "{}");
  await later();
  assert.deepEqual(heard, ["state"]);
});
