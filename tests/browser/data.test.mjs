// The rows of data as a table, by mouse and keys. Places are those of the logistic loss, whose formula has two lines.
import assert from "node:assert/strict";
import { desktop, frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

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
const entry = (column, [x, y]) => [x, y + 24 + 22 * column];

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
