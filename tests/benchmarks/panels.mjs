// Measures how long the processor takes to make the panels of a frame (Dear ImGui's part, without drawing), for each tab of the
// right panel beside the open left one.
import { execFileSync } from "node:child_process";
import { build, number, printTable, rounds } from "./part.mjs";

const display = process.env.DISPLAY ? [] : ["xvfb-run", "-a", "-s", "-screen 0 1400x900x24"];
const env = { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1" };

/** Milliseconds of the best round. */
function measure(link) {
  const [program, ...rest] = [...display, `${build}/native/ravine`, link, "--panels-time"];
  const times = Array.from({ length: rounds }, () => Number(execFileSync(program, rest, { env, encoding: "utf8" })));
  return Math.min(...times);
}

const crowd = Array(32).fill("adam").join(";");
const races = { "default race": "v=1&at=88&selected=5", "32 racers, 10,000 steps": `v=1&racers=${crowd}&steps=10000&at=9000&selected=5` };
const tabs = ["race", "step", "slice", "view", "share"];
const times = (link) => tabs.map((tab) => number(measure(`${link}&tab=${tab}`)));

printTable(
  "The panels of a frame at 1280 × 800, milliseconds of the processor, by the tab that is open",
  ["", ...tabs],
  Object.entries(races).map(([name, link]) => [name, ...times(link)]),
);
