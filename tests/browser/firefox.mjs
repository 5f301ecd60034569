// Firefox in a window of its own on a screen that nobody sees: without a window it has no WebGL.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const preferences = {
  "ui.prefersReducedMotion": 1, // a race that is opened stands still
  "ui.systemUsesDarkTheme": 1,
  "webgl.force-enabled": true, // software draws
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
};

/** @returns {Promise<{browser, close: () => Promise<void>}>} */
export async function launchFirefox() {
  const program = [process.env.FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"].find((at) => at && existsSync(at));
  assert.ok(program, "Firefox is missing: install it, or let FIREFOX name it");
  const screen = await startScreen();
  const browser = await puppeteer
    .launch({
      browser: "firefox",
      executablePath: program,
      headless: false,
      extraPrefsFirefox: preferences,
      env: { ...process.env, DISPLAY: screen.display, LIBGL_ALWAYS_SOFTWARE: "1", MOZ_ENABLE_WAYLAND: "0" },
    })
    .catch((cause) => {
      screen.close();
      throw cause;
    });
  const close = async () => {
    await browser.close();
    screen.close();
  };
  return { browser, close };
}

/** An X server that chooses its number by itself and says it. */
async function startScreen() {
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1100x900x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const number = await new Promise((resolve, reject) => {
    server.on("error", () => reject(new Error("Xvfb is missing: install it, Firefox needs a screen")));
    server.on("exit", () => reject(new Error("Xvfb has ended before it had a screen")));
    server.stdio[3].once("data", (data) => resolve(String(data).trim()));
  });
  return { display: `:${number}`, close: () => server.kill() };
}
