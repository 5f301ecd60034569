// Takes pictures of all screens with the native program into build/screens, to be looked at, each size and state in both themes, and
// tells faults of their layout: node scripts/screens.mjs [SIZE|STATE|THEME...] takes only those named. Requires the native build.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { argumentsOf, sizes, states } from "../tests/app/screens.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = `${root}/build/screens`;
const display = ["-a", "-s", "-screen 0 2000x1300x24", `${root}/build/native/ravine`];
const env = { ...process.env, LIBGL_ALWAYS_SOFTWARE: "1", SDL_VIDEODRIVER: "x11" };
const run = (...args) => spawnSync("xvfb-run", [...display, ...args], { env, encoding: "utf8" });

const wanted = process.argv.slice(2);
const chosen = (all) => (all.some((one) => wanted.includes(one)) ? all.filter((one) => wanted.includes(one)) : all);

mkdirSync(folder, { recursive: true });
for (const size of chosen(sizes)) {
  for (const state of chosen(Object.keys(states))) {
    for (const theme of chosen(["dark", "light"])) {
      const dressed = theme === "light" ? ["--light"] : []; // what is preferred, so that the link stays as it is
      run(...argumentsOf(state), "--size", size, "--screenshot", `${folder}/${size}-${state}-${theme}.png`, ...dressed);
    }
    const { status, stdout, stderr } = run(...argumentsOf(state), "--size", size, "--layout-faults");
    if (status !== 0) console.log(`${size} ${state}\n    ${(stdout + stderr).trim().replaceAll("\n", "\n    ")}`);
  }
}
