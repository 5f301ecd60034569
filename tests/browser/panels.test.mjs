// The panels on a wide window, by mouse and keys. Places are those of a loss of one line and two racers.
import { linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const remove = [277, 272]; // the first racer
const add = [157, 343];

pageTest("a racer is added and another removed", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...add);
  await until("there are three", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;adam,lr:0.1;adam");
  await page.mouse.click(...remove);
  await until("the first is gone", async () => (await linkKey(page, "racers")) === "adam,lr:0.1;adam");
});
