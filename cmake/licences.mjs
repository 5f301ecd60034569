// The licences of all that the page contains, in one text: node licences.mjs OUT.txt TITLE FILE...
import { readFileSync, writeFileSync } from "node:fs";

const [out, ...given] = process.argv.slice(2);
const parts = [];
for (let i = 0; i < given.length; i += 2) {
  const [title, file] = given.slice(i, i + 2);
  parts.push(`${title}\n${"=".repeat(title.length)}\n\n${readFileSync(file, "utf8").trim()}\n`);
}
writeFileSync(out, parts.join("\n\n"));
