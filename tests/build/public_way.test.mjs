// The public way to build: on a machine without .deps, dependencies are cloned from their own repositories. Here local
// repositories with the pinned tags, made from .deps, stand in for them, so that no network is needed: git is told by a
// configuration of the test's own to read github.com from a folder.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "ravine-public-"));
const copy = join(folder, "ravine"); // of the working tree, without .deps and build
const hub = join(folder, "github.com");
const env = { ...process.env, GIT_CONFIG_GLOBAL: join(folder, "gitconfig"), GIT_CONFIG_NOSYSTEM: "1", GIT_TERMINAL_PROMPT: "0" };
delete env.FETCHCONTENT_BASE_DIR;

const run = (command, args, cwd) => execFileSync(command, args, { cwd, env, encoding: "utf8", stdio: "pipe", maxBuffer: 1 << 26 });
const git = (cwd, ...args) => run("git", args, cwd).trim();

/** @returns {{name: string, repository: string, tag: string}[]} what the CMake files declare */
function dependencies() {
  const text = ["dependencies", "imgui", "sdl2"].map((name) => readFileSync(join(root, `cmake/${name}.cmake`), "utf8")).join("\n");
  const declared = text.matchAll(/^\s*ravine_(?:headers|dependency)\((\w+) ([\w.-]+\/[\w.-]+) (\S+?)[\s)]/gm);
  return [...new Map([...declared].map(([, name, repository, tag]) => [name, { name, repository, tag }])).values()];
}

const bulk = /^(Xcode|Xcode-iOS|VisualC.*|android-project.*|docs|doc|test|tests|examples|\.package)$/; // that no configuration reads

/** A repository of two commits, so that the pinned one has neighbours: the tag, or the commit of what has no tags, is the first. */
function standIn({ name, repository, tag }) {
  const place = join(hub, repository);
  mkdirSync(place, { recursive: true });
  for (const entry of readdirSync(join(root, ".deps", name))) {
    if (!bulk.test(entry)) cpSync(join(root, ".deps", name, entry), join(place, entry), { recursive: true });
  }
  git(place, "init", "--quiet", "--initial-branch=main");
  git(place, "add", "--all", "--force");
  git(place, "commit", "--quiet", "--message=The pinned version");
  const pinned = git(place, "rev-parse", "HEAD");
  if (!tag.startsWith("$")) git(place, "tag", tag);
  writeFileSync(join(place, "LATER"), "");
  git(place, "add", "LATER");
  git(place, "commit", "--quiet", "--message=A later version");
  return pinned;
}

const pinned = {};
const skip = existsSync(join(root, ".deps")) ? false : "there is no .deps to make the repositories from: scripts/deps fills it";

before(() => {
  if (skip) return;
  const rewrite = `[url "file://${hub}/"]\n\tinsteadOf = https://github.com/\n`;
  const identity = "[user]\n\tname = Test\n\temail = test@example.org\n[gc]\n\tauto = 0\n";
  const any = "[safe]\n\tdirectory = *\n[protocol \"file\"]\n\tallow = always\n[uploadpack]\n\tallowAnySHA1InWant = true\n";
  writeFileSync(env.GIT_CONFIG_GLOBAL, rewrite + identity + any);
  for (const dependency of dependencies()) pinned[dependency.name] = standIn(dependency);
  const files = run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], root).split("\0");
  for (const file of files.filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
  }
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** That every dependency named was cloned at its pinned commit. */
function assertCloned(preset, names) {
  for (const name of names) {
    const clone = join(copy, "build", preset, "_deps", `${name}-src`);
    assert.ok(existsSync(clone), `${preset}: ${name} was not cloned`);
    assert.equal(git(clone, "rev-parse", "HEAD"), pinned[name], `${preset}: ${name}`);
  }
}

const core = ["xsimd", "fast_float", "json", "glm", "fmt", "qrcodegen", "stb"];
const commit = () => `-DRAVINE_STB_COMMIT=${pinned.stb}`;

test("all dependencies are found in the CMake files", { skip }, () => {
  assert.deepEqual(Object.keys(pinned).sort(), [...core, "catch2", "imgui", "sdl2"].sort());
});

test("the preset native configures from public repositories", { skip }, () => {
  run("cmake", ["--preset", "native", commit()], copy);
  assertCloned("native", [...core, "catch2", "imgui"]);
});

test("the preset web configures from public repositories, by the script of the Pages workflow", { skip }, () => {
  const workflow = readFileSync(join(root, ".github/workflows/pages.yml"), "utf8");
  const command = workflow.match(/run: (scripts\/site) (-D RAVINE_SITE_URL="\$SITE")/);
  assert.ok(command, "pages.yml does not run scripts/site");
  run("bash", [command[1], "configure", "-D", "RAVINE_SITE_URL=https://example.org/", commit()], copy);
  assertCloned("web", [...core, "catch2", "imgui", "sdl2"]);
});
