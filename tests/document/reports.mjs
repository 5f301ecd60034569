// reports.txt: links of reports, with the canonical link and a part of each complaint.
import { readFileSync } from "node:fs";

/** @type {{report: string, link: string, canonical: string, complaints: string[]}[]} */
export const reports = readFileSync(new URL("reports.txt", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line && !line.startsWith("# "))
  .map((line) => {
    const [given, ...complaints] = line.split(" !! ");
    const colon = given.indexOf(": "), arrow = given.indexOf(" => ");
    return { report: given.slice(0, colon), link: given.slice(colon + 2, arrow), canonical: given.slice(arrow + 4), complaints };
  });
