// The packages of the native programs: what is in them, and that it runs from where they are unpacked.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));
const files = [
  "bin/ravine",
  "bin/ravine-cli",
  "share/applications/ravine.desktop",
  "share/icons/hicolor/scalable/apps/ravine.svg",
  "share/doc/ravine/copyright",
  "share/doc/ravine/third-party.txt",
  ...["inter", "jetbrains-mono", "dejavu-fonts-ttf", "lucide-static"].map((font) => `share/doc/ravine/licences/${font}`),
];
const missing = ["dpkg-deb", "dpkg-shlibdeps", "file"].filter((tool) => spawnSync(tool, ["--version"]).error);
const debian = { skip: missing.length > 0 && `${missing.join(" and ")} missing, which make and read Debian's packages` };

let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "ravine-packages-"));
  const generators = missing.length ? "TGZ" : "TGZ;DEB";
  run("cpack", ["--config", `${build}/native/CPackConfig.cmake`, "-B", folder, "-G", generators]);
});
after(() => rmSync(folder, { recursive: true }));

function run(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: "utf8", timeout: 120_000 });
  if (error) throw error;
  assert.equal(status, 0, stdout + stderr);
  return stdout;
}

function find(extension) {
  const found = readdirSync(folder).filter((name) => name.endsWith(extension));
  assert.equal(found.length, 1, found.join());
  return join(folder, found[0]);
}

/** The files of a listing by tar, below the folder that they are in. */
const below = (listing, top) =>
  listing
    .split("\n")
    .map((line) => line.split(/\s+/).at(-1))
    .filter((name) => name.startsWith(top) && !name.endsWith("/"))
    .map((name) => name.slice(top.length));

test("the archive has the programs and their papers, and they run from where it is unpacked", () => {
  const archive = find(".tar.gz");
  const [top] = run("tar", ["-tzf", archive]).split("/");
  assert.deepEqual(below(run("tar", ["-tzf", archive]), `${top}/`).sort(), [...files].sort());
  run("tar", ["-xzf", archive, "-C", folder]);
  const unpacked = join(folder, top);
  const line = readFileSync(new URL("../reference/links.txt", import.meta.url), "utf8")
    .split("\n")
    .find((text) => /^[0-9a-f]{16} /.test(text));
  assert.equal(run(join(unpacked, "bin/ravine-cli"), ["hash", line.slice(17)]).slice(0, 16), line.slice(0, 16));
  const usage = spawnSync(join(unpacked, "bin/ravine"), ["--nonsense"], { encoding: "utf8" });
  assert.match(usage.stderr, /usage: ravine/);
  assert.match(run("file", ["-b", join(unpacked, "bin/ravine")]), /, stripped/);
});

test("Debian's package has the same, and names what it needs", debian, () => {
  const deb = find(".deb");
  assert.deepEqual(below(run("dpkg-deb", ["--contents", deb]), "./usr/").sort(), [...files].sort());
  const facts = run("dpkg-deb", ["--field", deb]);
  assert.match(facts, /^Package: ravine$/m);
  assert.match(facts, /^Version: \d+\.\d+\.\d+$/m);
  for (const needed of ["libsdl2-2.0-0 (", "libgl1 |"]) assert.ok(/^Depends: (.*)$/m.exec(facts)[1].includes(needed), facts);
});

test("the desktop entry names a program and an icon that are there", () => {
  const entry = readFileSync(new URL("../../cmake/ravine.desktop", import.meta.url), "utf8");
  const field = (name) => new RegExp(`^${name}=(.*)$`, "m").exec(entry)?.[1];
  assert.match(entry, /^\[Desktop Entry\]\n/);
  assert.equal(field("Type"), "Application");
  assert.ok(files.includes(`bin/${field("Exec")}`));
  assert.ok(files.includes(`share/icons/hicolor/scalable/apps/${field("Icon")}.svg`));
  assert.match(field("Categories"), /;$/);
  assert.ok(existsSync(new URL("../../web/favicon.svg", import.meta.url)));
});
