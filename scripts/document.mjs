// Writes docs/optimizers.md, docs/lessons.md and docs/link-format.md from the catalogues themselves: node scripts/document.mjs [RAVINE_CLI]
// A test compares the files with what this would write.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { linkFormat, sentence } from "./link_format.mjs";

const here = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
export const page = here("docs/optimizers.md");
export const lessonsFile = here("docs/lessons.md");
export const linkFile = here("docs/link-format.md");

const list = (cli, what) => JSON.parse(execFileSync(cli, ["list", what, "--json"], { encoding: "utf8", maxBuffer: 1 << 24 }));

/** @param {string} cli the path of ravine-cli */
export function optimizersPage(cli) {
  return [intro, ...list(cli, "optimizers").map(section)].join("\n");
}

/** @param {string} cli the path of ravine-cli */
export function lessonsPage(cli) {
  const lessons = list(cli, "lessons");
  const chapters = [...new Set(lessons.map(({ chapter }) => chapter))];
  const chapterText = (chapter) =>
    [`## ${chapter}\n`, ...lessons.filter((lesson) => lesson.chapter === chapter).map(lessonSection)].join("\n");
  return [lessonsIntro, ...chapters.map(chapterText)].join("\n");
}

/** @param {string} cli the path of ravine-cli */
export const linkPage = (cli) => linkFormat(cli, (what) => list(cli, what));

const lessonsIntro = `# Lessons

Short races with something to see in each. A lesson opens with \`#lesson=\` and its name, a card with the card's name too; whatever
follows in the link changes it: \`#lesson=saddle_race.race&steps=30\`. Right answers and the numbers in the texts come from the
card's own race; tests check what the words claim beyond that.

This page is written by \`node scripts/document.mjs\` from \`ravine-cli list lessons --json\`.
`;

function lessonSection({ key, title, line, source, cards }) {
  return `### ${title}: \`${key}\`

${sentence(line)}

After ${source}.

${cards.map(cardText).join("\n")}`;
}

const plain = (text) => text.replaceAll("*", "\\*");

function cardText({ key, title, text, question, choices, right, answer }) {
  const head = `**${title}** \`${key}\`\n\n${plain(text)}\n`;
  if (!question) return head;
  const offered = choices.map((choice, i) => (i === right ? `**${plain(choice)}**` : plain(choice)));
  return `${head}\n*${question}* ${offered.join(" · ")}\n\n> ${plain(answer)}\n`;
}

const intro = `# Optimizers

Every method that can race, oldest first. The rules are what runs, in [a language of their own](rule-language.md); tests hold them to
the numbers of PyTorch or of a second reading, and each says of which. \`g\` is the gradient at \`x\`, \`t\` the step, counted from 1; a
line that begins with \`[parameter=choice]\` belongs to that choice alone, one with \`[first]\` to the first step; other state starts at
zero. Any number may be a formula of \`t\` instead: \`lr:0.1*0.97^t\`. Rules with \`hessian\`, \`line_search\`, matrices or corners are for
reading: there x, g and the state are vectors.

Shampoo and SOAP learn directions. A ravine turned by 45° shows it: Adam, which treats x and y apart, creeps along the ground on which
SOAP runs, \`#v=1&loss=ravine&let=angle:0.785&start=1.6,1&racers=adam;soap;shampoo,lr:0.3;shampoo,lr:0.3,exponent:whole\`.

Links read the names of torch.optim, optax and Keras, too, in any case and with or without their modules, and their parameters:
\`torch.optim.AdamW(lr=0.1, betas=(0.9, 0.99), weight_decay=0.05)\` is \`adamw,lr:0.1,beta2:0.99,decay:0.05\`. Where a library's defaults or
meaning differ, and its name is given, a sentence says so.

This page is written by \`node scripts/document.mjs\` from \`ravine-cli list optimizers --json\`.
`;

function section({ key, title, source, checked, pytorch, names, rule, parameters, state }) {
  return `## ${title}: \`${key}\`

${source}.${pytorch ? ` PyTorch: \`${pytorch}\`.` : " PyTorch has no equivalent."} Checked against ${checked}.${
    state.length ? ` State: ${state.map((name) => `\`${name}\``).join(", ")}.` : ""
  }${names.length ? ` Read under the names ${names.map((name) => `\`${name}\``).join(", ")}, too.` : ""}

    ${rule.split("\n").join("\n    ")}

| parameter | | default | range |
| --- | --- | --- | --- |
${parameters.map(row).join("\n")}
`;
}

function row({ key, label, default: fallback, low, high, open, closed_by: closedBy, choices }) {
  const unless = closedBy ? `, with \`${closedBy}\` to ${high}` : "";
  const span = () => `${number(low)} to ${open ? "below " : ""}${number(high)}${unless}`;
  const range = choices ? choices.map((choice) => `\`${choice}\``).join(" ") : span();
  return `| \`${key}\` | ${label} | ${choices ? `\`${fallback}\`` : number(fallback)} | ${range} |`;
}

const number = (value) => String(Number(value.toPrecision(12)));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const cli = process.argv[2] ?? here("build/native/ravine-cli");
  writeFileSync(page, optimizersPage(cli));
  writeFileSync(lessonsFile, lessonsPage(cli));
  writeFileSync(linkFile, linkPage(cli));
}
