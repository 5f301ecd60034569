import { useBrowser } from "./harness.mjs";
import { testLessons } from "./lessons.mjs";

useBrowser();
testLessons();
