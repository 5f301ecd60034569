// Reads docs/add-a-thing.md, and does in a copy of the repository what it says. scripts/try-additions is who runs it:
//
//   node scripts/additions.mjs apply     puts every example to its place
//   node scripts/additions.mjs run       runs the commands of the document, and prints which files each thing took
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/**
 * The sections of the document: title, the files that it says are touched, examples and commands in their order.
 * @param {string} text the document
 */
export function sections(text) {
  return text.split(/^## /m).slice(1).map((section) => {
    const [, count, files] = section.match(/^\*\*(\d+) files?\*\*: ([^]*?)\n\n/m) ?? [];
    const blocks = [...section.matchAll(/^```(.+)\n([^]*?)^```$/gm)].map(([, info, body]) => block(info, body));
    return {
      title: section.slice(0, section.indexOf("\n")),
      count: Number(count ?? 0),
      files: [...(files ?? "").matchAll(/`([^`]+)`/g)].map(([, name]) => name),
      examples: blocks.filter(({ file }) => file),
      commands: blocks.filter(({ language }) => language === "sh").map(({ body }) => body),
    };
  });
}

/** What stands between three backticks: LANGUAGE, and for an example file=PATH with after="TEXT" or before="TEXT" or at=end. */
function block(info, body) {
  const attribute = (name) => info.match(new RegExp(` ${name}=(?:"([^"]*)"|'([^']*)'|(\\S+))`))?.slice(1).find(Boolean);
  const place = Object.fromEntries(["file", "after", "before", "at"].map((name) => [name, attribute(name)]));
  return { language: info.split(" ")[0], body, ...place };
}

/**
 * The number of the line that an example goes to, in a file of so many lines. Nothing where the place is not exactly one line.
 * @param {string[]} lines
 */
export function placeOf({ after, before, at }, lines) {
  if (at === "end") return lines.length;
  const found = lines.flatMap((line, i) => (line.includes(after ?? before) ? [i] : []));
  return found.length === 1 ? found[0] + (after ? 1 : 0) : undefined;
}

export const isNewFile = ({ after, before, at }) => !(after || before || at);

export const documentFile = join(root, "docs/add-a-thing.md");

function apply(example) {
  const path = join(root, example.file);
  if (isNewFile(example)) {
    if (existsSync(path)) throw new Error(`${example.file} is there already`);
    return writeFileSync(path, example.body);
  }
  const lines = readFileSync(path, "utf8").replace(/\n$/, "").split("\n");
  const place = placeOf(example, lines);
  if (place === undefined) throw new Error(`${example.file} has no single line with ${example.after ?? example.before}`);
  lines.splice(place, 0, ...example.body.replace(/\n$/, "").split("\n"));
  writeFileSync(path, `${lines.join("\n")}\n`);
}

const changed = () => {
  const status = execFileSync("git", ["status", "--porcelain", "--untracked-files=all"], { cwd: root, encoding: "utf8" });
  return status.split("\n").filter(Boolean).map((line) => line.slice(3)).filter((file) => !file.startsWith(".deps"));
};

/** Runs the commands of a section. Returns what is wrong with it, in sentences. */
function run({ commands, examples, files, count }) {
  const before = changed();
  const wrong = [];
  for (const command of commands) {
    console.log(command.trim());
    const { status } = spawnSync("bash", ["-euo", "pipefail", "-c", command], { cwd: root, stdio: "inherit" });
    if (status !== 0) wrong.push(`This fails: ${command.trim()}`);
  }
  const made = changed().filter((file) => !before.includes(file));
  const touched = [...new Set([...examples.map(({ file }) => file), ...made])].sort();
  const said = [...files].sort();
  if (touched.join() !== said.join()) wrong.push(`It touches ${touched.join(", ")}, and the document says ${said.join(", ")}`);
  if (count !== files.length) wrong.push(`The document says ${count} files, and names ${files.length}`);
  return wrong;
}

function runAll(all) {
  const rows = all.map((section) => ({ ...section, wrong: run(section) }));
  const lines = (examples) => examples.reduce((sum, { body }) => sum + body.trim().split("\n").length, 0);
  const print = (title, files, count, end) => console.log(`${title.padEnd(26)}${`${files}`.padStart(6)}${`${count}`.padStart(6)}  ${end}`);
  console.log();
  print("thing", "files", "rows", "");
  for (const { title, files, examples, wrong } of rows) {
    print(title, files.length, lines(examples), wrong.length ? "FAILS" : "works");
    for (const sentence of wrong) console.log(`    ${sentence}`);
  }
  return rows.every(({ wrong }) => wrong.length === 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const all = sections(readFileSync(documentFile, "utf8"));
  if (process.argv[2] === "apply") for (const example of all.flatMap(({ examples }) => examples)) apply(example);
  else process.exitCode = runAll(all) ? 0 : 1;
}
