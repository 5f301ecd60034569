// The plot of docs/performance.md: lines are where their numbers are, and labels stay apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { plotSvg } from "./plot.mjs";

const line = (name, ys) => ({ name, colour: "#0072b2", points: ys.map((y, i) => [10 ** (i + 3), y]) });
const svg = plotSvg({ title: "a < b", x: "balls", y: "ns", lines: [line("first", [4, 4, 2, 4]), line("second & last", [4, 4, 4, 4])] });
const heights = (path) => path.split(/[ML]/).slice(1).map((place) => Number(place.split(" ")[1]));

test("equal numbers are equally high, and half of one is half as high above the axis", () => {
  const [first, second] = [...svg.matchAll(/class="line" d="([^"]+)"/g)].map(([, path]) => heights(path));
  const [, top, height] = svg.match(/class="frame" x="\d+" y="(\d+)" width="\d+" height="(\d+)"/).map(Number);
  const bottom = top + height;
  assert.equal(new Set(second).size, 1);
  assert.deepEqual(first[0], second[0]);
  assert.ok(Math.abs((bottom - first[2]) / (bottom - first[0]) - 0.5) < 1e-3);
});

test("powers of ten are equally far apart, and each has its label", () => {
  const [places] = [...svg.matchAll(/class="line" d="([^"]+)"/g)].map(([, path]) => path.split(/[ML]/).slice(1).map((place) => parseFloat(place)));
  const gaps = places.slice(1).map((x, i) => x - places[i]);
  assert.ok(Math.max(...gaps) - Math.min(...gaps) < 0.02);
  for (const text of ["1,000", "10,000", "100,000", "1,000,000"]) assert.ok(svg.includes(`>${text}<`), text);
});

test("names are escaped, and those of lines that end at one place do not overlap", () => {
  assert.match(svg, /<title>a &lt; b<\/title>/);
  const [first, second] = ["first", "second &amp; last"].map((name) => Number(svg.match(new RegExp(`y="([\\d.]+)"[^>]*>${name}<`))[1]));
  assert.ok(Math.abs(first - second) >= 12);
});
