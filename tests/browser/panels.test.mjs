// The panels on a wide window, by mouse and keys. Places are those of a loss of one line and two racers.
import assert from "node:assert/strict";
import { countColours, desktop, frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const gallery = [150, 94];
const formula = [150, 128];
const xRange = [95, 170];
const start = [180, 205];
const learningRate = [203, 272]; // of the first racer
const eye = [277, 272], name = [80, 272]; // of the first racer
const remove = [266, 308]; // of the first racer, when it is open
const add = [90, 343];

pageTest("a racer is added and another removed", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...add);
  await until("there are three", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;adam,lr:0.1;adam");
  await page.mouse.click(...name);
  await frames(page);
  await page.mouse.click(...remove);
  await until("the first is gone", async () => (await linkKey(page, "racers")) === "adam,lr:0.1;adam");
});

pageTest("a racer is hidden, and that is undone and redone by keys", async (visit) => {
  const page = await visit(race);
  const control = async (key) => {
    await page.keyboard.down("Control");
    await page.keyboard.press(key);
    await page.keyboard.up("Control");
  };
  await page.mouse.click(...eye);
  await until("it is hidden", async () => (await linkKey(page, "racers")) === "gd,lr:0.1,show:off;adam,lr:0.1");
  await control("z");
  await until("it is back", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;adam,lr:0.1");
  await control("y");
  await until("it is hidden again", async () => (await linkKey(page, "racers")) === "gd,lr:0.1,show:off;adam,lr:0.1");
});

pageTest("a formula is typed, on the keypad too", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.press("End");
  await page.keyboard.type("+x*y", { delay: 60 }); // with signs of the keypad
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+x*y");
  await page.keyboard.down("Shift");
  await page.keyboard.press("Equal", { text: "+" });
  await page.keyboard.up("Shift");
  await page.keyboard.type("(x", { delay: 60 });
  await frames(page);
  assert.equal(await linkKey(page, "loss"), "x^2-y^2+x*y", "what is half typed is not raced");
  await page.keyboard.type(")", { delay: 60 });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+x*y+(x)");
  assert.equal(await linkKey(page, "start"), "1.5,0.001");
});

pageTest("all pictures of the gallery come without another touch", async (visit) => {
  const page = await visit(race, { viewport: desktop });
  await page.mouse.click(...gallery);
  const last = { x: 410, y: 460, width: 100, height: 70 }; // of those that are seen
  await until("the last one is there", async () => (await countColours(page, last)) > 100);
});

pageTest("a surface is chosen from the gallery", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...gallery);
  await frames(page);
  await page.mouse.click(gallery[0] + 60, gallery[1] + 110); // the second picture
  await until("it is raced by its name", async () => /^[a-z_]+$/.test(await linkKey(page, "loss")));
  assert.equal(await linkKey(page, "racers"), "gd,lr:0.1;adam,lr:0.1");
});

pageTest("domain and start are typed, and nonsense changes nothing", async (visit) => {
  const page = await visit(race);
  const enter = async (place, text) => {
    await page.mouse.click(...place, { count: 2 });
    await frames(page);
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(text, { delay: 60 });
    await page.keyboard.press("Enter");
  };
  await enter(xRange, "-3,4");
  await until("the domain is another", async () => (await linkKey(page, "x")) === "-3,4");
  await enter(start, "1,0.5");
  await until("the start is another", async () => (await linkKey(page, "start")) === "1,0.5");
  await enter(start, "1,nan");
  await frames(page);
  assert.equal(await linkKey(page, "start"), "1,0.5");
});

pageTest("a parameter is dragged, and typed after a double click", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(...learningRate);
  await page.mouse.down();
  await page.mouse.move(learningRate[0] + 20, learningRate[1], { steps: 5 });
  await until("it is larger", async () => Number(/^gd,lr:([^;]*)/.exec(await linkKey(page, "racers"))?.[1]) > 0.15);
  await page.mouse.up();
  await page.mouse.click(...learningRate, { count: 2 });
  await frames(page);
  await page.keyboard.type("0.25", { delay: 60 });
  await page.keyboard.press("Enter");
  await until("it is what was typed", async () => (await linkKey(page, "racers")) === "gd,lr:0.25;adam,lr:0.1");
});

pageTest("a ready-made schedule takes the place of a number", async (visit) => {
  const page = await visit(race);
  await page.mouse.click(...learningRate, { button: "right" });
  await frames(page);
  await page.mouse.click(learningRate[0] + 40, learningRate[1] + 45);
  await until("the rate falls", async () => (await linkKey(page, "racers")) === "gd,lr:0.1*0.01^(t/50);adam,lr:0.1");
});

pageTest("rows of a table that are pasted onto the page become the data", async (visit) => {
  const page = await visit("#v=1&loss=least_squares&racers=gd");
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "hours\tmark\n1\t2.5\n2\t3\nthree\tfour\n4\t7\n");
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  });
  await until("they are in the link", async () => (await linkKey(page, "data")) === "1,2.5;2,3;4,7");
});
