// Which keys the app never gets to see.
import assert from "node:assert/strict";
import { test } from "node:test";
import { belongsToBrowser } from "../../web/keys.js";

/** @param {string} keys such as "Ctrl+Shift+Z" */
function keydown(keys) {
  const parts = keys.split("+");
  const held = (name) => parts.slice(0, -1).includes(name);
  return {
    key: parts.at(-1), ctrlKey: held("Ctrl"), metaKey: held("Meta"), altKey: held("Alt"), shiftKey: held("Shift"),
    getModifierState: held, location: held("Keypad") ? 3 : 0,
  };
}

for (const keys of ["Tab", "Shift+Tab", "F5", "F12", "Ctrl+l", "Ctrl+r", "Ctrl+Shift+i", "Meta+l", "Ctrl+v", "Alt+ArrowLeft",
  "Ctrl+Alt+@", "AltGraph+^", "Ctrl+="]) {
  test(`${keys} is the browser's`, () => {
    assert.ok(belongsToBrowser(keydown(keys), false));
    assert.ok(belongsToBrowser(keydown(keys), true));
  });
}

for (const keys of [" ", "ArrowRight", "Home", "End", "r", "1", "Shift+?", "Control", "Ctrl+z", "Ctrl+Shift+Z", "Meta+z", "Ctrl+y"]) {
  test(`${keys} is the app's`, () => {
    assert.ok(!belongsToBrowser(keydown(keys), false));
    assert.ok(!belongsToBrowser(keydown(keys), true));
  });
}

test("Tab is the app's where it leads to a correction", () => {
  assert.ok(!belongsToBrowser(keydown("Tab"), true, true));
  assert.ok(belongsToBrowser(keydown("Shift+Tab"), true, true));
});

for (const keys of ["Keypad+*", "Keypad+7"]) {
  test(`${keys} is text in a text field`, () => {
    assert.ok(belongsToBrowser(keydown(keys), true));
    assert.ok(!belongsToBrowser(keydown(keys), false));
  });
}

test("Keypad+Enter is the app's", () => assert.ok(!belongsToBrowser(keydown("Keypad+Enter"), true)));

for (const keys of ["Escape", "Ctrl+a", "Ctrl+c", "Meta+c", "Ctrl+x", "Ctrl+ArrowLeft", "Ctrl+Backspace", "Meta+Delete"]) {
  test(`${keys} is the app's only in a text field`, () => {
    assert.ok(belongsToBrowser(keydown(keys), false));
    assert.ok(!belongsToBrowser(keydown(keys), true));
  });
}
