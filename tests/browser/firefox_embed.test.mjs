import { testEmbedding } from "./embed.mjs";
import { launchFirefox } from "./firefox.mjs";
import { useBrowser } from "./harness.mjs";

useBrowser({ launch: launchFirefox });
testEmbedding();
