// Every character that the app can draw has a glyph in every face that texts are drawn with. One without would be missing on the
// screen, and "1 − βᵗ" would read "1 − β". The characters are those of all string literals in src/: lessons, tables of parameters,
// notes, help and panels. The page around the app has the same faces for its own texts, those of web/.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const root = new URL("../../", import.meta.url).pathname;
const build = process.env.RAVINE_BUILD ?? join(root, "build");
// Characters that are read and never drawn, and texts for a terminal.
const foreign = /^src\/(cli|worker|formula)\/|^src\/document\/(table|link\/link_text)\.cpp$/;

const sources = readdirSync(join(root, "src"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(cpp|hpp|def)$/.test(entry.name))
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length));

/** The characters beyond ASCII in string literals of C++, escaped ones too. */
function charactersOf(source) {
  const found = new Set();
  const token = /\/\/.*|\/\*[^]*?\*\/|'(?:\\.|[^'\\\n])'|R"\(([^]*?)\)"|"((?:\\.|[^"\\\n])*)"/g;
  for (const [, raw, quoted] of source.matchAll(token)) {
    const text = raw ?? (quoted ?? "").replace(/\\u([0-9a-fA-F]{4})/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
    for (const character of text) if (character > "~") found.add(character);
  }
  return found;
}

/** The characters beyond ASCII in strings of JavaScript, escaped ones too, but not in its comments and regular expressions. */
function charactersOfScript(source) {
  const found = new Set();
  const token = /\/\/.*|\/\*[^]*?\*\/|(?<=[(,=:[!&|?{};]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/|`((?:\\[^]|[^`\\])*)`|"((?:\\.|[^"\\\n])*)"|'((?:\\.|[^'\\\n])*)'/g;
  for (const [, ...strings] of source.matchAll(token)) {
    const text = (strings.find((each) => each !== undefined) ?? "").replace(/\\u\{?([0-9a-fA-F]{4,6})\}?/g, (_, code) => String.fromCodePoint(parseInt(code, 16)));
    for (const character of text) if (character > "~") found.add(character);
  }
  return found;
}

/** The characters beyond ASCII in a page, but not in its comments and styles. */
function charactersOfPage(source) {
  const text = source.replace(/<!--[^]*?-->|<style[^]*?<\/style>/g, "").replace(/&#x?([0-9a-fA-F]+);/g, (whole, code) =>
    String.fromCodePoint(parseInt(code, whole.includes("x") ? 16 : 10)));
  return new Set([...text].filter((character) => character > "~"));
}

/** The characters in the cmap of a TrueType font, format 4 or 12, that have a glyph. */
function glyphsOf(font) {
  const found = new Set();
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const table = font.readUInt32BE(tables.find((at) => font.toString("latin1", at, at + 4) === "cmap") + 8);
  for (let i = 0; i < font.readUInt16BE(table + 2); ++i) {
    const at = table + font.readUInt32BE(table + 8 + 8 * i);
    const format = font.readUInt16BE(at);
    if (format === 4) addSegments(font, at, found);
    if (format === 12) addGroups(font, at, found);
  }
  return found;
}

function addSegments(font, at, found) {
  const size = font.readUInt16BE(at + 6); // of each of four lists
  for (let i = 0; i < size; i += 2) {
    const ends = at + 14 + i, starts = ends + size + 2, deltas = starts + size, offsets = deltas + size;
    const [end, start, delta, offset] = [ends, starts, deltas, offsets].map((place) => font.readUInt16BE(place));
    for (let code = start; code <= end && code < 0xffff; ++code) {
      const glyph = offset === 0 ? code + delta : font.readUInt16BE(offsets + offset + 2 * (code - start));
      if ((glyph & 0xffff) !== 0) found.add(String.fromCodePoint(code));
    }
  }
}

function addGroups(font, at, found) {
  for (let i = 0, group = at + 16; i < font.readUInt32BE(at + 12); ++i, group += 12) {
    for (let code = font.readUInt32BE(group); code <= font.readUInt32BE(group + 4); ++code) found.add(String.fromCodePoint(code));
  }
}

/** The cut fonts as the build has them: name to glyphs. */
function fonts() {
  const source = readFileSync(join(build, "native/generated/fonts/fonts.cpp"), "utf8");
  const all = [...source.matchAll(/char (\w+)_bytes\[\] = \{([^}]*)\}/g)];
  return Object.fromEntries(all.map(([, name, bytes]) => [name, glyphsOf(Buffer.from(bytes.split(",").map(Number)))]));
}

test("every character of every text has a glyph in every face", () => {
  const { text, text_bold, mono, math, icons } = fonts();
  const faces = { text, text_bold, mono };
  const missing = [];
  let count = 0;
  for (const source of sources.filter((name) => !foreign.test(name))) {
    for (const character of charactersOf(readFileSync(join(root, source), "utf8"))) {
      ++count;
      if (math.has(character) || icons.has(character)) continue;
      for (const [name, face] of Object.entries(faces)) {
        if (!face.has(character)) missing.push(`${source}: ${character} (U+${character.codePointAt(0).toString(16)}) in ${name}`);
      }
    }
  }
  assert.ok(count > 100, `${count} characters were found`);
  assert.deepEqual(missing, []);
});

test("every character of the page's own texts has a glyph in every face", () => {
  const { text, text_bold, mono, math, icons } = fonts();
  const missing = [];
  let count = 0;
  for (const name of readdirSync(join(root, "web")).filter((each) => /\.(js|html)$/.test(each))) {
    const characters = name.endsWith("js") ? charactersOfScript : charactersOfPage;
    for (const character of characters(readFileSync(join(root, "web", name), "utf8"))) {
      ++count;
      if (math.has(character) || icons.has(character)) continue;
      for (const [face, glyphs] of Object.entries({ text, text_bold, mono })) {
        if (!glyphs.has(character)) missing.push(`web/${name}: ${character} (U+${character.codePointAt(0).toString(16)}) in ${face}`);
      }
    }
  }
  assert.ok(count > 0, "no characters were found");
  assert.deepEqual(missing, []);
});

test("a character without a glyph is found, and comments are no texts", () => {
  assert.deepEqual([...charactersOf('// ᵗ\nf("β\\u0302 x", R"(η)", \'"\', "a\\"ξ");')], ["β", "\u0302", "η", "ξ"]);
  const script = '// ᵗ\nconst a = /[∂"]/; f("β\\u0302", `η ${"°"}`, \'"ξ\', 4 / 2 / "∑");';
  assert.deepEqual([...charactersOfScript(script)], ["β", "\u0302", "η", "°", "ξ", "∑"]);
  assert.deepEqual([...charactersOfPage("<!-- ᵗ --><p>β &#x3b7;</p><style>ξ</style>")], ["β", "η"]);
  const { math } = fonts();
  for (const character of "βηᵗ⁻₂−\u0302") assert.ok(math.has(character), character);
  assert.ok(!math.has("漢"));
});
