// Every published link runs in the page as it does on the command line, to the last bit.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { build, pageTest, useBrowser } from "./harness.mjs";

useBrowser();

const published = readFileSync(new URL("../reference/links.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => /^[0-9a-f]+ /i.test(line))
  .map((line) => line.slice(line.indexOf(" ") + 1).trim());

for (const link of published) {
  pageTest(`in the page as on the command line: ${link}`, async (visit) => {
    const page = await visit(`#${link.replace(/^[^#]*#/, "")}`);
    const rows = execFileSync(`${build}/native/ravine-cli`, ["race", link], { encoding: "utf8", maxBuffer: 1 << 28 })
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split(","));
    assert.ok(rows.length > 0);
    const last = Number(rows.at(-1)[0]);
    const steps = await page.evaluate(
      (count) =>
        Array.from({ length: count + 1 }, (_, t) => {
          ravine.seek(t);
          return ravine.standings();
        }),
      last,
    );
    for (const [step, racer, ...numbers] of rows) {
      const shown = steps[step];
      assert.equal(shown.step, Number(step));
      const { x, y, loss } = shown.racers[racer];
      // Where there is no finite number the command line writes nan or inf and the page null.
      const expected = numbers.map((number) => (Number.isFinite(Number(number)) ? Number(number) : null));
      assert.deepStrictEqual([x, y, loss], expected, `step ${step}, racer ${racer}`);
    }
  });
}
