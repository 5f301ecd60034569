// Networks in the page: trained beside the frames to the bits of the command line, looked at on planes, edited by mouse and keyboard.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { build, coarse, desktop, frames, link, linkKey, pageTest, phone, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const network = "#v=1&dataset=moons,rows:60&net=2-8-8-1&racers=gd,lr:0.5;adam;lbfgs&steps=60&paused=on";
const cli = (...args) => execFileSync(`${build}/native/ravine-cli`, args, { encoding: "utf8" });
const trained = (page) => until("the race is computed", async () => (await standings(page)).progress === null && !(await page.evaluate(() => ravine.behind?.() ?? false)), 30_000);

/** The losses at a step, by racer, of the command line. */
const lossesAt = (race, step) => cli("race", race).trim().split("\n").map((line) => line.split(",")).filter(([s]) => Number(s) === step)
  .map(([, , , , loss]) => Number(loss));

pageTest("a network is trained to the numbers of the command line, and shown when it is whole", async (visit) => {
  const page = await visit(`${network}&at=60`, { viewport: coarse(desktop) });
  await until("the standings have the end", async () => (await standings(page)).step === 60, 30_000);
  const rows = (await standings(page)).racers;
  const expected = lossesAt(network.slice(1), 60);
  for (const { racer, loss } of rows) assert.equal(loss, expected[racer]);
});
