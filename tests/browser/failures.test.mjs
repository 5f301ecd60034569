// What one reads when Ravine cannot run.
import assert from "node:assert/strict";
import { failure, pageTest, until, useBrowser } from "./harness.mjs";

useBrowser();

const state = (page) => page.evaluate(() => document.getElementById("splash").dataset.state);
const sentence = (page) => until("there is a sentence", () => failure(page));

/** Has `answer` change what the server sends for the program, until it is told to stop. */
async function intercept(page, file, answer) {
  await page.setRequestInterception(true);
  let active = true;
  page.on("request", async (request) => {
    if (!active || !new URL(request.url()).pathname.endsWith(file)) return request.continue();
    return answer(request);
  });
  return () => (active = false);
}

const bytesOf = async (request) => Buffer.from(await (await fetch(request.url())).arrayBuffer());
const sendWasm = (request, body) => request.respond({ status: 200, contentType: "application/wasm", body });

const broken = {
  "the program is not there": ["ravine.wasm", (request) => request.respond({ status: 404 }), /404/],
  "the network fails": ["ravine.wasm", (request) => request.abort(), /network/],
  "the program is cut off": [
    "ravine.wasm",
    async (request) => sendWasm(request, (await bytesOf(request)).subarray(0, 100_000)),
    /100 kB of/,
  ],
  "the program is damaged": [
    "ravine.wasm",
    async (request) => sendWasm(request, (await bytesOf(request)).fill(0xff, 8, 400)),
    /compile/,
  ],
  "a page comes in place of the program": [
    "ravine.wasm",
    (request) => request.respond({ status: 200, contentType: "text/html", body: "<h1>Welcome</h1>" }),
    /broke off/,
  ],
  "its script is not there": ["ravine.js", (request) => request.respond({ status: 404 }), /could not be downloaded/],
};

for (const [name, [file, answer, expected]] of Object.entries(broken)) {
  pageTest(
    `when ${name}, a sentence says so, and trying again helps`,
    async (visit) => {
      let stop;
      const page = await visit("#v=1&loss=x^2+3*y^2", {
        running: false,
        prepare: async (fresh) => (stop = await intercept(fresh, file, answer)),
      });
      assert.match(await sentence(page), expected);
      assert.equal(await state(page), "failed");
      stop();
      await page.click(".failure button");
      await until("it runs", async () => (await state(page)) === "gone");
      assert.match(await page.evaluate(() => ravine.link()), /loss=x\^2(\+|%2B)3\*y\^2/);
    },
    { expected: /Failed to load resource|ERR_FAILED/ },
  );
}

pageTest("a program that a server sends under a wrong type runs all the same", async (visit) => {
  await visit("", {
    prepare: (page) =>
      intercept(page, "ravine.wasm", async (request) =>
        request.respond({ status: 200, contentType: "application/octet-stream", body: await bytesOf(request) }),
      ),
  });
});

pageTest("the bar shows how much has come", async (visit) => {
  const page = await visit("", {
    prepare: async (fresh) => {
      const session = await fresh.createCDPSession();
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 0,
        downloadThroughput: 1_500_000,
        uploadThroughput: 1_500_000,
      });
      await fresh.evaluateOnNewDocument(() => {
        window.shares = [];
        new MutationObserver(() => {
          const text = document.querySelector(".percent")?.textContent;
          if (text && text !== window.shares.at(-1)) window.shares.push(text);
        }).observe(document, { childList: true, subtree: true, characterData: true });
      });
    },
  });
  const shares = (await page.evaluate(() => window.shares)).map(parseFloat);
  assert.ok(shares.length > 5, shares.join(" "));
  assert.deepEqual(
    shares,
    [...shares].sort((a, b) => a - b),
  );
  assert.equal(shares.at(-1), 100);
});

pageTest("without WebAssembly SIMD a sentence says what to do", async (visit) => {
  const page = await visit("", {
    running: false,
    prepare: (fresh) => fresh.evaluateOnNewDocument(() => (WebAssembly.validate = () => false)),
  });
  assert.match(await sentence(page), /SIMD.*update/s);
});

pageTest(
  "a graphics driver that refuses the picture is told, instead of an empty page",
  async (visit) => {
    const page = await visit("", {
      running: false,
      prepare: (fresh) =>
        fresh.evaluateOnNewDocument(() => (WebGL2RenderingContext.prototype.getProgramParameter = () => false)),
    });
    assert.match(await sentence(page), /cannot start here: .*\w/);
  },
  { expected: /ravine: / },
);

pageTest("without JavaScript a sentence asks for it", async (visit) => {
  const page = await visit("", { running: false, prepare: (fresh) => fresh.setJavaScriptEnabled(false) });
  const text = await page.$eval(
    "noscript",
    (element) => element.getBoundingClientRect().height > 0 && element.textContent,
  );
  assert.match(text, /JavaScript/);
});

pageTest(
  "a fault at run time is told, and the race can be reloaded",
  async (visit) => {
    const page = await visit("#v=1&loss=x^2+3*y^2", {
      prepare: (fresh) =>
        intercept(fresh, "fault.js", (request) =>
          request.respond({
            status: 200,
            contentType: "text/javascript",
            body: 'throw new WebAssembly.RuntimeError("unreachable")',
          }),
        ),
    });
    await page.addScriptTag({ url: "fault.js" }); // an error as that of a trap in a frame
    assert.match(await sentence(page), /stopped/);
    await Promise.all([page.waitForNavigation(), page.click(".failure button")]);
    await until("it runs", async () => (await state(page)) === "gone");
    assert.match(await page.evaluate(() => ravine.link()), /3\*y\^2/);
  },
  { expected: /unreachable/ },
);
