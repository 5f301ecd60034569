// The rules that a race defines, among the controls of the page: each as lines of text, raced as long as they are right.
import { element } from "./dom.js";
import { tellRefusal } from "./refusal.js";

export class RuleControls {
  #list;
  #edit;
  #shown = []; // the keys and lines that the race has
  #taking; // the field whose text is being taken over

  /** @param {(what: string, number?: number, text?: string) => {complaint: string, corrections: string[]}} edit */
  constructor(list, edit) {
    this.#list = list;
    this.#edit = edit;
  }

  /** Leaves alone what is being typed, and what is still wrong, until the rule changes under it. */
  update(rules) {
    while (this.#list.children.length > rules.length) this.#list.lastChild.remove();
    while (this.#list.children.length < rules.length) this.#list.append(this.#row(this.#list.children.length));
    rules.forEach((rule, index) => this.#show(this.#list.children[index], index, rule));
    this.#shown = rules;
  }

  focusLast() {
    this.#list.lastChild?.querySelector("textarea").focus();
  }

  #row(index) {
    const row = element("li");
    const box = element("fieldset");
    const label = element("label", "", "Lines of the rule ");
    const field = element("textarea");
    Object.assign(field, { rows: 5, spellcheck: false, autocapitalize: "off", autocomplete: "off" });
    const fault = element("p", "error");
    fault.id = `rule-error-${index}`;
    fault.setAttribute("aria-live", "polite");
    field.setAttribute("aria-describedby", fault.id);
    field.addEventListener("input", () => this.#take(field, fault, index));
    const remove = element("button", "", "Remove the rule and its racers");
    remove.addEventListener("click", () => this.#remove(index));
    label.append(field);
    box.append(element("legend"), label, fault, remove);
    row.append(box);
    return row;
  }

  #take(field, fault, index) {
    this.#taking = field;
    const refusal = this.#edit("rule", index, field.value);
    this.#taking = undefined;
    tellRefusal(refusal, field, fault, () => this.#take(field, fault, index));
  }

  /** The focus stays at the place of the rule that has gone. */
  #remove(index) {
    this.#edit("remove_rule", index);
    const rows = this.#list.children;
    (rows[Math.min(index, rows.length - 1)]?.querySelector("textarea") ?? this.#list.nextElementSibling).focus();
  }

  #show(row, index, { key, rule }) {
    const before = this.#shown[index];
    row.querySelector("legend").textContent = key;
    const field = row.querySelector("textarea");
    if (field === this.#taking) return;
    const isOther = before?.key !== key || before.rule !== rule;
    const isOpen = document.activeElement === field || field.getAttribute("aria-invalid") === "true";
    if (!isOther && isOpen) return;
    field.value = rule;
    if (isOther) tellRefusal({ complaint: "", corrections: [] }, field, row.querySelector(".error"), () => {});
  }
}
