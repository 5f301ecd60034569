// Every published link runs in the page as it does on the command line, to the last bit, and is judged alike.
import { pageTest, useBrowser } from "./harness.mjs";
import { comparePublished, published } from "./published.mjs";

useBrowser();

pageTest("every published link runs in the page as on the command line", async (visit) => {
  await comparePublished(await visit(`#${published[0]}`));
});
