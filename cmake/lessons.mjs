// Gives every lesson a page of its own: node lessons.mjs SITE LESSONS.md [URL] writes there
//   lessons/KEY/index.html   what previews and searches read, and the way to the lesson itself
//   oembed/KEY.json          how to embed it (oembed.com), which the page names
// What follows a # is never sent to a server, so that a link alone tells nobody which lesson it is. The lessons are those of
// docs/lessons.md. oEmbed wants whole addresses: without the URL that the site will have there is none of it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const width = 640, height = 400; // points, as in docs/embed.md
const heading = /^### (.+): `([a-z_]+)`\n\n(.+)\n\nAfter /gm;

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The URL of the site, with a slash at its end; nothing where none is known. */
function base(text) {
  if (!text) return null;
  const url = URL.canParse(text) ? new URL(text.replace(/\/*$/, "/")) : null;
  if (/^https?:$/.test(url?.protocol) && !url.search && !url.hash) return url.href;
  console.error(`lessons.mjs: "${text}" is not the address of a site, such as https://example.org/ravine/`);
  process.exit(1);
}

function oembed(site, { key, title }) {
  const source = escaped(`${site}#v=1&lesson=${key}&embed=1`);
  const rights = 'sandbox="allow-scripts allow-popups" loading="lazy"';
  return {
    version: "1.0",
    type: "rich",
    title,
    provider_name: "Ravine",
    provider_url: site,
    width,
    height,
    html: `<iframe src="${source}" width="${width}" height="${height}" ${rights} title="${escaped(title)}"></iframe>`,
  };
}

function page(site, { key, title, line }) {
  const tags = [
    ["og:type", "website"],
    ["og:site_name", "Ravine"],
    ["og:title", title],
    ["og:description", line],
    ...(site ? [["og:url", `${site}lessons/${key}/`]] : []),
  ].map(([property, content]) => `  <meta property="${property}" content="${escaped(content)}">\n`);
  const alternate = `  <link rel="alternate" type="application/json+oembed" href="${site}oembed/${key}.json" title="${escaped(title)}">\n`;
  const lesson = `../../#lesson=${key}`;
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'">
  <meta http-equiv="refresh" content="0; url=${lesson}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="dark light">
  <meta name="description" content="${escaped(line)}">
${tags.join("")}  <title>${escaped(title)} · Ravine</title>
  <link rel="icon" href="../../favicon.svg" type="image/svg+xml">
${site ? alternate : ""}</head>
<body>
  <h1>${escaped(title)}</h1>
  <p>${escaped(line)}</p>
  <p><a href="${lesson}">Open the lesson in Ravine</a></p>
</body>
</html>
`;
}

const [folder, catalogue, url] = process.argv.slice(2);
const site = base(url);
const lessons = [...readFileSync(catalogue, "utf8").matchAll(heading)].map(([, title, key, line]) => ({ key, title, line }));
for (const kind of ["lessons", "oembed"]) rmSync(join(folder, kind), { recursive: true, force: true });
for (const lesson of lessons) {
  mkdirSync(join(folder, "lessons", lesson.key), { recursive: true });
  writeFileSync(join(folder, "lessons", lesson.key, "index.html"), page(site, lesson));
}
if (site) {
  mkdirSync(join(folder, "oembed"));
  for (const lesson of lessons) writeFileSync(join(folder, "oembed", `${lesson.key}.json`), `${JSON.stringify(oembed(site, lesson))}\n`);
} else {
  console.log("No oEmbed is written: it wants the address of the site, which RAVINE_SITE_URL does not tell.");
}
