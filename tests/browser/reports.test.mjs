// Links of reports and their siblings, as the page reads them: tests/document/reports.txt.
import assert from "node:assert/strict";
import { reports } from "../document/reports.mjs";
import { pageTest, useBrowser } from "./harness.mjs";

useBrowser();

pageTest("links of reports are read, or refused in words, as on the command line", async (visit) => {
  const page = await visit("#v=1&paused=true");
  const read = await page.evaluate(
    (links) => links.map((link) => ({ complaints: ravine.load(link), link: ravine.link() })),
    reports.map(({ link }) => link),
  );
  for (const [i, { report, link, canonical, complaints }] of reports.entries()) {
    assert.equal(read[i].link, canonical, `${report}: ${link}`);
    assert.equal(read[i].complaints.length, complaints.length, `${report}: ${link}: ${read[i].complaints.join("; ")}`);
    for (const [j, part] of complaints.entries())
      assert.ok(read[i].complaints[j].includes(part), `${report}: ${link}: ${read[i].complaints[j]}`);
  }
});
