// The rules of axe-core on the page: roles, names, contrast, landmarks.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { coarse, failure, pageTest, phone, small, until, useBrowser } from "./harness.mjs";

useBrowser();

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  await page.evaluate(axe);
  const { violations: found, passes } = await page.evaluate(() => window.axe.run());
  assert.ok(passes.length > 10, "there was something to judge");
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
}

for (const theme of ["dark", "light"]) {
  for (const [size, viewport] of Object.entries({ small: coarse(small), phone: coarse(phone) })) {
    const dressed = (page) => page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);

    pageTest(`nothing to blame on a ${size} ${theme} page: running, with a notice, with its controls shown`, async (visit) => {
      const page = await visit("#v=1&loss=x^2&racers=gd;adam&nonsense=1", { viewport });
      await dressed(page);
      await page.waitForSelector(".notice");
      assert.deepEqual(await violations(page), []);
      await page.click(".notice .close");
      await page.focus("#formula");
      await page.keyboard.type("+(");
      assert.deepEqual(await violations(page), []);
    });

    pageTest(`nothing to blame on a ${size} ${theme} page with the controls of a lesson and all of those of its racers`, async (visit) => {
      const page = await visit("#v=1&lesson=learning_rate.small", { viewport });
      await dressed(page);
      await page.focus("#lessons select");
      assert.deepEqual(await violations(page), []);
      for (const more of await page.$$("#controls summary")) {
        await more.focus();
        await page.keyboard.press("Enter");
      }
      const closed = await page.$$eval("#controls details", (all) => [all.length, all.filter(({ open }) => !open).length]);
      assert.ok(closed[0] > 1 && closed[1] === 0, `${closed}`);
      assert.deepEqual(await violations(page), []);
    });

    pageTest(`nothing to blame on a ${size} ${theme} poster`, async (visit) => {
      const page = await visit("#v=1&loss=x^2&racers=gd;adam&embed=1", { viewport });
      await dressed(page);
      await page.waitForSelector("#poster:not([hidden])");
      assert.deepEqual(await violations(page), []);
    });

    pageTest(`nothing to blame on a ${size} ${theme} page that cannot start`, async (visit) => {
      const prepare = (page) => page.evaluateOnNewDocument(() => (WebAssembly.validate = () => false));
      const page = await visit("", { viewport, running: false, prepare });
      await dressed(page);
      await until("there is a sentence", () => failure(page));
      assert.deepEqual(await violations(page), []);
    });
  }
}
