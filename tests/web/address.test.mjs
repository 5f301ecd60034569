// Addresses whose '#' was percent-encoded on its way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { withFragment } from "../../web/address.js";

const page = "https://example.org/ravine/";
const cases = [
  [`${page}%23v=1&loss=x^2`, `${page}#%23v=1&loss=x^2`],
  [`${page}%2523v%253D1`, `${page}#%23v%253D1`],
  [`${page}?%23v=1&loss=x%2By`, `${page}?#%23v=1&loss=x%2By`],
  [`${page}index.html%23loss%3Dx`, `${page}index.html#%23loss%3Dx`],
  [`${page}#v=1&loss=x`, `${page}#v=1&loss=x`],
  [`${page}#%23v=1`, `${page}#%23v=1`],
  [`${page}?v=1&loss=x^2`, `${page}#?v=1&loss=x^2`],
  [`${page}?loss=x^2`, `${page}#?loss=x^2`],
  [`${page}?via=chat&v=1`, `${page}#?via=chat&v=1`],
  [`${page}?v=latest`, `${page}?v=latest`],
  [page, page],
  [`${page}?q=%23`, `${page}?q=%23`],
];
for (const [address, mended] of cases) test(address, () => assert.equal(withFragment(address), mended));

test("the page for what is not found does the same", () => {
  const script = /<script>([^]*?)<\/script>/.exec(readFileSync(new URL("../../web/404.html", import.meta.url), "utf8"))[1];
  for (const [address, mended] of cases.filter(([each]) => !each.includes("#"))) {
    let opened = address;
    new Function("location", script)({ href: address, replace: (to) => (opened = to) });
    assert.equal(opened, mended);
  }
});
