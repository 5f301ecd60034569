// The rows of data as a table, by mouse and keys. Places are those of the logistic loss, whose formula has two lines.
import assert from "node:assert/strict";
import { desktop, frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";
import { screenOf } from "./pixels.mjs";

useBrowser();

const toggle = [150, 250];
const firstU = [98, 305];
const removeFirst = [256, 305];

pageTest("rows of data are changed, removed, refused in words and brought back by undo", async (visit) => {
  const page = await visit("#v=1&loss=logistic&racers=gd&steps=50");
  const rows = async () => (await linkKey(page, "data"))?.split(";");
  await page.mouse.click(...toggle);
  await frames(page);
  await page.mouse.click(...firstU);
  await frames(page);
  await page.keyboard.type("0.75", { delay: 40 });
  await page.keyboard.press("Enter");
  await until("the first row is another", async () => (await rows())?.[0] === "0.75,-1");
  assert.equal((await rows()).length, 23);
  await page.mouse.click(...removeFirst);
  await until("it is gone", async () => (await rows())?.length === 22);
  assert.equal((await rows())[0], "0,1");
  await page.mouse.click(...firstU);
  await frames(page);
  await page.keyboard.type("many", { delay: 40 });
  await page.keyboard.press("Enter");
  await frames(page);
  assert.equal((await rows())[0], "0,1", "what is no number changes nothing");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until("the surface's own rows are back", async () => (await rows()) === undefined);
});

// Of least squares, whose formula has two lines: the choices of columns under the button of the rows, and the first entries of
// the list that a choice opens.
const chooseU = [100, 285];
const chooseV = [230, 285];
const entry = (column, [x, y]) => [x, y + 35 + 23 * column];

const paste = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
  }, text);

pageTest("of a table with three columns two are chosen by name, and undo brings the others back", async (visit) => {
  const page = await visit("#v=1&loss=least_squares&racers=gd&steps=50", { viewport: desktop });
  const state = async () => [await linkKey(page, "data"), await linkKey(page, "columns")].join(" ");
  await paste(page, "rain\thours\tmark\n9\t1\t2.5\n8\t2\t3\n7\t4\t7\n");
  await until("the first two are used", async () => (await state()) === "9,1;8,2;7,4 rain,hours");
  await frames(page);
  await page.mouse.click(...chooseV);
  await frames(page);
  await page.mouse.click(...entry(2, chooseV));
  await until("v is another", async () => (await state()) === "9,2.5;8,3;7,7 rain,mark");
  await page.mouse.click(...chooseU);
  await frames(page);
  await page.mouse.click(...entry(2, chooseU));
  await until("both change places", async () => (await state()) === "2.5,9;3,8;7,7 mark,rain");
  await page.mouse.click(...chooseU);
  await frames(page);
  await page.mouse.click(...entry(1, chooseU));
  await until("u is the middle one", async () => (await state()) === "1,9;2,8;4,7 hours,rain");
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await until("that is undone", async () => (await state()) === "2.5,9;3,8;7,7 mark,rain");
  await frames(page);
  await page.mouse.click(...chooseV);
  await frames(page);
  await page.mouse.click(...entry(1, chooseV));
  await until("the choices follow", async () => (await state()) === "2.5,1;3,2;7,4 mark,hours");
});

/** The places of the pixels of a part of the page whose colour is about this one. */
async function placesOf(page, clip, [red, green, blue]) {
  const { data, width } = await screenOf(page, clip);
  const places = [];
  for (let i = 0; i < data.length; i += 4) {
    const far = Math.max(Math.abs(data[i] - red), Math.abs(data[i + 1] - green), Math.abs(data[i + 2] - blue));
    if (far < 40) places.push([(i / 4) % width, Math.floor(i / 4 / width)]);
  }
  return places;
}

const plot = { x: 63, y: 330, width: 226, height: 145 };
const orange = [230, 159, 0];

pageTest("the line that a racer fits is drawn over the points, at the step shown", async (visit) => {
  // The line v = 4 falls to v = 2 in one step, for the slope stays where the mean of u is 0.
  const page = await visit("#v=1&loss=mean((v-x-y*u)^2)/2&data=-1,2;1,2;-1,0;1,4&start=4,1&racers=gd,lr:1&steps=2&x=-9,9&y=-9,9&paused=on", {
    viewport: desktop,
  });
  const area = { ...plot, y: plot.y + 20, height: plot.height + 40 };
  const middle = async () => {
    const places = await placesOf(page, area, orange);
    return places.length > 100 && places.reduce((sum, [, y]) => sum + y, 0) / places.length;
  };
  const first = await until("there is a line", middle);
  await page.focus("#canvas");
  await page.keyboard.press("End");
  await until("it has fallen", async () => (await middle()) > first + 20);
});

pageTest("the boundary that a racer draws between two classes goes from the bottom to the top", async (visit) => {
  const page = await visit("#v=1&loss=logistic&racers=gd,lr:0.2&at=20", { viewport: desktop });
  const places = await until("there is a boundary", async () => {
    const found = await placesOf(page, { ...plot, y: 350, height: 140 }, orange);
    return found.length > 100 && found;
  });
  const columns = new Map();
  for (const [x] of places) columns.set(x, (columns.get(x) ?? 0) + 1);
  assert.ok(Math.max(...columns.values()) > 90, "some column is the line's");
});

pageTest("a loss that tells no line has its points alone", async (visit) => {
  const page = await visit("#v=1&loss=mean(exp(x+y*u)-v*(x+y*u))&data=0,1;1,3;2,4&racers=gd,lr:0.01&start=0.1,0.1&at=5", { viewport: desktop });
  await frames(page);
  assert.deepEqual(await placesOf(page, { ...plot, y: plot.y + 20 }, orange), []);
  assert.ok((await placesOf(page, { ...plot, y: plot.y + 20 }, [236, 240, 246])).length > 10, "the points are there");
});
