// A part of the benchmark, as parts.mjs lists them: node PART [BUILD_FOLDER [ROUNDS [brief]]]. The best of all rounds counts, so
// that other work on the machine spoils rounds and not results. A brief run measures hardly anything: it only shows that the part
// works.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [folder = fileURLToPath(new URL("../../build", import.meta.url)), count = "5", extent = ""] = process.argv.slice(2);

export const build = resolve(folder);
export const rounds = Number(count);
export const brief = extent === "brief";

/** Three digits, or more where there are as many before the point. */
export const number = (value) => (value < 100 ? value.toPrecision(3) : value.toFixed(0));

/**
 * Prints a table of docs/benchmarks.md.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function printTable(title, head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  console.log([`\n${title}\n`, line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"));
}
