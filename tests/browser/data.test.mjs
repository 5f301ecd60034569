// The rows of data as a table, by mouse and keys. Places are those of the logistic loss, whose formula has two lines.
import assert from "node:assert/strict";
import { frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const toggle = [150, 250];
const firstU = [98, 305];
const removeFirst = [256, 305];

pageTest("rows of data are changed, removed, refused in words and brought back by undo", async (visit) => {
  const page = await visit("#v=1&loss=logistic&racers=gd&steps=50");
  const rows = async () => (await linkKey(page, "data"))?.split(";");
  await page.mouse.click(...toggle);
  await frames(page);
  await page.mouse.click(...firstU);
  await frames(page);
  await page.keyboard.type("0.75", { delay: 40 });
  await page.keyboard.press("Enter");
  await until("the first row is another", async () => (await rows())?.[0] === "0.75,-1");
  assert.equal((await rows()).length, 23);
  await page.mouse.click(...removeFirst);
  await until("it is gone", async () => (await rows())?.length === 22);
  assert.equal((await rows())[0], "0,1");
  await page.mouse.click(...firstU);
  await frames(page);
  await page.keyboard.type("many", { delay: 40 });
  await page.keyboard.press("Enter");
  await frames(page);
  assert.equal((await rows())[0], "0,1", "what is no number changes nothing");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until("the surface's own rows are back", async () => (await rows()) === undefined);
});
