// What a browser needs to install the page, and what is served with it for people.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { build, pageTest, useBrowser } from "./harness.mjs";

useBrowser();

const site = `${build}/web/site`;
const index = readFileSync(join(site, "index.html"), "utf8");
const repository = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

/** Loads a picture that lies beside the page: its own size, and the least opacity and the colours of its points at a side. */
const measure = (page, address, side) =>
  page.evaluate(
    async (source, side) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const context = new OffscreenCanvas(side, side).getContext("2d");
      context.drawImage(image, 0, 0, side, side);
      const { data } = context.getImageData(0, 0, side, side);
      const opacities = data.filter((_, i) => i % 4 === 3);
      const colours = new Set(new Uint32Array(data.buffer)).size;
      return { width: image.naturalWidth, height: image.naturalHeight, opacity: Math.min(...opacities), colours };
    },
    address,
    side,
  );

pageTest("the manifest names the page, and icons of the kinds and sizes that it claims", async (visit) => {
  const page = await visit();
  const address = /<link rel="manifest" href="([^"]+)">/.exec(index)[1];
  const { type, manifest } = await page.evaluate(async (name) => {
    const response = await fetch(name);
    return { type: response.headers.get("content-type"), manifest: await response.json() };
  }, address);
  assert.equal(type, "application/manifest+json");
  const { name, short_name: short, start_url: start, scope, display } = manifest;
  assert.deepEqual([name, short, start, scope, display], ["Ravine", "Ravine", "./", "./", "standalone"]);
  assert.ok(manifest.icons.some(({ purpose }) => purpose === "any") && manifest.icons.some(({ purpose }) => purpose === "maskable"));
  for (const { src, type, sizes, purpose } of manifest.icons) {
    const { status, served } = await page.evaluate(async (icon) => {
      const response = await fetch(icon);
      return { status: response.status, served: response.headers.get("content-type") };
    }, src);
    assert.deepEqual([status, served], [200, type], src);
    const { width, height, opacity, colours } = await measure(page, src, 128);
    if (sizes !== "any") assert.equal(`${width}x${height}`, sizes);
    assert.equal(width, height, `${src} is no square`);
    assert.ok(colours > 50, `${src} has ${colours} colours`);
    assert.equal(opacity, purpose === "maskable" ? 255 : 0, src);
  }
});

pageTest("Chromium finds nothing that is wrong with installing the page", async (visit) => {
  const page = await visit();
  await page.evaluate(() => navigator.serviceWorker.ready);
  const session = await page.createCDPSession();
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
});

pageTest("the icon for iOS is 180 by 180 points, without transparency", async (visit) => {
  const page = await visit();
  const address = /<link rel="apple-touch-icon" href="([^"]+)">/.exec(index)[1];
  assert.deepEqual([...readFileSync(join(site, address)).subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const { width, height, opacity, colours } = await measure(page, address, 180);
  assert.deepEqual([width, height, opacity], [180, 180, 255]);
  assert.ok(colours > 100);
});

test("the licences of all that the README says is built in are served, in full", () => {
  const text = readFileSync(join(site, "licences.txt"), "utf8");
  const flat = text.replace(/\s+/g, " ");
  const builtIn = /It is built from ([^]*?)\(MIT\)\.\n/.exec(repository("README.md"))[1].matchAll(/\[([^\]]+)\]/g);
  const names = [...builtIn].map(([, name]) => (name === "stb_image_write" ? "stb" : name));
  assert.ok(names.length >= 10);
  for (const name of [...names, "Inter", "JetBrains Mono", "DejaVu Sans", "Lucide", "musl", "libc++"]) assert.ok(text.includes(name), name);
  for (const file of ["LICENSE", "docs/third-party.txt"]) assert.ok(flat.includes(repository(file).trim().replace(/\s+/g, " ")), file);
  for (const words of ["SIL OPEN FONT LICENSE Version 1.1", "Bitstream Vera", "ISC License"]) assert.ok(flat.includes(words), words);
});
