// A browser that refuses WebGL.
import assert from "node:assert/strict";
import { failure, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser({ flags: ["--disable-3d-apis"] });

pageTest("without WebGL 2 a sentence says what to do, and nothing is downloaded", async (visit) => {
  const asked = [];
  const page = await visit("", {
    running: false,
    prepare: (fresh) => fresh.on("request", (request) => asked.push(request.url())),
  });
  const sentence = await until("there is a sentence", () => failure(page));
  assert.match(sentence, /WebGL 2.*acceleration/s);
  assert.deepEqual(
    asked.filter((address) => address.includes(".wasm")),
    [],
  );
  await assert.rejects(page.evaluate(() => ravine.ready));
});
