// The racers among the controls of the page: a row each, with its optimizer, its learning rate and a button to remove it.
import { element } from "./dom.js";
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
    racers.forEach((racer, index) => show(this.#list.children[index], index, racer, optimizers));
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
    const rate = element("input");
    Object.assign(rate, { spellcheck: false, autocapitalize: "off", autocomplete: "off" });
    rate.setAttribute("aria-describedby", this.#error.id);
    const takeRate = () => tellRefusal(this.#edit("lr", index, rate.value), rate, this.#error, takeRate);
    rate.addEventListener("change", takeRate);
    const remove = element("button", "", "Remove");
    remove.addEventListener("click", () => this.#remove(index));
    box.append(element("legend"), labelled("Optimizer", select), labelled("Learning rate", rate), remove);
    row.append(box);
    return row;
  }

  /** The focus stays at the place of the row that has gone. */
  #remove(index) {
    this.tell(this.#edit("remove", index));
    const rows = this.#list.children;
    const next = rows[Math.min(index, rows.length - 1)]?.querySelector("button");
    (next ?? this.#list.nextElementSibling).focus();
  }
}

function show(row, index, { name, optimizer, rate }, optimizers) {
  const title = `${index + 1} ${name}`;
  row.querySelector("legend").textContent = title;
  const select = row.querySelector("select");
  const listed = optimizers.some(({ key }) => key === optimizer) ? optimizers : [...optimizers, { key: optimizer, title: name }];
  if (listed.map(({ key }) => key).join() !== Array.from(select.options, ({ value }) => value).join())
    select.replaceChildren(...listed.map(({ key, title }) => new Option(title, key)));
  select.value = optimizer;
  row.querySelector("button").setAttribute("aria-label", `Remove racer ${title}`);
  const field = row.querySelector("input");
  field.parentElement.hidden = rate === null;
  field.value = rate ?? "";
  field.setAttribute("aria-invalid", "false");
}

function labelled(text, control) {
  const label = element("label", "", `${text} `);
  label.append(control);
  return label;
}
