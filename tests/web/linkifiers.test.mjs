// Canonical links in chats, mail and Markdown: what makes texts into links there keeps them whole.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import Autolinker from "autolinker";
import LinkifyIt from "linkify-it";
import * as linkify from "linkifyjs";
import MarkdownIt from "markdown-it";
import { marked } from "marked";
import { build } from "../browser/built.mjs";
import { randomNumbers, seed } from "../seed.mjs";

const count = 10_000;
const cli = (...args) =>
  execFileSync(`${build}/native/ravine-cli`, args, { encoding: "utf8", maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "pipe"] });

const random = randomNumbers();
const below = (limit) => Math.floor(limit * random());
const one = (list) => list[below(list.length)];
const some = (most, make) => Array.from({ length: 1 + below(most) }, make);
const number = () => one([`${below(1000) / 100}`, `-${below(100)}`, `${below(9) + 1}e-${below(9) + 1}`, `${below(20)}.`]);

/** A formula, in which brackets, bars and signs come as they may. */
function formula(depth = 3) {
  if (depth === 0) return one(["x", "y", "pi", "2x", `${below(9)}.5`]);
  const part = () => formula(depth - 1);
  return one([
    () => `${part()}${one(["+", "*", "/", " - "])}${part()}`,
    () => `(${part()})`,
    () => `|${part()}|`,
    () => `${one(["sin", "exp", "abs", "tanh"])}(${part()})`,
    () => `${one(["min", "max", "hypot"])}(${part()},${part()})`,
    () => `where(${part()}<${part()},${part()},${part()})`,
    () => `(${part()})^2`,
  ])();
}

const optimizers = JSON.parse(cli("list", "optimizers", "--json"));
function racer() {
  const { key, parameters } = one(optimizers);
  const settings = parameters.filter(() => below(3) === 0).map((parameter) => {
    const value = parameter.choices ? one(parameter.choices) : one([parameter.high, "max(0.01,1/t)", "0.1*(1-t/900)"]);
    return `${parameter.key}:${value}`;
  });
  if (below(4) === 0) settings.push("x:0.5", "y:-1");
  return [key, ...settings].join(",");
}

const makers = {
  loss: formula,
  racers: () => some(4, racer).join(";"),
  x: () => `-${1 + below(9)},${1 + below(9)}`,
  start: () => `${number()},${number()}`,
  data: () => some(5, () => `${number()},${number()}`).join(";"),
  view: () => `${below(360) - 180},${5 + below(85)},${1 + below(9)}`,
};
const keys = JSON.parse(cli("list", "keys", "--json")).filter(({ key }) => key !== "v" && key !== "lesson" && key !== "embed");

function link() {
  const pairs = keys.filter(({ key }) => ["loss", "racers"].includes(key) || below(5) === 0).map((key) => {
    const value = makers[key.key]?.() ?? (key.choices ? one(key.choices) : `${key.low + below(Math.min(key.high, 1000))}`);
    return `${key.key}=${encodeURIComponent(value)}`;
  });
  return `#v=1&${pairs.join("&")}`;
}

const links = [];
while (links.length < count) {
  const batch = Array.from({ length: 500 }, link);
  links.push(...cli("link", ...batch).trimEnd().split("\n").map((canonical) => `https://example.org/ravine/#${canonical}`));
}

const plain = (html) => html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" })[name]);
const addresses = (html) => [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => plain(address));
const linkifyIt = new LinkifyIt();
const markdownIt = new MarkdownIt({ linkify: true });
const programs = {
  linkifyjs: (text) => linkify.find(text).map(({ href }) => href),
  "linkify-it": (text) => (linkifyIt.match(text) ?? []).map(({ url }) => url),
  Autolinker: (text) => Autolinker.parse(text, {}).map((match) => match.getAnchorHref()),
  marked: (text) => addresses(marked.parse(text)),
  "markdown-it": (text) => addresses(markdownIt.render(text)),
};
const anywhere = {
  alone: (address) => address,
  "in a sentence": (address) => `I tried ${address}, and then it went out.`,
  "at the end of a sentence": (address) => `Look at ${address}.`,
  "in brackets": (address) => `It diverges (${address}) at once`,
};
const inMarkdown = { ...anywhere, "as Markdown": (address) => `[a race](${address})`, "in angle brackets": (address) => `<${address}>` };

test("the links are many and not alike", () => {
  assert.equal(links.length, count);
  assert.ok(new Set(links).size > 0.9 * count);
  assert.ok(links.some((each) => each.includes("(")) && links.some((each) => each.includes("%28")));
});

for (const [name, find] of Object.entries(programs)) {
  for (const [place, put] of Object.entries(name.startsWith("mark") ? inMarkdown : anywhere)) {
    test(`${name} keeps them whole ${place}`, () => {
      for (const each of links) {
        const found = find(put(each)).map(decodeURIComponent);
        assert.deepEqual(found, [decodeURIComponent(each)], `seed ${seed}`);
      }
    });
  }
}
