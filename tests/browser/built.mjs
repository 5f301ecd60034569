// The built page, and a server of it.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../../scripts/server.mjs";

/** The folder with web/site and native/ravine-cli: RAVINE_BUILD, or build/ of this repository. */
export const build = process.env.RAVINE_BUILD ?? fileURLToPath(new URL("../../build", import.meta.url));

/** @returns {Promise<{address: string, close: () => void}>} */
export async function serveBuilt(folder = build) {
  const site = `${folder}/web/site`;
  assert.ok(existsSync(`${site}/ravine.wasm`), `there is no page in ${site}: build the preset web first`);
  const server = await serve(site);
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}/`, close };
}
