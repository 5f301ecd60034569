// Which keys the app never gets to see.
import assert from "node:assert/strict";
import { test } from "node:test";
import { belongsToBrowser, shortcutKey } from "../../web/keys.js";

/** @param {string} keys such as "Ctrl+Shift+Z" */
function keydown(keys, code = "") {
  const parts = keys.split("+");
  const held = (name) => parts.slice(0, -1).includes(name);
  return {
    key: parts.at(-1), code, ctrlKey: held("Ctrl"), metaKey: held("Meta"), altKey: held("Alt"), shiftKey: held("Shift"),
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

for (const [keys, code] of [["Ctrl+я", "KeyZ"], ["Meta+Ζ", "KeyZ"], ["Ctrl+Shift+Я", "KeyZ"], ["Ctrl+н", "KeyY"]]) {
  test(`simplify#793: ${keys} is the app's`, () => assert.ok(!belongsToBrowser(keydown(keys, code), false)));
}

for (const [keys, code] of [["Ctrl+ф", "KeyA"], ["Ctrl+с", "KeyC"], ["Meta+χ", "KeyX"]]) {
  test(`simplify#793: ${keys} is the app's only in a text field`, () => {
    assert.ok(belongsToBrowser(keydown(keys, code), false));
    assert.ok(!belongsToBrowser(keydown(keys, code), true));
  });
}

test("simplify#793: the layout's own Latin letter counts, wherever its key is", () => {
  assert.ok(belongsToBrowser(keydown("Ctrl+w", "KeyZ"), false)); // French
  assert.ok(!belongsToBrowser(keydown("Ctrl+z", "KeyW"), false));
  for (const [key, code] of [["é", "KeyE"], [";", "KeyZ"], ["ı", "KeyI"], ["ж", "Semicolon"], ["я", ""], ["Z", "KeyZ"]]) {
    assert.equal(shortcutKey({ key, code }), key);
  }
});
