// The View tab by mouse, and what the system prefers: each changes the picture, and each choice is in the link. Places are
// those of a window of 900 x 600.
import assert from "node:assert/strict";
import { linkKey, pageTest, pause, small, until, useBrowser } from "./harness.mjs";
import { digest, installProbe, rest } from "./pixels.mjs";

useBrowser();

const race = "#v=1&loss=rosenbrock&racers=gd,lr:0.001;adam,lr:0.05&steps=200&at=50&selected=2";
const choices = [
  [[716, 95], "mode", "2d"],
  [[780, 130], "height", "log"],
  [[821, 130], "height", "rank"],
  [[736, 130], "height", "linear"],
  [[747, 165], "colours", "cividis"],
  [[796, 165], "colours", "quiet"],
  [[737, 200], "fill", "glass"],
  [[779, 200], "fill", "wire"],
  [[619, 235], "contours", "off"],
  [[619, 271], "marks", "off"],
  [[619, 305], "trails", "off"],
  [[619, 341], "names", "off"],
  [[619, 375], "vectors", "off"],
  [[619, 410], "follow", "on"],
  [[777, 481], "theme", "light"],
];

async function picture(page) {
  await page.mouse.move(450, 20); // away from tooltips
  await rest(page);
  return digest(page);
}

pageTest("every choice of the View tab is seen and is in the link", async (visit) => {
  const page = await visit(`${race}&tab=view`, { viewport: small, prepare: installProbe });
  const plain = await picture(page);
  for (const [place, key, value] of choices) {
    await page.mouse.click(...place);
    await until(`${key} is ${value}`, async () => (await linkKey(page, key)) === value);
    assert.notEqual(await picture(page), plain, `${key}=${value} is seen`);
    await page.evaluate((link) => ravine.load(link), `${race}&tab=view`);
    await until("all is as it was", async () => (await picture(page)) === plain);
  }
});

pageTest("the slow orbit turns, and stands still where less motion is asked for", async (visit) => {
  const turns = async (motion) => {
    const page = await visit(`${race}&orbit=on&paused=on`, { prepare: installProbe, motion });
    const place = () => page.evaluate(() => JSON.stringify(ravine.project(1, 1)));
    const first = await place();
    await pause(800);
    return (await place()) !== first;
  };
  assert.equal(await turns("no-preference"), true);
  assert.equal(await turns("reduce"), false);
});

pageTest("the theme and the contrast that the system prefers are followed at once", async (visit) => {
  const page = await visit(race, { viewport: small, prepare: installProbe });
  const inspector = await page.createCDPSession();
  const prefer = async (theme, contrast) => {
    await inspector.send("Emulation.setEmulatedMedia", {
      features: [
        { name: "prefers-color-scheme", value: theme },
        { name: "prefers-reduced-motion", value: "reduce" },
        { name: "prefers-contrast", value: contrast },
      ],
    });
    return picture(page);
  };
  const dark = await prefer("dark", "no-preference");
  const light = await prefer("light", "no-preference");
  const contrast = await prefer("light", "more");
  assert.equal(new Set([dark, light, contrast]).size, 3);
  assert.equal(await prefer("dark", "no-preference"), dark);
});
