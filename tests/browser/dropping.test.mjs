// A link, a race as JSON or a table of numbers, dropped on the page as text or as a file.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desktop, frames, link, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=least_squares&racers=gd";
const folder = mkdtempSync(join(tmpdir(), "ravine-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

/** @param {{text?: string, file?: string, at?: number[]}} what text, or what a file is to have in it; and where on the page */
async function drop(page, { text, file, at: [x, y] = [450, 290] }) {
  const inspector = await page.createCDPSession();
  const path = join(folder, "dropped");
  if (file) writeFileSync(path, file);
  const items = text ? [{ mimeType: "text/plain", data: text }] : [];
  const data = { items, files: file ? [path] : [], dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) await inspector.send("Input.dispatchDragEvent", { type, x, y, data });
}

pageTest("a link is opened", async (visit) => {
  const page = await visit(race);
  await drop(page, { text: "https://somewhere.example/page/#v=1&loss=x*y&racers=adam" });
  await until("text is", async () => (await linkKey(page, "loss")) === "x*y");
  await drop(page, { file: "#v=1&loss=himmelblau&racers=adam\n" });
  await until("a file is", async () => (await linkKey(page, "loss")) === "himmelblau");
});

pageTest("a race is opened from its JSON", async (visit) => {
  const page = await visit(race);
  await drop(page, { file: '{"v": 1, "loss": "ackley", "racers": [{"optimizer": "adam", "lr": 0.2}], "steps": 30}' });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "ackley" && (await linkKey(page, "racers")) === "adam,lr:0.2");
});

pageTest("a table becomes the data", async (visit) => {
  const page = await visit(race);
  await drop(page, { file: "hours,mark\n1,2.5\n2,3\n4,7\n" });
  await until("a file's", async () => (await linkKey(page, "data")) === "1,2.5;2,3;4,7");
  await drop(page, { text: "5\t6\n7\t8\n" });
  await until("and text's", async () => (await linkKey(page, "data")) === "5,6;7,8");
});

pageTest("a table becomes what a network learns, its column of words from those of numbers", async (visit) => {
  const page = await visit("#v=1&dataset=moons,rows:60&net=2-4-1&racers=adam&steps=20&at=20");
  const lines = Array.from({ length: 30 }, (_, i) => `${i + 1};${i % 7},5;${i % 3 ? "poppy" : "clover"};${i}`);
  await drop(page, { file: ["no;length;kind;width", ...lines].join("\n") });
  await until("its columns are in the link", async () => /^length,width,kind;0\.5,0,clover;/.test((await linkKey(page, "table")) ?? ""));
  assert.equal(await linkKey(page, "dataset"), "own");
  await until("a table that cannot be learned", async () => {
    await drop(page, { file: `a,b\n${"1,2\n".repeat(12)}` });
    return /table: "b" has the same value in every row/.test(await page.evaluate(() => document.getElementById("notices").textContent));
  });
  assert.match(await linkKey(page, "table"), /^length,width,kind;/, "leaves the other one");
});

pageTest("columns of a table that was dropped are chosen in the panel", async (visit) => {
  const page = await visit("#v=1&dataset=moons,rows:60&net=2-4-1&racers=adam&steps=20&at=20", { viewport: desktop });
  const lines = Array.from({ length: 30 }, (_, i) => `${i % 7},5;${i % 3 ? "poppy" : "clover"};${i}`);
  await drop(page, { file: ["length;kind;width", ...lines].join("\n") });
  const columns = async () => ((await linkKey(page, "table")) ?? "").split(";")[0];
  await until("its columns are in the link", async () => (await columns()) === "length,width,kind");
  const press = async (...place) => {
    await page.mouse.click(...place);
    await frames(page, 6);
  };
  await press(120, 270); // the inputs
  await press(90, 311); // length
  await until("an input is left out", async () => (await columns()) === "width,kind");
  await press(90, 311);
  await until("and comes back", async () => (await columns()) === "length,width,kind");
  await page.keyboard.press("Escape");
  await frames(page, 6);
  await press(236, 270); // the target
  await press(208, 352); // width
  await until("width is what is learned, from length", async () => (await columns()) === "length,width");
  assert.equal(await linkKey(page, "net"), "1-4-1");
});

pageTest("what is neither changes nothing and is told", async (visit) => {
  const page = await visit(race);
  const before = await link(page);
  await drop(page, { text: "a letter to somebody" });
  const told = () => page.evaluate(() => document.getElementById("notices").textContent);
  await until("it is told", async () => /neither a link nor a table/.test(await told()));
  assert.equal(await link(page), before);
  await drop(page, { text: "#v=1&loss=x*y" });
  await until("that is forgotten", async () => (await told()) === "");
});

pageTest("text that is dropped on a field of the page's own is that field's", async (visit) => {
  const page = await visit(race);
  await page.focus("#formula"); // fields are seen while one of them has the focus
  const before = await link(page);
  const at = await page.$eval("#racers input", (field) => {
    field.scrollIntoView({ block: "center" });
    const { x, y, width, height } = field.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  });
  await drop(page, { text: "#v=1&loss=x*y", at });
  await frames(page);
  assert.match(await page.$eval("#racers input", (field) => field.value), /x\*y/);
  assert.equal(await link(page), before);
});
