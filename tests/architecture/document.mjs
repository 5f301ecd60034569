// docs/architecture.md, read.
import { readFileSync } from "node:fs";

export const text = readFileSync(new URL("../../docs/architecture.md", import.meta.url), "utf8");

/** The text between a heading and the next one. */
const section = (heading) => text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";

/** Each room with those that it may include: {formula: ["text", "math"], …}, from the ground up. */
export function arrows() {
  const lines = section("Arrows").split("\n").filter((line) => line.startsWith("    "));
  return Object.fromEntries(lines.map((line) => line.trim().split(/\s+/)).map(([room, ...others]) => [room, others]));
}

/** Each room with what is said of it. */
export function rooms() {
  const items = section("Rooms, from the ground up").split(/^(?=- )|\n\n/m);
  return Object.fromEntries(items.map((item) => item.match(/^- \*\*(\w+)\*\*: ([^]*)/)).filter(Boolean).map(([, room, said]) => [room, said]));
}
