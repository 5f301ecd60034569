// Tells why a text that was typed is refused, with a button for each text that may have been meant.
import { element } from "./dom.js";

/**
 * @param {{complaint: string, corrections: string[]}} refusal
 * @param {HTMLInputElement} field
 * @param {HTMLElement} place where it is told, behind the field in the order of Tab
 * @param {() => void} take takes over what the field has
 */
export function tellRefusal({ complaint, corrections }, field, place, take) {
  field.setAttribute("aria-invalid", String(complaint !== ""));
  const buttons = corrections.map((text) => {
    const button = element("button", "correction", `Use ${text}`);
    button.addEventListener("click", () => {
      field.value = text;
      field.focus();
      take();
    });
    return button;
  });
  place.replaceChildren(complaint, ...buttons);
}
