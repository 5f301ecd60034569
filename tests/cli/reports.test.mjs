// Links of reports and their siblings, as the command line reads them: natively and as WebAssembly.
import assert from "node:assert/strict";
import { test } from "node:test";
import { reports } from "../document/reports.mjs";
import { cli, cliWasm, skip } from "./programs.mjs";

function read(program, link) {
  const { status, stdout, stderr } = program("link", link);
  assert.equal(status, 0, link);
  const complaints = stderr.split("\n").filter(Boolean).map((line) => line.replace("ravine-cli: ", ""));
  return { link: stdout.trimEnd(), complaints };
}

test("links of reports are read, or refused in words", () => {
  assert.ok(reports.length > 150);
  for (const { report, link, canonical, complaints } of reports) {
    const told = read(cli, link);
    assert.equal(told.link, canonical, `${report}: ${link}`);
    assert.equal(told.complaints.length, complaints.length, `${report}: ${link}: ${told.complaints.join("; ")}`);
    for (const [i, part] of complaints.entries()) assert.ok(told.complaints[i].includes(part), `${link}: ${told.complaints[i]}`);
  }
});

test("WebAssembly says the same of them, word for word", { skip }, () => {
  for (const { link } of reports) assert.deepEqual(read(cliWasm, link), read(cli, link));
});
