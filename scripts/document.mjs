// Writes docs/optimizers.md from the catalogue itself: node scripts/document.mjs [RAVINE_CLI]
// A test compares the file with what this would write.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
export const page = here("docs/optimizers.md");

/** @param {string} cli the path of ravine-cli */
export function optimizersPage(cli) {
  const optimizers = JSON.parse(execFileSync(cli, ["list", "optimizers", "--json"], { encoding: "utf8" }));
  return [intro, ...optimizers.map(section)].join("\n");
}

const intro = `# Optimizers

Every method that can race, oldest first. The rules are what runs: a test executes the text of each first-order method beside
its C++, and another holds both to PyTorch's numbers. \`g\` is the gradient at \`x\`, \`t\` the step, counted from 1; a line that
begins with \`[parameter=choice]\` belongs to that choice alone; all state starts at zero. Any number may be a formula of \`t\` instead:
\`lr:0.1*0.97^t\`. Rules with \`hessian\` or \`line_search\` are for reading: there x, g and the state are vectors.

This page is written by \`node scripts/document.mjs\` from \`ravine-cli list optimizers --json\`.
`;

function section({ key, title, source, pytorch, rule, parameters, state }) {
  return `## ${title}: \`${key}\`

${source}.${pytorch ? ` PyTorch: \`${pytorch}\`.` : " PyTorch has no equivalent."}${
    state.length ? ` State: ${state.map((name) => `\`${name}\``).join(", ")}.` : ""
  }

    ${rule.split("\n").join("\n    ")}

| parameter | | default | range |
| --- | --- | --- | --- |
${parameters.map(row).join("\n")}
`;
}

function row({ key, label, default: fallback, low, high, choices }) {
  const range = choices ? choices.map((choice) => `\`${choice}\``).join(" ") : `${number(low)} to ${number(high)}`;
  return `| \`${key}\` | ${label} | ${choices ? `\`${fallback}\`` : number(fallback)} | ${range} |`;
}

const number = (value) => String(Number(value.toPrecision(12)));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(page, optimizersPage(process.argv[2] ?? here("build/native/ravine-cli")));
}
