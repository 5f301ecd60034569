// Links of reports and their siblings, as the command line reads them: natively and as WebAssembly.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { reports } from "../document/reports.mjs";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));
const native = [`${build}/native/ravine-cli`], wasm = [process.execPath, `${build}/web/ravine-cli.js`];

function read([program, ...before], link) {
  const { status, stdout, stderr, error } = spawnSync(program, [...before, "link", link], { encoding: "utf8", timeout: 60_000 });
  if (error) throw error;
  assert.equal(status, 0, link);
  const complaints = stderr.split("\n").filter(Boolean).map((line) => line.replace("ravine-cli: ", ""));
  return { link: stdout.trimEnd(), complaints };
}

test("links of reports are read, or refused in words", () => {
  assert.ok(reports.length > 150);
  for (const { report, link, canonical, complaints } of reports) {
    const told = read(native, link);
    assert.equal(told.link, canonical, `${report}: ${link}`);
    assert.equal(told.complaints.length, complaints.length, `${report}: ${link}: ${told.complaints.join("; ")}`);
    for (const [i, part] of complaints.entries()) assert.ok(told.complaints[i].includes(part), `${link}: ${told.complaints[i]}`);
  }
});

const skip = existsSync(wasm[1]) ? false : `there is no ${wasm[1]}: build the preset web for this test`;
test("WebAssembly says the same of them, word for word", { skip }, () => {
  for (const { link } of reports) assert.deepEqual(read(wasm, link), read(native, link));
});
