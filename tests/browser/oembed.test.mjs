// The pages of the lessons, and oEmbed as one who embeds by it does it.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { sentence } from "../../scripts/link_format.mjs";
import { framesOf, hasPoster } from "./embed.mjs";
import { build, linkKey, pageTest, run, until, useBrowser } from "./harness.mjs";
import { Site } from "./site.mjs";

useBrowser();

const script = fileURLToPath(new URL("../../cmake/lessons.mjs", import.meta.url));
const catalogue = fileURLToPath(new URL("../../docs/lessons.md", import.meta.url));
const lessons = JSON.parse(execFileSync(`${build}/native/ravine-cli`, ["list", "lessons", "--json"], { encoding: "utf8" }));
const write = (folder, url = "") => spawnSync(process.execPath, [script, folder, catalogue, url], { encoding: "utf8" });

/** The value of an attribute in the first tag that has a text in it, as a browser reads it. */
function attribute(html, tag, name) {
  const found = new RegExp(`<[^>]*${tag}[^>]*>`).exec(html)?.[0];
  const text = new RegExp(`${name}="([^"]*)"`).exec(found ?? "")?.[1];
  return text?.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function inFolder(act) {
  return () => {
    const folder = mkdtempSync(join(tmpdir(), "ravine-lessons-"));
    try {
      act(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
}

for (const url of ["https://example.org/ravine", "https://example.org/ravine/"]) {
  test(`every lesson has a page and an answer for oEmbed at ${url}`, inFolder((folder) => {
    assert.deepEqual([write(folder, url).status, lessons.length > 20], [0, true]);
    assert.deepEqual(readdirSync(join(folder, "lessons")).sort(), lessons.map(({ key }) => key).sort());
    assert.equal(readdirSync(join(folder, "oembed")).length, lessons.length);
    for (const { key, title, line } of lessons) {
      const page = readFileSync(join(folder, "lessons", key, "index.html"), "utf8");
      assert.equal(attribute(page, "og:title", "content"), title);
      assert.equal(attribute(page, 'name="description"', "content"), sentence(line));
      assert.equal(attribute(page, "og:description", "content"), sentence(line));
      assert.equal(attribute(page, "og:url", "content"), `https://example.org/ravine/lessons/${key}/`);
      assert.equal(attribute(page, "refresh", "content"), `0; url=../../#lesson=${key}`);
      assert.equal(attribute(page, "a href", "href"), `../../#lesson=${key}`);
      assert.equal(attribute(page, "json\\+oembed", "href"), `https://example.org/ravine/oembed/${key}.json`);
      assert.doesNotMatch(page, /<script|<style| style=/);
      const { html, ...answer } = JSON.parse(readFileSync(join(folder, "oembed", `${key}.json`), "utf8"));
      assert.deepEqual(answer, {
        ...{ version: "1.0", type: "rich", title, width: 640, height: 400 },
        ...{ provider_name: "Ravine", provider_url: "https://example.org/ravine/" },
      });
      assert.equal(attribute(html, "iframe", "src"), `https://example.org/ravine/#v=1&lesson=${key}&embed=1`);
      assert.deepEqual(["width", "height", "title"].map((name) => attribute(html, "iframe", name)), ["640", "400", title]);
    }
  }));
}

test("without the address of the site there are pages, no oEmbed, and a reason", inFolder((folder) => {
  write(folder, "https://example.org/ravine/"); // and what was written before is taken away
  const { status, stdout } = write(folder);
  assert.equal(status, 0);
  assert.match(stdout, /No oEmbed is written: .* RAVINE_SITE_URL/);
  assert.ok(!existsSync(join(folder, "oembed")));
  assert.equal(readdirSync(join(folder, "lessons")).length, lessons.length);
  assert.doesNotMatch(readFileSync(join(folder, "lessons", lessons[0].key, "index.html"), "utf8"), /oembed|og:url|https?:/);
}));

test("what is no address of a site is refused", inFolder((folder) => {
  for (const url of ["ravine", "ftp://example.org/", "https://example.org/#v=1", "https://"]) {
    const { status, stderr } = write(folder, url);
    assert.equal(status, 1, url);
    assert.match(stderr, /is not the address of a site/);
  }
}));

/** Calls the test with a copy of the site that knows its own address. */
const published = (act) => async (visit) => {
  const site = new Site("some/where/");
  try {
    await site.open();
    assert.equal(write(site.folder, site.address).status, 0);
    await act(site, visit);
  } finally {
    await site.end();
  }
};

pageTest("the page of a lesson leads to it", published(async (site, visit) => {
  const page = await visit("", { at: `${site.address}lessons/saddle_race/`, running: false });
  await until("the lesson is opened", () => page.url().startsWith(`${site.address}#`));
  await run(page);
  await until("it is shown", async () => /^saddle_race\./.test(await linkKey(page, "lesson")));
}));

pageTest("who embeds by oEmbed shows the lesson", published(async (site, visit) => {
  const found = await (await fetch(`${site.address}lessons/saddle_race/`)).text();
  const response = await fetch(attribute(found, "json\\+oembed", "href"));
  assert.equal(response.headers.get("content-type"), "application/json");
  const { html } = await response.json();
  site.write("around.html", `<!doctype html><meta charset="utf-8"><title>Around</title><link rel="icon" href="favicon.svg">${html}`);
  const page = await visit("around.html", { at: site.address, running: false });
  const frame = await until("the frame is there", () => framesOf(page)[0]);
  await until("it has a poster", () => hasPoster(frame), 30_000);
  assert.match(await frame.evaluate(() => ravine.link()), /&lesson=saddle_race\./);
}));
