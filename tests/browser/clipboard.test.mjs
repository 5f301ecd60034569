// Copying out of the app, with real keys and clicks, into the clipboard that other programs read.
import assert from "node:assert/strict";
import { allowClipboard } from "./clipboard.mjs";
import { frames, linkKey, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const formula = [150, 128];
const shared = [740, 132]; // the link as a text
const copyLink = [740, 167];

async function grant(page) {
  await allowClipboard(page);
  await page.evaluate(() => navigator.clipboard.writeText("what was there before"));
}

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

async function chord(page, modifier, key) {
  await page.keyboard.down(modifier);
  await page.keyboard.press(key);
  await page.keyboard.up(modifier);
  await frames(page);
}

async function select(page, place, modifier = "Control") {
  await page.mouse.click(...place);
  await frames(page);
  await chord(page, modifier, "a");
}

pageTest("what is typed is copied and cut", async (visit) => {
  const page = await visit(race);
  await grant(page);
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.press("End");
  await page.keyboard.type("+x", { delay: 60 });
  await until("it is raced", async () => (await linkKey(page, "loss")) === "x^2-y^2+x");
  await chord(page, "Control", "a");
  await chord(page, "Control", "c");
  await until("it is in the clipboard", async () => (await clipboard(page)) === "x^2-y^2+x");
  await page.keyboard.press("End");
  await page.keyboard.type("^2", { delay: 60 });
  await chord(page, "Control", "a");
  await chord(page, "Control", "x");
  await until("the longer one is there", async () => (await clipboard(page)) === "x^2-y^2+x^2");
  await page.keyboard.type("y^2", { delay: 60 });
  await until("what was cut is gone", async () => (await linkKey(page, "loss")) === "y^2");
});

pageTest("on a Mac it is Command that copies, selects and cuts", async (visit) => {
  const page = await visit(race, {
    prepare: (fresh) =>
      fresh.evaluateOnNewDocument(() => Object.defineProperty(navigator, "platform", { get: () => "MacIntel" })),
  });
  await grant(page);
  await select(page, formula, "Meta");
  await chord(page, "Meta", "c");
  await until("it is in the clipboard", async () => (await clipboard(page)) === "x^2-y^2");
  // On a Mac the page never hears that C goes up.
  await page.keyboard.down("Meta");
  for (const type of ["keydown", "keydown"]) {
    await page.evaluate(
      (name) =>
        document.activeElement.dispatchEvent(
          new KeyboardEvent(name, { key: "x", code: "KeyX", keyCode: 88, metaKey: true, bubbles: true, cancelable: true }),
        ),
      type,
    );
    await frames(page);
  }
  await page.keyboard.up("Meta");
  await page.keyboard.type("y^2+x^2", { delay: 60 });
  await until("what was cut is replaced", async () => (await linkKey(page, "loss")) === "y^2+x^2");
});

pageTest("the button of the Share tab copies the link, and so do keys in its text", async (visit) => {
  const page = await visit(`${race}&tab=share`);
  await grant(page);
  const address = await page.evaluate(() => `${location.href.split("#")[0]}#${ravine.link()}`);
  await page.mouse.click(...copyLink);
  await until("the link is in the clipboard", async () => (await clipboard(page)) === address);
  await page.evaluate(() => navigator.clipboard.writeText(""));
  await select(page, shared);
  await chord(page, "Control", "c");
  await until("its text is", async () => (await clipboard(page)) === address);
});

pageTest("where the browser wants a click of its own, there is a button for it", async (visit) => {
  const page = await visit(`${race}&tab=share`, {
    prepare: (fresh) =>
      fresh.evaluateOnNewDocument(() => {
        const refuse = () => Promise.reject(new DOMException("no gesture", "NotAllowedError"));
        const write = navigator.clipboard.writeText.bind(navigator.clipboard);
        navigator.clipboard.writeText = (text) => (window.event?.type === "click" ? write(text) : refuse());
        document.execCommand = () => false;
      }),
  });
  await allowClipboard(page);
  const address = await page.evaluate(() => `${location.href.split("#")[0]}#${ravine.link()}`);
  await page.mouse.click(...copyLink);
  const button = await page.waitForSelector(".notice button.main");
  await button.click();
  await until("the link is in the clipboard", async () => (await clipboard(page)) === address);
  await until("the notice is gone", () => page.evaluate(() => !document.querySelector(".notice")));
  await page.mouse.click(...copyLink);
  await page.waitForSelector(".notice button.main"); // the Share tab is still open
});

pageTest("without the clipboard of a secure page the old way copies", async (visit) => {
  const page = await visit(`${race}&tab=share`, {
    prepare: (fresh) =>
      fresh.evaluateOnNewDocument(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("none")))),
  });
  await page.browserContext().overridePermissions(new URL(page.url()).origin, ["clipboard-read"]);
  const address = await page.evaluate(() => `${location.href.split("#")[0]}#${ravine.link()}`);
  await page.mouse.click(...copyLink);
  await until("the link is in the clipboard", async () => (await clipboard(page)) === address);
  assert.equal(await page.evaluate(() => document.activeElement.id), "canvas");
  assert.equal(await page.evaluate(() => document.querySelector(".notice")), null);
});
