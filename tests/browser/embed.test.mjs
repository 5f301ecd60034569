import { testEmbedding } from "./embed.mjs";
import { useBrowser } from "./harness.mjs";

useBrowser();
testEmbedding();
