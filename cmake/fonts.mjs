// Cuts the fonts that come from npm to the characters the app shows, as TrueType, and writes them as C++:
//   node fonts.mjs web/node_modules OUT_FOLDER   writes fonts.hpp and fonts.cpp there
// One more icon is one more name in `icons` or in panels.def (names: lucide.dev); it becomes ravine::fonts::icon_NAME, a UTF-8 string.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, out] = process.argv.slice(2);
const subsetFont = createRequire(join(resolve(modules), "/"))("subset-font");

const range = (first, last) => String.fromCodePoint(...Array.from({ length: last - first + 1 }, (_, i) => first + i));
const ascii = range(0x20, 0x7e) + "\u00a0–—‘’“”•…×·²°±¼éèö";
const latin = ascii + range(0xa0, 0xff);
const mathematics =
  range(0x0300, 0x030c) + // combining accents: x̂, m̄, v̇
  range(0x0391, 0x03a1) + range(0x03a3, 0x03c9) + "ϑϕϵ" +
  "±×÷·¬°²³¹½" + "⁰ⁱ⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ᵗₐₑₒₓₕₖₗₘₙₚₛₜ" +
  "–—‖…′″ℝ" + range(0x2190, 0x2194) + "⇐⇒⇔" +
  "∀∂∃∅∆∇∈∏∑−∕∗∘∙√∛∝∞∥∧∨∫∼≈≔≠≡≤≥≪≫⊙⊤⋅⋯⟨⟩";
const panels = readFileSync(new URL("../src/document/panels.def", import.meta.url), "utf8");
const panelIcons = [...panels.matchAll(/^RAVINE_PANEL\(\w+, "[^"]+", (\w+),/gm)].map(([, icon]) => icon.replaceAll("_", "-"));
const icons = [...new Set([
  "play", "pause", "skip-back", "skip-forward", "step-back", "step-forward", "rotate-ccw", "undo-2", "redo-2", "plus", "x",
  "check", "trash-2", "copy", "clipboard", "sliders-horizontal", "eye", "eye-off", "lock-open", "chevron-up", "chevron-down",
  "chevron-left", "chevron-right", "panel-left", "panel-right", "dice-5", "flag", "grid-3x3", "chart-line", "map-pin",
  "target", "zoom-in", "book-open", "graduation-cap", ...panelIcons,
])];

const codepoints = JSON.parse(readFileSync(join(modules, "lucide-static/font/codepoints.json")));
const unknown = icons.filter((name) => !(name in codepoints));
if (unknown.length) throw new Error(`lucide has no icon called ${unknown.join(", ")}`);
const glyphs = icons.map((name) => ({ name, text: String.fromCodePoint(codepoints[name]) }));

const fonts = {
  text: ["@fontsource/inter/files/inter-latin-400-normal.woff2", latin],
  text_bold: ["@fontsource/inter/files/inter-latin-600-normal.woff2", ascii],
  mono: ["@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2", ascii],
  math: ["dejavu-fonts-ttf/ttf/DejaVuSans.ttf", mathematics],
  icons: ["lucide-static/font/lucide.ttf", glyphs.map(({ text }) => text).join("")],
};

// The renderer places one glyph after another: no tables for hinting, ligatures or kerning. The page shows the texts' fonts, too,
// and browsers want tables of those that the renderer does without.
const layout = ["GDEF", "GPOS", "GSUB", "MATH", "STAT", "gasp", "kern", "meta", "prep"];
const ofBrowsers = ["OS/2", "name", "post"];
const cut = ([file, characters], name) =>
  subsetFont(readFileSync(join(modules, file)), characters, {
    targetFormat: "truetype",
    noHinting: true,
    noLayoutClosure: true,
    dropTables: /^(text|mono)/.test(name) ? layout : [...layout, ...ofBrowsers],
  });

const escaped = (text) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16)}`).join("");
const identifier = (name) => name.replaceAll("-", "_");
const names = Object.keys(fonts);

writeFileSync(join(out, "fonts.hpp"), `// Written by cmake/fonts.mjs.
#pragma once
#include <span>
namespace ravine::fonts {
extern const std::span<const unsigned char> ${names.join(", ")}; // TrueType files
${glyphs.map(({ name, text }) => `inline constexpr const char* icon_${identifier(name)} = "${escaped(text)}";`).join("\n")}
} // namespace ravine::fonts
`);

let source = '// Written by cmake/fonts.mjs.\n#include "fonts.hpp"\nnamespace ravine::fonts {\n';
for (const name of names) {
  const bytes = await cut(fonts[name], name);
  const lines = Array.from({ length: Math.ceil(bytes.length / 40) }, (_, i) => bytes.subarray(40 * i, 40 * i + 40).join(","));
  source += `static constexpr unsigned char ${name}_bytes[] = {\n${lines.join(",\n")}};\n`;
  source += `constexpr std::span<const unsigned char> ${name}{${name}_bytes};\n`;
  console.log(`${name}: ${bytes.length} bytes`);
}
writeFileSync(join(out, "fonts.cpp"), `${source}} // namespace ravine::fonts\n`);
