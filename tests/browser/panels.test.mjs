// The panels on a wide window, by mouse and keys. Places are those of a loss of one line and two racers.
import assert from "node:assert/strict";
import { frames, linkKey, pageTest, small, standings, until, useBrowser } from "./harness.mjs";

useBrowser();

const race = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&steps=50";
const gallery = [150, 94];
const formula = [150, 128];
const xLow = [60, 170], xHigh = [128, 170];
const start = [120, 205], startY = [230, 205]; // its x and its y
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

pageTest("how a formula of another language was read is told while it is typed", async (visit) => {
  const page = await visit("#v=1&loss=exp(x)&racers=gd");
  const below = async () => {
    await frames(page);
    return page.screenshot({ encoding: "base64", clip: { x: 15, y: 145, width: 270, height: 30 } });
  };
  const type = async (text) => {
    await page.keyboard.down("Control");
    await page.keyboard.press("a");
    await page.keyboard.up("Control");
    await page.keyboard.type(text, { delay: 60 });
    await until("it is raced", async () => (await linkKey(page, "loss")) === "exp(x)");
    return below();
  };
  await page.mouse.click(...formula);
  const plain = await type("exp(x)");
  assert.notEqual(await type("np.exp(x)"), plain);
  assert.equal(await type("exp(x)"), plain);
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
  await enter(xLow, "-3");
  await enter(xHigh, "4");
  await until("the domain is another", async () => (await linkKey(page, "x")) === "-3,4");
  await enter(start, "1");
  await enter(startY, "0.5");
  await until("the start is another", async () => (await linkKey(page, "start")) === "1,0.5");
  await enter(startY, "nan");
  await frames(page);
  await enter(xHigh, "0,05");
  await frames(page);
  assert.equal(await linkKey(page, "x"), "-3,4", "a decimal comma is explained");
  assert.equal(await linkKey(page, "start"), "1,0.5");
});

pageTest("a parameter is dragged, and typed after a double click", async (visit) => {
  const page = await visit(race);
  await page.mouse.move(...learningRate);
  await page.mouse.down();
  await page.mouse.move(learningRate[0] + 20, learningRate[1], { steps: 5 });
  await until("it is larger", async () => Number(/^gd,lr:([^;]*)/.exec(await linkKey(page, "racers"))?.[1]) > 0.13);
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
  const told = () => page.evaluate(() => document.getElementById("notices").textContent);
  await until("the line that is none is told", async () => /table: line 4: "three.four" is not two numbers/.test(await told()));
});

pageTest("a convention is chosen, and a parameter is reset", async (visit) => {
  const page = await visit("#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adagrad,lr:0.3&steps=50&selected=2");
  await page.mouse.click(199, 485); // where ε is added
  await until("it is added inside", async () => (await linkKey(page, "racers")) === "gd,lr:0.1;adagrad,lr:0.3,eps_at:inside");
  await page.mouse.click(99, 414); // beside the learning rate
  await until("the rate is the method's own", async () => /;adagrad,eps_at:inside$/.test(await linkKey(page, "racers")));
});

pageTest("another optimizer takes the place of a racer's", async (visit) => {
  const page = await visit("#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adagrad,lr:0.3&steps=50&selected=2");
  await page.mouse.click(156, 379);
  await frames(page);
  await page.keyboard.type("lion", { delay: 60 });
  await page.keyboard.press("Enter");
  await until("it races", async () => /^gd,lr:0.1;lion/.test(await linkKey(page, "racers")));
});

pageTest("noise is dragged, and the dice give another seed", async (visit) => {
  const page = await visit(race);
  const [noise, dice] = [[60, 446], [277, 446]];
  await page.mouse.click(...dice); // of nothing that is drawn by lot
  await page.mouse.move(...noise);
  await page.mouse.down();
  await page.mouse.move(noise[0] + 50, noise[1], { steps: 5 });
  await page.mouse.up();
  await until("gradients are noisy", async () => Number(await linkKey(page, "noise")) > 0);
  assert.equal(await linkKey(page, "seed"), undefined);
  const before = (await standings(page)).racers;
  await page.mouse.click(...dice);
  await until("the seed is another", async () => (await linkKey(page, "seed")) !== undefined);
  await page.keyboard.press("End");
  await until("the race has run", async () => (await standings(page)).step === 50);
  assert.notDeepEqual((await standings(page)).racers, before);
});

pageTest("a click in the standings selects a racer, and ? shows the help until Escape", async (visit) => {
  const page = await visit(`${race}&at=10`, { viewport: small });
  await page.mouse.click(740, 100); // the first row: Adam leads
  await until("it is looked at", async () => (await linkKey(page, "selected")) === "2");
  const shot = async () => {
    await page.mouse.move(450, 20);
    await frames(page);
    return page.screenshot({ encoding: "base64" });
  };
  const closed = await shot();
  await page.keyboard.type("?");
  assert.ok((await shot()) !== closed, "the help is shown");
  await page.keyboard.press("Escape");
  assert.ok((await shot()) === closed, "and is not any more");
});

pageTest("unknown letters of a formula become constants by a click, and a slider reshapes the surface", async (visit) => {
  const page = await visit("#v=1&loss=x^2-y^2&racers=gd&at=5");
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("(a-x)^2+b(y-x^2)^2", { delay: 30 });
  await frames(page);
  assert.equal(await linkKey(page, "let"), undefined);
  const offer = [150, 246];
  await page.mouse.click(...offer);
  await until("they are constants", async () => (await linkKey(page, "let")) === "a:1,b:1");
  assert.equal(await linkKey(page, "loss"), "(a-x)^2+b(y-x^2)^2");
  await frames(page);
  const surface = { x: 320, y: 150, width: 640, height: 520 };
  const before = await page.screenshot({ encoding: "base64", clip: surface });
  const slider = [150, 171]; // of a, with its field beside it
  await page.mouse.move(...slider);
  await page.mouse.down();
  await page.mouse.move(100, 171, { steps: 4 });
  await frames(page);
  assert.notEqual(await page.screenshot({ encoding: "base64", clip: surface }), before, "while it is held");
  await page.mouse.up();
  await until("a is less", async () => /^a:-?0\.\d+,b:1$/.test(await linkKey(page, "let")));
  await page.mouse.click(255, 206); // the field of b
  await frames(page);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("10^2", { delay: 30 });
  await page.keyboard.press("Enter");
  await until("b is typed", async () => (await linkKey(page, "let")).endsWith("b:100"));
});

/** Opens a link in this page as the address bar does. */
const follow = async (page, link, key, value) => {
  await page.evaluate((hash) => (location.hash = hash), link);
  await until("the link is opened", async () => (await linkKey(page, key)) === value);
  await frames(page);
};

pageTest("imgui#3878: the formula follows the race while it is being edited", async (visit) => {
  const page = await visit("#v=1&loss=x&racers=gd&steps=50");
  const loss = () => linkKey(page, "loss");
  await follow(page, "#v=1&loss=y&racers=gd&steps=50", "loss", "y");
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.press("End");
  await page.keyboard.type("+1", { delay: 60 });
  await until("it is raced", async () => (await loss()) === "y+1");
  await page.evaluate(() => history.back());
  await until("the race before is back", async () => (await loss()) === "x");
  await frames(page);
  await page.keyboard.type("^2", { delay: 60 });
  await until("what is typed is typed behind it", async () => (await loss()) === "x^2");
  await page.keyboard.press("Escape");
  await until("Escape goes back to the race that came, not to the one before", async () => (await loss()) === "x");
});

pageTest("imgui#7482: a formula with a mistake gives way to another race, be its loss the same", async (visit) => {
  const page = await visit("#v=1&loss=x&racers=gd&steps=50");
  const loss = () => linkKey(page, "loss");
  await page.mouse.click(...formula);
  await frames(page);
  await page.keyboard.press("End");
  await page.keyboard.type("+(", { delay: 60 });
  await frames(page);
  assert.equal(await loss(), "x");
  await page.evaluate(() => ravine.load("#v=1&loss=x&racers=adam&steps=50"));
  await frames(page);
  await page.keyboard.type("^2", { delay: 60 });
  await until("it is typed behind the loss alone", async () => (await loss()) === "x^2");
});

pageTest("imgui#7482: every field of one value follows the race while it is being edited", async (visit) => {
  const other = "#v=1&loss=x^2-y^2&x=-3,1&start=1,1&racers=gd,lr:0.2;adam,lr:0.1&noise=1&seed=3&steps=50";
  const first = "#v=1&loss=x^2-y^2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1&noise=1&steps=50";
  const seed = [190, 446];
  for (const [place, key, value] of [
    [startY, "start", "1,15"],
    [xHigh, "x", "-3,15"],
    [seed, "seed", "35"],
    [learningRate, "racers", "gd,lr:0.25;adam,lr:0.1"],
  ]) {
    const page = await visit(first);
    await page.mouse.click(...place, { count: 2 });
    await frames(page);
    await page.keyboard.type("9", { delay: 60 });
    await follow(page, other, "start", "1,1");
    await page.keyboard.type("5", { delay: 60 });
    await page.keyboard.press("Enter");
    await until(`${key} is what came, with what was typed behind it`, async () => (await linkKey(page, key)) === value);
  }
});

pageTest("imgui#7482: a row of data follows the race while it is being edited", async (visit) => {
  const race = (u) => `#v=1&loss=mean((v-u*x-y)^2)&data=${u},1;2,3&racers=gd&steps=50`;
  const page = await visit(race(1));
  await page.mouse.click(150, 236); // the rows as a table
  await frames(page);
  await page.mouse.click(98, 291); // the first u
  await frames(page);
  await page.keyboard.type("7", { delay: 60 });
  await follow(page, race(4), "data", "4,1;2,3");
  await page.keyboard.type("5", { delay: 60 });
  await page.keyboard.press("Enter");
  await until("it is typed behind what came", async () => (await linkKey(page, "data")) === "45,1;2,3");
});

pageTest("RS-MET#4: a double click on a slider, and then Escape, leave its value and nothing to undo", async (visit) => {
  const selected = `${race}&selected=1`; // the full form
  for (const [link, place] of [[race, learningRate], [race, [160, learningRate[1]]], [selected, [150, 414]]]) {
    const page = await visit(link);
    const before = await linkKey(page, "racers");
    for (let i = 0; i < 2; ++i) {
      await page.mouse.click(...place, { count: 2 });
      await frames(page);
      await page.keyboard.press("Escape");
      await frames(page);
      assert.equal(await linkKey(page, "racers"), before);
    }
    await page.keyboard.down("Control");
    await page.keyboard.press("z");
    await page.keyboard.up("Control");
    await frames(page);
    assert.equal(await linkKey(page, "racers"), before);
  }
});

pageTest("imgui#2787: a right button that was dragged there and back opens no menu of a racer", async (visit) => {
  const page = await visit(race);
  const hide = [name[0] + 28, name[1] + 22]; // the first entry
  const hidden = async () => /show:off/.test(await linkKey(page, "racers"));
  await page.mouse.move(...name);
  await page.mouse.down({ button: "right" });
  await page.mouse.move(name[0] + 40, name[1] + 60, { steps: 3 });
  await page.mouse.move(...name, { steps: 3 });
  await page.mouse.up({ button: "right" });
  await frames(page, 20);
  await page.mouse.click(...hide);
  await frames(page, 20);
  assert.equal(await hidden(), false, "there is no menu");
  await page.mouse.click(...name, { button: "right" });
  await frames(page, 20);
  await page.mouse.click(...hide);
  await until("a click opens it", hidden);
});
