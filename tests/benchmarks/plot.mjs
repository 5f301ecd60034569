// A plot of lines as SVG, with logarithmic numbers along x and linear ones from zero up, in the fonts and inks of the program's own
// figures (src/export/svg), on light ground and on dark.

const [left, top, width, height] = [52, 14, 400, 250];
const list = 150; // beside the plot, for the names of the lines

const style = `
  svg { font-family: Helvetica, Arial, sans-serif; font-size: 9px; background: var(--ground);
    --ground: #ffffff; --text: #1b222c; --soft: #4d5967; }
  @media (prefers-color-scheme: dark) { svg { --ground: #11161d; --text: #e8edf3; --soft: #a4afbc; } }
  text { fill: var(--soft) }
  .name { fill: var(--text); font-size: 9.5px }
  .frame, .tick { fill: none; stroke: var(--text); stroke-width: 0.8 }
  .grid { stroke: var(--soft); stroke-width: 0.4; opacity: 0.4 }
  .line { fill: none; stroke-width: 1.8; stroke-linejoin: round }`;

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const rounded = (value) => String(Math.round(value * 100) / 100);
const label = (x, y, text, more = "") => `<text x="${rounded(x)}" y="${rounded(y)}"${more}>${escaped(text)}</text>`;

/** The step between four to eight ticks from zero to an end: 1, 2 or 5 with noughts. */
function tickStep(end) {
  const power = 10 ** Math.floor(Math.log10(end / 4));
  return [5, 2, 1].map((digit) => digit * power).find((step) => end / step >= 4);
}

/** The heights of labels that must not overlap, in the order of the wished ones. */
function apart(heights, least = 12) {
  const order = heights.map((_, i) => i).sort((i, k) => heights[i] - heights[k]);
  const placed = [...heights];
  order.slice(1).forEach((i, k) => (placed[i] = Math.max(placed[i], placed[order[k]] + least)));
  return placed;
}

/**
 * @param {{title: string, x: string, y: string, lines: {name: string, colour: string, dashed?: boolean, points: number[][]}[]}} plot
 *   points are [x, y], all positive
 */
export function plotSvg({ title, x: nameX, y: nameY, lines }) {
  const points = lines.flatMap((line) => line.points);
  const [low, high] = [Math.min, Math.max].map((of) => Math.log10(of(...points.map(([x]) => x))));
  const end = 1.1 * Math.max(...points.map(([, y]) => y));
  const step = tickStep(end);
  const placeX = (x) => left + (width * (Math.log10(x) - low)) / (high - low || 1);
  const placeY = (y) => top + height * (1 - y / end);
  const bottom = top + height;
  const parts = [];

  for (let k = 0; k * step <= end; ++k) {
    const y = rounded(placeY(k * step));
    parts.push(`<path class="tick" d="M${left} ${y}h-4"/>`, label(left - 7, placeY(k * step) + 3.2, rounded(k * step), ' text-anchor="end"'));
    if (k > 0) parts.push(`<path class="grid" d="M${left} ${y}h${width}"/>`);
  }
  for (const x of new Set(points.map(([x]) => x))) {
    parts.push(`<path class="tick" d="M${rounded(placeX(x))} ${bottom}v4"/>`,
      label(placeX(x), bottom + 14, x.toLocaleString("en"), ' text-anchor="middle"'));
  }
  parts.push(label(left + width / 2, bottom + 30, nameX, ' class="name" text-anchor="middle"'),
    label(14, top + height / 2, nameY, ` class="name" text-anchor="middle" transform="rotate(-90 14 ${top + height / 2})"`),
    `<rect class="frame" x="${left}" y="${top}" width="${width}" height="${height}"/>`);

  const ends = apart(lines.map((line) => placeY(line.points.at(-1)[1])));
  lines.forEach(({ name, colour, dashed, points: of }, i) => {
    const path = of.map(([x, y]) => `${rounded(placeX(x))} ${rounded(placeY(y))}`).join("L");
    parts.push(`<path class="line" d="M${path}" stroke="${colour}"${dashed ? ' stroke-dasharray="5 3"' : ""}/>`,
      ...of.map(([x, y]) => `<circle cx="${rounded(placeX(x))}" cy="${rounded(placeY(y))}" r="2.4" fill="${colour}"/>`),
      label(left + width + 10, ends[i] + 3.2, name, ' class="name"'));
  });

  const size = [left + width + list, bottom + 40];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="0 0 ${size.join(" ")}" role="img">
<title>${escaped(title)}</title>
<style>${style}
</style>
<rect width="100%" height="100%" fill="var(--ground)"/>
${parts.join("\n")}
</svg>
`;
}
