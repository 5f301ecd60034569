import { launchFirefox } from "./firefox.mjs";
import { useBrowser } from "./harness.mjs";
import { testLessons } from "./lessons.mjs";

useBrowser({ launch: launchFirefox });
testLessons();
