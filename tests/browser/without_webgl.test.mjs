// A browser that refuses WebGL.
import assert from "node:assert/strict";
import { failure, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser({ flags: ["--disable-3d-apis"] });

pageTest("without WebGL 2 a sentence says what to do", async (visit) => {
  const page = await visit("", { running: false });
  const sentence = await until("there is a sentence", () => failure(page));
  assert.match(sentence, /WebGL 2.*acceleration/s);
  await assert.rejects(page.evaluate(() => ravine.ready));
});
