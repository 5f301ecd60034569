// Long races are computed in workers, beside the frames.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { build, coarse, frames, pageTest, pause, small, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const racers = `gd,lr:0.001;${Array(31).fill("adam,lr:0.01").join(";")}`;
const long = (steps) => `#v=1&loss=rosenbrock&noise=0.1&steps=${steps}&racers=${racers}`;
const step = async (page) => (await standings(page)).step;
const notice = (page) => page.evaluate(() => document.querySelector("#notices li")?.textContent ?? null);

/** What the native command line computes, and the same of the page's standings at the end. */
function native(link, steps) {
  const csv = execFileSync(`${build}/native/ravine-cli`, ["race", link], { encoding: "utf8", maxBuffer: 2 ** 30 });
  const rows = csv.trimEnd().split("\n").map((line) => line.split(","));
  return rows.filter(([at]) => Number(at) === steps).map(([, , x, y, loss]) => [x, y, loss].map(Number));
}
const places = async (page) => (await standings(page)).racers.map(({ x, y, loss }) => [x, y, loss]);

/** Counts frames of the page and the longest time between two, from now on. */
const watchFrames = (page) =>
  page.evaluate(() => {
    const seen = (window.seen = { frames: 0, steps: new Set() });
    const next = () => {
      seen.frames += 1;
      seen.steps.add(ravine.standings().step);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });

pageTest("a race of 32 x 100,000 steps is computed while frames go on, to the native program's bits", async (visit) => {
  const link = long(100_000);
  const page = await visit(link, { viewport: coarse(small) });
  assert.equal(page.workers().length, 0, "there are no workers before the first long job");
  await watchFrames(page);
  await page.evaluate(() => ravine.seek(100_000));
  await until("a worker is there", () => page.workers().length > 0);
  await until("it has ended", async () => (await step(page)) === 100_000, 100_000);
  const { frames: count, steps } = await page.evaluate(() => ({ frames: window.seen.frames, steps: window.seen.steps.size }));
  assert.ok(count >= 10 && steps >= 5, `${count} frames have shown ${steps} steps`);
  assert.deepEqual(await places(page), native(link, 100_000));
  assert.equal(await notice(page), null);
});

pageTest("what was computed by a worker is gone on with in the page, as if it had been computed there", async (visit) => {
  const link = long(20_010);
  const page = await visit(link);
  await page.evaluate(() => ravine.seek(20_000));
  await until("it is there", async () => (await step(page)) === 20_000, 60_000);
  await page.evaluate(() => ravine.step(10));
  assert.equal(await step(page), 20_010);
  assert.deepEqual(await places(page), native(link, 20_010));
});

pageTest("stopping is immediate: the worker is ended, and no more steps come", async (visit) => {
  const page = await visit(long(100_000));
  await page.evaluate(() => ravine.seek(100_000));
  await until("a worker computes", async () => page.workers().length > 0 && (await step(page)) > 0);
  const sentence = (await standings(page)).progress;
  assert.match(sentence, /^Computing step [\d,]+ of 100,000$/);
  await page.evaluate(() => ravine.pause());
  assert.equal((await standings(page)).progress, null);
  const stopped = await step(page);
  await until("the worker has ended", () => page.workers().length === 0);
  assert.ok(stopped < 100_000, `it was at step ${stopped}`);
  await frames(page);
  assert.equal(await step(page), stopped);
  await page.evaluate(() => ravine.seek(100_000));
  await until("another worker goes on", async () => page.workers().length > 0 && (await step(page)) > stopped);
  assert.equal(await notice(page), null);
});

pageTest("when a worker is killed, a sentence says so and the page computes the race itself", async (visit) => {
  const link = long(30_000);
  const page = await visit(link, {
    prepare: (fresh) =>
      fresh.evaluateOnNewDocument(() => {
        const Plain = window.Worker;
        window.Worker = class extends Plain {
          set onmessage(listener) {
            let left = 3;
            super.onmessage = (event) => {
              if (left-- > 0) listener(event);
              else this.terminate(); // without a word
            };
          }
        };
      }),
  });
  await page.evaluate(() => ravine.seek(30_000));
  const sentence = await until("there is a sentence", () => notice(page), 30_000);
  assert.match(sentence, /goes on in the page itself.*does not answer/);
  await until("it has ended", async () => (await step(page)) === 30_000, 60_000);
  assert.deepEqual(await places(page), native(link, 30_000));
});

pageTest("when a job fails, a sentence says so and the page computes the race itself", async (visit) => {
  const link = long(20_000);
  const page = await visit(link, {
    prepare: (fresh) =>
      fresh.evaluateOnNewDocument(() => {
        const Plain = window.Worker;
        window.Worker = class extends Plain {
          postMessage(message, transferred) {
            if (message.link) message.link = "loss=nonsense(";
            super.postMessage(message, transferred);
          }
        };
      }),
  });
  await page.evaluate(() => ravine.seek(20_000));
  const sentence = await until("there is a sentence", () => notice(page), 30_000);
  assert.match(sentence, /^The race is computed between the frames.*it is not told in whole/);
  assert.deepEqual((await standings(page)).complaints, [sentence]);
  await until("it has ended", async () => (await step(page)) === 20_000, 60_000);
  assert.deepEqual(await places(page), native(link, 20_000));
});

pageTest("a race of optimizers that its link defines is computed in a worker, to the native program's bits", async (visit) => {
  const own = "define=" + encodeURIComponent("heavy(lr:0.001,mu:0.9){v=mu*v-lr*g;x=x+v}");
  const link = `#v=1&loss=rosenbrock&noise=0.1&steps=20000&racers=${Array(32).fill("heavy").join(";")}&${own}`;
  const page = await visit(link);
  await page.evaluate(() => ravine.seek(20_000));
  await until("a worker is there", () => page.workers().length > 0);
  await until("it has ended", async () => (await step(page)) === 20_000, 60_000);
  assert.deepEqual(await places(page), native(link, 20_000));
  assert.equal(await notice(page), null);
});

/** To be evaluated in the page before its scripts run: the script of workers is not there. */
function loseScript() {
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    constructor() {
      super("nowhere.js");
    }
  };
}

async function loseProgram(page) {
  await page.setRequestInterception(true);
  page.on("request", (request) =>
    new URL(request.url()).pathname.endsWith("/ravine_worker.wasm") ? request.respond({ status: 404 }) : request.continue(),
  );
}

async function holdProgram(page) {
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    if (!new URL(request.url()).pathname.endsWith("/ravine_worker.wasm")) request.continue();
  });
}

const missing = {
  "script": (page) => page.evaluateOnNewDocument(loseScript),
  "program": loseProgram,
  "program, which never arrives,": holdProgram,
};
for (const [what, prepare] of Object.entries(missing)) {
  pageTest(
    `where the ${what} of workers cannot be had, a sentence says so and the page computes the race itself`,
    async (visit) => {
      const link = long(20_000);
      const page = await visit(link, { prepare });
      await page.evaluate(() => ravine.seek(20_000));
      await until("there is a sentence", () => notice(page), 30_000);
      assert.match(await notice(page), /goes on in the page itself/);
      await until("it has ended", async () => (await step(page)) === 20_000, 60_000);
      assert.deepEqual(await places(page), native(link, 20_000));
      await pause(200);
      assert.equal(page.workers().length, 0);
    },
    { expected: /Failed to load resource/ },
  );
}
