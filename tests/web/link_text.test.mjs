// Which pasted texts are links.
import assert from "node:assert/strict";
import { test } from "node:test";
import { findLink } from "../../web/link_text.js";

const links = [
  "https://example.org/ravine/#v=1&loss=x^2-y^2&x=-2,2",
  "#v=1&loss=x^2",
  "v=1&loss=rosenbrock&racers=gd,lr:0.1;adam",
  "loss=x^2 + y^2 & start=1,2",
  "http://127.0.0.1:8000/#x=-2,2&racers=gd,lr:0.1",
];

for (const link of links) {
  test(`a link alone is found whole: ${link}`, () => assert.equal(findLink(`  ${link}\n`), link));
}

test("a link in a message is found without what surrounds it", () => {
  assert.equal(
    findLink("Look at this:\nhttps://example.org/#v=1&loss=exp(x), it is steep"),
    "https://example.org/#v=1&loss=exp(x)",
  );
  assert.equal(findLink('See <a href="https://example.org/#loss=x*y">this</a>.'), "https://example.org/#loss=x*y");
  assert.equal(findLink("It was (#v=1&loss=x^2."), "#v=1&loss=x^2");
});

const others = [
  "",
  "x^2 + y^2",
  "https://example.org/watch?list=7&v=12ab",
  "https://example.org/#section",
  "the loss = 3",
  "y = mx + b",
];

for (const text of others) {
  test(`a text without a link is left alone: "${text}"`, () => assert.equal(findLink(text), null));
}

test("a text made to be slow is judged at once", () => {
  const before = performance.now();
  findLink("#".repeat(50_000) + "&".repeat(50_000));
  findLink("a=&".repeat(300_000));
  assert.ok(performance.now() - before < 2000);
});
