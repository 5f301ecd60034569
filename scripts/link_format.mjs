// docs/link-format.md, out of what ravine-cli says of links: see document.mjs, which writes it.
import { spawnSync } from "node:child_process";

/**
 * @param {string} cli the path of ravine-cli
 * @param {(what: string) => object[]} list its lists
 */
export function linkFormat(cli, list) {
  const listed = (what, text) => list(what).map(text).join(", ");
  return [
    intro,
    `## Complaints

A link is never refused. What is wrong is replaced or left out, a sentence tells so, and the rest of the link holds. The page shows these
sentences, \`ravine-cli\` writes them to the standard error, and \`load\` of \`window.ravine\` returns them. There are at most
twenty, the last of which says then that more is wrong.

| link | what is said |
| --- | --- |
${wrong.map(([link, name]) => `| ${name ?? `\`${cell(link)}\``} | ${cell(complaint(cli, link))} |`).join("\n")}
`,
    `## The race\n\n${list("keys").filter(({ choices }) => !choices).map(section).join("\n")}`,
    `### Surfaces

${listed("surfaces", ({ key }) => `\`${key}\``)}.

### Optimizers and their parameters

With their defaults; what they mean, their ranges and choices are in [optimizers.md](optimizers.md).

| optimizer | parameters |
| --- | --- |
${list("optimizers").map(optimizer).join("\n")}
`,
    `## How it is shown

None of these changes a number of the race. Each takes one of a few words, of which the first is the default.

| key | | choices | example |
| --- | --- | --- | --- |
${list("keys").filter(({ choices }) => choices).map(choice).join("\n")}
`,
  ].join("\n");
}

const cell = (text) => text.replaceAll("|", "\\|");
/** A phrase as a sentence. */
export const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;
const grouped = (number) => (Number.isInteger(number) ? number.toLocaleString("en") : String(number));

function section({ key, form, help, default: fallback, example, low, high }) {
  const range = low === undefined ? "" : `, ${grouped(low)} to ${grouped(high)}`;
  return `### \`${key}\`

${sentence(help)}

- Form: ${form}${range}.
- Default: ${fallback ? `\`${fallback}\`` : "none"}.
- Example: \`${example.startsWith("v=") ? "" : "#v=1&"}${example}\`
`;
}

const optimizer = ({ key, parameters }) =>
  `| \`${key}\` | ${parameters.map((parameter) => `\`${parameter.key}:${parameter.default}\``).join(" ")} |`;

const choice = ({ key, help, choices }) =>
  `| \`${key}\` | ${help} | ${choices.map((each) => `\`${each}\``).join(" ")} | \`#v=1&${key}=${choices[1]}\` |`;

/** What is told of a link, in one line. */
function complaint(cli, link) {
  const { stderr, error } = spawnSync(cli, ["link", link], { encoding: "utf8" });
  if (error) throw error;
  return stderr.trim().split("\n").map((line) => line.replace(/^ravine-cli: /, "")).join("; ");
}

// Links with something wrong in each, and names for those that are too long to be printed.
const wrong = [
  ["#v=1&colour=red"],
  ["#v=1&steps=many"],
  ["#v=1&steps=0"],
  ["#v=1&steps=9&steps=8"],
  ["#v=1&steps"],
  ["#v=2&steps=9"],
  ["#v=1&loss=(x^2"],
  ["#v=1&loss=10 000x^2"],
  ["#v=1&loss=sin^-1(x)"],
  ["#v=1&noise=0,25"],
  ["#v=1&x=2,-2"],
  ["#v=1&racers=adm;gd"],
  ["#v=1&racers=gd,mu:0.9"],
  ["#v=1&racers=gd,lr:1000"],
  ["#v=1&racers=gd,lr:0.1*s"],
  ["#v=1&racers=gd,x:1"],
  ["#v=1&define=own(lr:0.1){x=x-lr*q}"],
  ["#v=1&define=own(lr){x=x-lr*g}"],
  ["#v=1&define=adam{x=x-g}"],
  ["#v=1&racers=adam+clop;gd"],
  ["#v=1&racers=lbfgs+clip;gd"],
  ["#v=1&data=1,2;3&loss=mean(u*x)"],
  ["#v=1&fill=marble"],
  ["#v=1&lesson=alchemy"],
  ["(https://example.org/#v=1&steps=50)."],
  ["#v=1&amp;steps=50"],
  ["https://example.org/%23v%3D1%26loss%3Dx^2"],
  [`#v=1&racers=${Array(33).fill("gd").join(";")}`, "33 racers"],
  [`#v=1&loss=${Array(2050).fill("x").join("+")}`, "a formula of 4,099 bytes"],
  [`#v=1&loss=${"x".repeat(40_000)}`, "a link of 40,009 bytes"],
];

const intro = `# The link format

A race is the fragment of a URL, the part behind \`#\`, which no server gets to see. It can be read and written by hand.

    #v=1&loss=x^2-y^2&x=-2,2&y=-2,2&start=1.5,0.001&racers=gd,lr:0.1;adam,lr:0.1,beta1:0.9&steps=200

What is left out has its default, so that \`#v=1\` is the race that opens without a link. What Ravine writes is the canonical form: keys in
the order of this page, numbers in their shortest form, nothing that equals its default. \`ravine-cli link LINK\` prints it.

This page is written by \`node scripts/document.mjs\` from \`ravine-cli list keys --json\`; every example in it is read by a test.

## Grammar

    link    = [ address "#" ] pair { "&" pair }
    pair    = key "=" value
    racers  = [ racer { ";" racer } ]
    racer   = optimizer { "+" modifier } { "," setting }
    setting = parameter ":" ( number | schedule | choice )
            | "x:" number | "y:" number | "show:" ( "on" | "off" )
    define  = { ( optimizer | modifier "+" ) [ "(" default { "," default } ")" ] "{" line { ";" line } "}" }
    default = parameter ":" ( number [ ":" number ":" number [ ":" scale [ ":" label ] ] ] | choice "|" choice { "|" choice } )
            | state ":" ( "gradients" | "squares" | "step" )
    scale   = "linear" | "log"
    data    = [ row { ";" row } ]
    row     = number "," number

- \`data\` may also be a table as people have it, with quotes, a heading, more columns, tabs, semicolons, bars or brackets:
  \`#v=1&loss=mean(u*x-v*y)&data=[[0,1],[1,2.5]]\`.
- Pairs may come in any order; a key that comes twice has the value of the first. Spaces around a value do not count.
- A pair is split at its first \`=\`. Whatever is percent-encoded is decoded after that, in keys and values; a \`%\` that begins no
  encoding stays. A \`+\` is a plus, not a space. Only \`&\`, \`#\` and \`%\` must be encoded in a value: \`%26\`, \`%23\`, \`%25\`. Browsers encode
  more, spaces above all, and Ravine writes what they do: \`#v=1&loss=1%20-%20exp(-x^2)%20+%20y^2\`.
- Programs that make addresses in texts into links cut some characters off their ends and break at others. So Ravine encodes \`' ? \\ [ ] { }\`,
  round brackets that have others inside, and a last character that is no letter or digit: \`#v=1&loss=exp%28(x+1)^2%29+sin%28y%29\`.
- What such programs do to a link on its way is undone, and told: \`&amp;\` for \`&\`, \`%23\` for \`#\`, one more round of percent-encoding of a
  part or the whole, and brackets, quotes, asterisks and punctuation at its end.
- Commas inside brackets do not split a racer into settings: \`#v=1&racers=gd,lr:max(0.01,1/t)\`. No formula has a semicolon.
- A number is a decimal number, or anything in numbers, \`pi\` and \`e\` that a formula can be: \`#v=1&loss=cos(x)+y^2&x=-pi,2pi&start=1/3,1e-3\`.
  It is finite.
- Formulas have \`+ - * / ^\`, brackets, \`|x|\`, comparisons and functions (\`ravine-cli list functions\`), and need no sign to multiply:
  \`#v=1&loss=2x^2+3(x+1)y+|y|\`.
- Formulas of other languages are read, too, and kept in that plain notation: NumPy, PyTorch and JavaScript (\`np.exp(-x[0]**2)\`,
  \`x.pow(2)\`, \`Math.max(x,y)\`, \`c ? a : b\`), MATLAB (\`x(1).^2+x(2).^2\`), LaTeX (\`\\frac{x^2}{2}\`, \`\\sin^2 x\`) and textbooks
  (\`f(x, y) = √(x² + y²)\`, \`sin²(x)\`, \`xy\`, \`x₁\`). The first coordinate of a vector is x and the second y. What can mean two
  things is refused with both spellings, as \`sin^-1(x)\` is.
- Two numbers side by side are no product, so \`1.2.3\`, \`1 000\` and \`0,5\` are refused; the decimal sign is a point.

## Schedules

Any number of an optimizer may be a formula of \`t\` in its place, the step, counted from 1:

    #v=1&racers=adam,lr:0.1*0.97^t
    #v=1&racers=gd,lr:where(t<50,0.1,0.01)
    #v=1&racers=momentum,mu:min(0.99,1-1/(t+1))

What the formula gives is kept within the range of the parameter. A choice has no schedule. Constants of \`let\` are known there, too, and a
rule gets them by its parameters; those that only racers use have sliders like those of the loss:

    #v=1&racers=adam,beta1:1-k/5;momentum,mu:1-k/5&let=k:0.5

## Racers

    #v=1&loss=saddle&racers=gd,lr:0.1;momentum,lr:0.05,form:average;adam

An optimizer is called by its key and has the defaults of its parameters. The names of torch.optim, optax and Keras are read, too, and
theirs of parameters: \`#v=1&racers=torch.optim.Adam(lr=0.1,betas=(0.8,0.99));SGD,lr=0.1,momentum=0.9\`. \`x\` and \`y\` together give a racer a start of its own, and
\`show:off\` hides it, while it races on:

    #v=1&loss=himmelblau&racers=gd,x:1,y:-0.5;gd,x:-1,y:0.5,show:off

Modifiers go around an optimizer, in the order written, and their settings carry their names:

    #v=1&racers=adam+cautious;gd+clip,lr:0.1,clip.max:1;lion+lookahead,lookahead.k:5,lookahead.alpha:0.5

They are listed in [rule-language.md](rule-language.md#modifiers). At most six go around one, each once, and none around those without a
rule that runs: the line searches, BFGS and Newton's method.

The same optimizer may race more than once. Racers are counted from 1 in the link and on the screen.

## Definitions

    #v=1&racers=heavy,lr:0.05;adam&define=heavy(lr:0.02,mu:0.9){v=mu*v-lr*g;x=x+v}

An optimizer of one's own is a name, parameters with their defaults, and the lines of a rule, in [the rule language](rule-language.md). The
blanks around \`=\` may be left out, comments are not kept, and \`;\` or a line break ends a line. Racers have it like any other, wherever
\`define\` stands in the link. Several follow each other:

    #v=1&racers=plain;turn,way:up&define=plain{x=x-0.1*g}turn(lr:0.1,way:down|up){[way=down]x=x-lr*g;[way=up]x=x+lr*g}

A parameter is a number, or one of several words, the first of which is the default. A number may have its range behind it:
\`#v=1&define=heavy(lr:0.02,mu:0.9:0:2){v=mu*v-lr*g;x=x+v}\`. Without one, \`lr\` is 1e-6 to 100; another number is 0 to 1 where its
default is, else 0 to ten times a positive default, and as far on both sides of 0 for a negative one.

Behind the range may stand the scale of the slider and the name beside it:
\`#v=1&define=heavy(lr:0.02,mu:0.9:0:2:log:μ){v=mu*v-lr*g;x=x+v}&racers=heavy\`.

A name that keeps its value from step to step may have a role, which decides the vector that the picture shows: \`gradients\` for a sum or
mean of gradients, \`squares\` for one of their squares, \`step\` for a step that goes on:
\`#v=1&define=heavy(lr:0.02,a:step){a=0.9*a-lr*g;x=x+a}&racers=heavy\`.

A \`+\` behind the name makes a modifier: \`#v=1&racers=gd+half,half.k:0.2&define=half+(k:0.5){[after]u=k*u}\`.

No definition has the name of a built-in optimizer, in any library, or of a built-in modifier. A later version that builds in a method of
that name therefore leaves such a definition out, with a sentence, and races its own method: names that begin with \`my_\` are safe, for
no built-in method ever has one. There are at most 8 of them, with 4,096 bytes, 16 parameters and
names of 32 bytes each.

## Noise and batches

    #v=1&loss=bowl&noise=0.5&seed=7
    #v=1&loss=least_squares&batch=4&seed=2
    #v=1&loss=mean((v-x-y*u)^2)/2&data=-1,-1.2;0,0.9;1,3.1

\`noise\` adds normal noise to every gradient. \`batch\` takes each gradient over a few rows of the data alone. Both are made from \`seed\` and
the number of the step: all racers meet the same, and the same link meets it again, on any machine.

## Lessons

    #v=1&lesson=saddle_race
    #v=1&lesson=saddle_race.race&steps=30

A lesson stands for its first card, and a card for the race that it shows, which takes the place of the defaults. Whatever else the link
says changes it. The names are in [lessons.md](lessons.md).

## What version 1 promises

A link that begins with \`v=1\` is read for ever, and its race keeps its numbers to the last bit, on every machine; published links are part
of the tests. New keys, words, surfaces and optimizers may come: a Ravine that is too old for one says so and shows the rest. A key never
gets another meaning, and a default never another value, but in a version with another number. A link without \`v\` is read as version 1.

## Limits

A link is read up to 32,768 bytes, a formula up to 4,096 bytes and 100 brackets deep. A race has up to 100,000 steps, 32 racers and 256
rows of data. Longer ones are cut, and a sentence says where.
`;
