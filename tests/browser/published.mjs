// The published links, and what a page must show of each: what the command line computes, to the last bit.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { build } from "./harness.mjs";

export const published = readFileSync(new URL("../reference/links.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^[0-9a-f]+ /i.test(line))
  .map((line) => line.slice(line.indexOf(" ") + 1).trim());

/** Replays every published link in a page of any browser. */
export async function comparePublished(page) {
  assert.ok(published.length >= 40);
  for (const link of published) {
    const rows = commandLine("race", link).slice(1).map((row) => row.split(","));
    const shown = await replay(page, link, Number(rows.at(-1)[0]));
    for (const [step, racer, ...numbers] of rows) {
      assert.equal(shown[step].step, Number(step));
      const { x, y, loss } = shown[step].racers[racer];
      // Where there is no finite number the command line writes nan or inf and the page null.
      const expected = numbers.map((number) => (Number.isFinite(Number(number)) ? Number(number) : null));
      assert.deepStrictEqual([x, y, loss], expected, `${link}: step ${step}, racer ${racer}`);
    }
    assert.deepEqual(await verdicts(page), commandLine("verdicts", link));
  }
}

/** @returns {string[]} the lines that a command prints of a link */
function commandLine(command, link) {
  const options = { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"] };
  const lines = execFileSync(`${build}/native/ravine-cli`, [command, link], options).trim().split("\n");
  assert.ok(lines.length > 0);
  return lines;
}

/** @returns {Promise<string[]>} the verdicts at the end, as the command line writes them */
async function verdicts(page) {
  const { racers, trains } = await page.evaluate(() => {
    ravine.seek(ravine.standings().steps);
    return { ...ravine.standings(), trains: /&net=/.test(ravine.link()) };
  });
  const goal = trains ? "at a tenth of its first loss" : "within 0.1%";
  return racers.map(({ optimizer, verdict, minimum, reached, evaluations }, racer) => {
    assert.equal(minimum !== null, /to minimum \d/.test(verdict));
    return `${racer} ${optimizer} ${verdict}${reached === null ? "" : `; ${goal} after ${reached} steps, ${evaluations} evaluations`}`;
  });
}

/** @returns {Promise<object[]>} the standings at every step to the last; as one text they travel faster */
async function replay(page, link, last) {
  const text = await page.evaluate(
    async (text, count) => {
      ravine.load(text);
      ravine.seek(count);
      // Networks are shown once they are trained.
      for (let left = 400; ravine.standings().step < count && left > 0; --left) await new Promise((go) => setTimeout(go, 50));
      const standings = Array.from({ length: count + 1 }, (_, step) => {
        ravine.seek(step);
        return ravine.standings();
      });
      return JSON.stringify(standings);
    },
    link,
    last,
  );
  return JSON.parse(text);
}
