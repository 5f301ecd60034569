// The racers among the controls of the page: for each its optimizer, its learning rate and a button to remove it, and behind "More"
// all its parameters, what goes around it, and its place.
import { element } from "./dom.js";
import { valueControl } from "./field_controls.js";
import { tellRefusal } from "./refusal.js";

export class RacerControls {
  #list;
  #error;
  #edit;
  #shown = "";

  /**
   * @param {(what: string, racer: number, text?: string) => {complaint: string, corrections: string[]}} edit returns what was
   *   wrong
   */
  constructor(list, error, edit) {
    this.#list = list;
    this.#error = error;
    this.#edit = edit;
  }

  update(racers, optimizers) {
    const now = JSON.stringify([racers, optimizers]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.tell(""); // what was wrong was about another race
    while (this.#list.children.length > racers.length) this.#list.lastChild.remove();
    while (this.#list.children.length < racers.length) this.#list.append(this.#row(this.#list.children.length));
    racers.forEach((racer, index) => this.#show(this.#list.children[index], index, racer, optimizers));
  }

  focusLast() {
    this.#list.lastChild.querySelector("select").focus();
  }

  /** Shows what was wrong with an edit. @returns {boolean} whether nothing was */
  tell({ complaint }) {
    this.#error.textContent = complaint;
    return complaint === "";
  }

  #row(index) {
    const row = element("li");
    const box = element("fieldset");
    const select = element("select");
    select.addEventListener("change", () => this.tell(this.#edit("optimizer", index, select.value)));
    const rate = element("input", "rate");
    Object.assign(rate, { spellcheck: false, autocapitalize: "off", autocomplete: "off" });
    rate.setAttribute("aria-describedby", this.#error.id);
    const takeRate = () => tellRefusal(this.#edit("lr", index, rate.value), rate, this.#error, takeRate);
    rate.addEventListener("change", takeRate);
    const remove = element("button", "remove", "Remove");
    remove.addEventListener("click", () => this.#remove(index));
    box.append(element("legend"), labelled("Optimizer", select), labelled("Learning rate", rate), this.#more(index), remove);
    row.append(box);
    return row;
  }

  #more(index) {
    const more = element("details");
    const acts = element("div", "row");
    const act = (name, what) => {
      const button = element("button", "", name);
      button.addEventListener("click", () => this.tell(this.#edit(what, index)));
      acts.append(button);
    };
    act("Hide or show", "hide");
    act("Alone or all", "solo");
    act("Duplicate", "duplicate");
    act("Up", "up");
    act("Down", "down");
    more.append(element("summary", "", "More"), element("div", "parameters"), acts);
    return more;
  }

  /** The focus stays at the place of the row that has gone. */
  #remove(index) {
    this.tell(this.#edit("remove", index));
    const rows = this.#list.children;
    const next = rows[Math.min(index, rows.length - 1)]?.querySelector(".remove");
    (next ?? this.#list.nextElementSibling).focus();
  }

  #show(row, index, racer, optimizers) {
    const { name, optimizer, rate } = racer;
    const title = `${index + 1} ${name}`;
    row.querySelector("legend").textContent = title;
    const select = row.querySelector("select");
    const listed = optimizers.some(({ key }) => key === optimizer) ? optimizers : [...optimizers, { key: optimizer, title: name }];
    if (listed.map(({ key }) => key).join() !== Array.from(select.options, ({ value }) => value).join())
      select.replaceChildren(...listed.map(({ key, title }) => new Option(title, key)));
    select.value = optimizer;
    row.querySelector(".remove").setAttribute("aria-label", `Remove racer ${title}`);
    row.querySelector("summary").setAttribute("aria-label", `More of racer ${title}`);
    const field = row.querySelector(".rate");
    field.parentElement.hidden = rate === null;
    field.value = rate ?? "";
    field.setAttribute("aria-invalid", "false");
    this.#showParameters(row.querySelector(".parameters"), index, racer);
  }

  /** Makes the controls anew only where there are others. */
  #showParameters(place, index, { parameters, modifiers, start, rate }) {
    const others = parameters.filter(({ key }) => rate === null || key !== "lr");
    const all = [
      ...others.map((each) => ({ ...each, name: each.label, what: "parameter", before: `${each.key}=` })),
      { key: "modifiers", name: "Modifiers, with + between", value: modifiers, choices: [], what: "modifiers", before: "" },
      { key: "own start", name: "A start of its own", value: start, choices: [], what: "own_start", before: "" },
    ];
    const keys = JSON.stringify(all.map(({ key, name, help, choices }) => [key, name, help, choices]));
    const show = () => {
      if (place.dataset.keys !== keys) this.#makeParameters(place, index, all, keys);
      place.querySelectorAll("input, select").forEach((control, number) => {
        if (control !== document.activeElement || control.type === "select-one") control.value = all[number].value;
      });
    };
    // While Tab leaves a control that has changed, the focus is on its way to the next one, which must stay till then.
    if (place.dataset.keys && place.dataset.keys !== keys) setTimeout(show);
    else show();
  }

  /** The focus stays on the control of its name. */
  #makeParameters(place, index, all, keys) {
    const focused = place.contains(document.activeElement) && nameOf(document.activeElement);
    place.dataset.keys = keys;
    place.replaceChildren();
    for (const { name, help, choices, what, before } of all) {
      const { label, fault } = valueControl({ name, help, choices }, (text) => this.#edit(what, index, before + text));
      place.append(label, fault);
    }
    if (focused) [...place.querySelectorAll("input, select")].find((control) => nameOf(control) === focused)?.focus();
  }
}

const nameOf = (control) => control.closest("label")?.firstChild.textContent.trim();

function labelled(text, control) {
  const label = element("label", "", `${text} `);
  label.append(control);
  return label;
}
