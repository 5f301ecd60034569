// Controls made of the table of a link's fields: a list of choices, a switch or a text each.
import { element } from "./dom.js";
import { tellRefusal } from "./refusal.js";

const names = {
  x: "Domain from left to right", y: "Domain from front to back", start: "Start of all racers", steps: "Steps",
  seed: "Seed", noise: "Noise on gradients", data: "Rows of data", batch: "Rows of a batch", view: "Camera",
  selected: "Racer looked at", tab: "Tab", sheet: "Panel of a small window", panels: "Panels of a wide window",
  dataset: "Data of a network", net: "Network", init: "First weights of a network", plane: "Plane of a network",
  weight: "Weight of a network", mode: "Relief or map", study: "Study", chart: "Chart of",
  chart_of: "State or parameter of the chart", chart_layer: "Layer of the chart's gradient", chart_by: "Chart counts", chart_axis: "Chart's axis",
  chart_scale: "Chart's values", chart_size: "Chart", slice: "Slice along", controls: "Panels and transport",
};

export class FieldControls {
  #places;
  #edit;
  #rows = new Map();
  #shown = "";

  /**
   * @param {Record<string, HTMLElement>} places where the fields of a part go
   * @param {(what: string, number?: number, text?: string) => {complaint: string, corrections: string[]}} edit
   */
  constructor(places, edit) {
    this.#places = places;
    this.#edit = edit;
  }

  /** Leaves alone what is being typed, and what is still wrong. */
  update(fields) {
    const now = JSON.stringify(fields);
    if (now === this.#shown) return;
    this.#shown = now;
    for (const field of fields) {
      if (!this.#rows.has(field.key)) this.#rows.set(field.key, this.#row(field));
      const control = this.#rows.get(field.key);
      if (control.type === "checkbox") control.checked = field.value === "on";
      else if (document.activeElement !== control || control.type === "select-one") control.value = field.value;
    }
  }

  #row({ key, part, label, help, choices }) {
    const isSwitch = choices.length === 2 && choices.includes("on");
    const name = names[key] ?? label[0].toUpperCase() + label.slice(1);
    const take = (text) => this.#edit("field", 0, `${key}=${text}`);
    const row = valueControl({ name, help, choices: isSwitch ? [] : choices, isSwitch }, take);
    this.#places[part].append(row.label, row.fault);
    return row.control;
  }
}

/**
 * A labelled control for one value, and the place below it where a refusal is told.
 * @param {(text: string) => {complaint: string, corrections: string[]}} take
 */
export function valueControl({ name, help = "", choices = [], isSwitch = false }, take) {
  const control = element(choices.length ? "select" : "input");
  const label = element("label", isSwitch ? "switch" : "", `${name} `);
  const fault = element("p", "error");
  fault.setAttribute("aria-live", "polite");
  control.title = help;
  if (choices.length) control.append(...choices.map((choice) => new Option(choice, choice)));
  if (isSwitch) control.type = "checkbox";
  else Object.assign(control, { spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  const text = () => (isSwitch ? (control.checked ? "on" : "off") : control.value);
  const tell = () => tellRefusal(take(text()), control, fault, tell);
  control.addEventListener("change", tell);
  label.append(control);
  return { label, control, fault };
}
